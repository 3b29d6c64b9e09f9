/** What each rule finds is in `src/content/parse/problems.md`, whose examples are tests; here is what they look at, and where they point. */
import { expect, test } from 'vitest';
import { gradesOf } from './grade';
import { wordProblems } from './rules';
import { textsOfPage, textsOfScenario, type Text } from './texts';

const choice = (worth: number, says: string) =>
  `visits:\n  - turns:\n      one:\n        choices:\n          - id: a\n            says: "${says}"\n            worth: ${worth}\n`;

const codes = (texts: readonly Text[]) =>
  wordProblems(texts, []).map(({ code, line, column }) => `${code} ${line}:${column}`);

test.each([
  ['a choice that is apt', choice(2, 'So you are a diabetic.'), ['listed-word 6:31']],
  ['a choice that is meant to be costly', choice(0, 'So you are a diabetic.'), []],
  ['what a person says', 'visits:\n  - wait: { says: "I am a diabetic." }\n', []],
  ['what somebody is quoted to have said', 'notes: ["“I am a diabetic,” he says."]\n', []],
  ['a content note', 'notes: [a brother who suffered from it]\n', ['listed-word 1:23']],
  ['an id', 'id: a-diabetic\nagenda: { a-diabetic: { at: held } }\n', []],
])('in %s, looks for listed words as it should', (_, source, found) => {
  expect(codes(textsOfScenario('scenarios/ann/scenario.yaml', source))).toEqual(found);
});

test('points at the word, over broken lines and marks of Markdown', () => {
  const page = '---\ntitle: One\n---\nFirst.\n\n- Somebody **suffers\n  from** it.\n- He *failed to* come.\n';
  expect(codes(textsOfPage('modules/m/pages/one.md', page))).toEqual(['listed-word 6:14', 'listed-word 8:7']);
});

test('points at the sentence that is too long, in a text that is folded over lines', () => {
  const long =
    'this is far too long a sentence for anybody at all to read in one breath on a Tuesday\n      morning with the telephone ringing and somebody at the desk';
  const source = `visits:\n  - brief: >-\n      Short.\n      And ${long}.\n`;
  expect(codes(textsOfScenario('scenarios/ann/scenario.yaml', source))).toEqual(['long-sentence 4:7']);
});

test('tells a page for adults from one for children, the harder first', () => {
  const page = (name: string, body: string) =>
    textsOfPage(`modules/m/pages/${name}.md`, `---\ntitle: One\n---\n${body}\n`);
  const easy = page('easy', 'He sits. You wait. He looks up. Then he tells you.');
  const hard = page(
    'hard',
    'Multidisciplinary collaboration necessitates comprehensive organisational communication strategies.',
  );
  const [first, second] = gradesOf([...easy, ...hard]);
  expect([first?.file, second?.file]).toEqual(['modules/m/pages/hard.md', 'modules/m/pages/easy.md']);
  expect(second?.grade).toBeLessThan(4);
  expect(first?.grade).toBeGreaterThan(12);
});
