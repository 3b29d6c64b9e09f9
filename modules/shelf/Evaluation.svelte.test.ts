import { readFileSync } from 'node:fs';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import Evaluation from './Evaluation.svelte';

const { parts } = parse(readFileSync('modules/shelf/module.yaml', 'utf8'));
const user = userEvent.setup();
const answers = () =>
  Object.fromEntries(
    screen.getAllByRole('term').map((term) => [term.textContent.split(':')[0], term.nextElementSibling?.textContent]),
  );

beforeEach(() => {
  render(Evaluation, { words: parts.evaluation, t: (key: string) => key });
});

test('has items with ids that stay, none of them answered', () => {
  expect(Object.keys(answers())).toEqual(['e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'e7', 'w1', 'w2', 'w3']);
  expect(new Set(Object.values(answers()))).toEqual(new Set(['left out']));
});

test('shows a number and a sentence beside their ids, and leaves out the rest', async () => {
  const [first] = screen.getAllByRole('group');
  await user.click(within(first!).getByRole('radio', { name: '0' }));
  await user.type(screen.getByRole('textbox', { name: /wrong, or grated/ }), 'The kettle.');
  expect(answers()).toMatchObject({ e1: '0', e2: 'left out', w2: 'The kettle.' });
});
