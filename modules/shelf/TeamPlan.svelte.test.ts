import { readFileSync } from 'node:fs';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import TeamPlan from './TeamPlan.svelte';

const { parts } = parse(readFileSync('modules/shelf/module.yaml', 'utf8'));
const user = userEvent.setup();
const box = (group: RegExp, name: RegExp) =>
  within(screen.getByRole('group', { name: group })).getByRole('textbox', { name });
const sheet = () => screen.getByRole('heading', { name: 'What we all do here' }).parentElement?.textContent;

beforeEach(() => {
  render(TeamPlan, { words: parts['team-plan'], t: (key: string) => key });
});

test('begins empty, and says so', () => {
  expect(sheet()).toContain('Nothing is on the sheet yet.');
});

test('puts on the sheet what was written, with who looks after it, and no place that was left out', async () => {
  await user.type(box(/front desk/, /say or do/), 'Look up before the screen');
  await user.type(box(/front desk/, /Who/), 'Jo');
  await user.type(screen.getByRole('textbox', { name: /When will we ask/ }), 'First Tuesday in March');
  expect(sheet()).toMatch(/Look up before the screen\s*looked after by Jo/);
  expect(sheet()).toContain('First Tuesday in March');
  expect(sheet()).not.toContain('In the waiting room');
});
