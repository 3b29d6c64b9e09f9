/** What the writing guide says of moves and of the proof is what the code does. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { nameOfMove } from '../content/moves';
import { moveCodes, moves } from '../engine/moves';

const house = path.resolve(import.meta.dirname, '../..');
const guide = readFileSync(path.join(house, 'scenarios/README.md'), 'utf8');
const cells = guide
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim()));

test.each(moveCodes)('the guide knows the move %s, its name and what it does', (code) => {
  const does = Object.entries(moves[code].effect)
    .filter(([, by]) => by !== 0)
    .map(([scale, by]) => `${scale} ${by > 0 ? '+' : '−'}${Math.abs(by)}`);
  expect(cells.find((row) => row[1] === `\`${code}\``)?.slice(2, 4)).toEqual([nameOfMove(code), does.join(', ')]);
});

test('the guide says what to do about everything that the proof may find', () => {
  const folder = path.join(house, 'src/prove');
  const source = readdirSync(folder)
    .filter((file) => /(?<!\.test)\.ts$/.test(file))
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .join('\n');
  const codes = [...source.matchAll(/(?:code: |\bsay\(\s*|\bmissing\(\s*)'([a-z]+(?:-[a-z]+)+)'/g)].map(
    ([, code]) => code ?? '',
  );
  const told = cells.flatMap((row) => [...(row[1] ?? '').matchAll(/`([a-z]+(?:-[a-z]+)+)`/g)].map(([, code]) => code));
  // A file that is not there is the parser’s to tell.
  expect([...new Set(codes)].filter((code) => code !== 'missing-file').toSorted()).toEqual(told.toSorted());
});
