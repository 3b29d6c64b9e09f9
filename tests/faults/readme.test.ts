/** `README.md` is made from the names of the tests. After a change to one: `npx vitest run --project unit tests/faults -u`. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const folder = import.meta.dirname;

interface Named {
  readonly number: number;
  readonly fault: string;
  readonly answer: string;
  readonly file: string;
}

function faultsIn(file: string): readonly Named[] {
  const tests = readFileSync(path.join(folder, file), 'utf8').matchAll(/'fault (\d+): (.+?) \| (.+?)',/g);
  return [...tests].map(([, number, fault = '', answer = '']) => ({ number: Number(number), fault, answer, file }));
}

const named = [...readdirSync(folder).filter((file) => /\.test\.ts$/.test(file)), '../browser/faults.test.ts']
  .flatMap(faultsIn)
  .sort((one, other) => one.number - other.number);

test('each of the 47 faults has its test', () => {
  expect(named.map(({ number }) => number)).toEqual(Array.from({ length: 47 }, (_, at) => at + 1));
});

test('the README says what the tests say', async () => {
  const rows = named.map(
    ({ number, fault, answer, file }) => `${String(number)}. **${fault}**: ${answer} ([test](${file}))`,
  );
  const head = [
    '# Faults of LMSs and browsers, and what the course does',
    '',
    'Each is injected by a test of the same name. Nothing that was confirmed is lost, nothing is completed that was not, the learner is',
    'told where it matters, and learning goes on. This page is made from the tests by `readme.test.ts`.',
    '',
  ];
  await expect(`${[...head, ...rows].join('\n')}\n`).toMatchFileSnapshot('README.md');
});
