import { readFileSync } from 'node:fs';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import SpotTheSkill from './SpotTheSkill.svelte';

const { parts } = parse(readFileSync('modules/core-skills/module.yaml', 'utf8'));
const words = parts['spot-the-skill'];
const user = userEvent.setup();
const line = (says: RegExp) => within(screen.getByRole('group', { name: says }));

beforeEach(() => {
  render(SpotTheSkill, { words });
});

test('every line is one of the skills on offer', () => {
  for (const { skill } of words.lines) expect(words.options).toContain(skill);
});

test('tells nothing before one has picked', async () => {
  await user.click(line(/When you’re at home/).getByRole('button'));
  expect(line(/When you’re at home/).getByRole('status').textContent).toContain('Pick one first');
});

test('then tells which it is and what both tutors say, without a mark', async () => {
  const penny = line(/When you’re at home/);
  await user.click(penny.getByRole('radio', { name: 'Open question' }));
  await user.click(penny.getByRole('button'));
  const told = penny.getByRole('status').textContent;
  expect(told).toMatch(/Saying it back\.\s*You said: Open question/);
  expect(told).toContain('Lay tutor');
  expect(told).toContain('Clinician tutor');
  expect(told).not.toMatch(/correct|wrong|score/i);
  await user.click(penny.getByRole('radio', { name: 'Saying it back' }));
  expect(penny.getByRole('status').textContent).toContain('You said the same.');
});
