import { expect, test } from 'vitest';
import { curlQuotes, pseudoText } from './texts';

test.each([
  ["It's Ron's.", 'It’s Ron’s.'],
  ["After 'it'll keep' it only works on trust.", 'After ‘it’ll keep’ it only works on trust.'],
  ['She said "now" and left.', 'She said “now” and left.'],
  ["'Ask me,' she said.", '‘Ask me,’ she said.'],
  ["He wrote '10' on it.", 'He wrote ‘10’ on it.'],
  ["the lads' shoes", 'the lads’ shoes'],
  ["You're late – 'again'.", 'You’re late – ‘again’.'],
  ['“Already curled” isn’t touched.', '“Already curled” isn’t touched.'],
])('prints %s as %s', (typed, printed) => {
  expect(curlQuotes(typed)).toBe(printed);
});

test('disguises a line row by row, and leaves Markdown and places as they are', () => {
  expect(pseudoText('Ask **now**.\n\n- {{person}} first\n2. Wait', 'qps')).toMatch(
    /^\[!! Àŝķ \*\*ńóŵ\*\*\.[ ·]+!!\]\n\n- \[!! \{\{person\}\} ƒ?[^\n]* !!\]\n2\. \[!! Ŵáíţ[ ·]+!!\]$/,
  );
});
