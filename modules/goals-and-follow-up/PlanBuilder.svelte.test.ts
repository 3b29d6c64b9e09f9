import { readFileSync } from 'node:fs';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import PlanBuilder from './PlanBuilder.svelte';

const source = readFileSync('modules/goals-and-follow-up/module.yaml', 'utf8');
const user = userEvent.setup();
const inPlan = (name: string) =>
  within(screen.getByText(name, { selector: 'dt' }).parentElement!).getByRole('definition').textContent;
const stillToAsk = () => screen.getByText(/^Still to ask:|^Nothing is missing/).textContent;
const sure = (number: string) => user.click(screen.getByRole('radio', { name: number }));

beforeEach(() => {
  render(PlanBuilder, { words: parse(source).parts['plan-builder'], t: (key: string) => key });
});

test('starts with every slot still to ask', () => {
  expect(stillToAsk()).toBe(
    'Still to ask: What · When · Where, or after what · How often · What could get in the way · And then · How sure · When we look again',
  );
  expect(screen.queryByRole('radio', { checked: true })).toBeNull();
});

test('puts an answer into the plan and takes it off what is still to ask', async () => {
  await user.type(screen.getByRole('textbox', { name: 'When will you do that?' }), 'Tuesdays');
  expect(inPlan('When')).toBe('Tuesdays');
  expect(stillToAsk()).not.toContain('· When ·');
});

test('counts a blank answer as not asked', async () => {
  await user.type(screen.getByRole('textbox', { name: 'When will you do that?' }), '   ');
  expect(inPlan('When')).toBe('not asked yet');
});

test('fills an example that looks finished, and shows its holes', async () => {
  await user.click(screen.getByRole('button', { name: 'Put in an example' }));
  expect(inPlan('What')).toBe('Walk to the allotment and back');
  expect(stillToAsk()).toBe('Still to ask: And then · How sure · When we look again');
});

test('says when nothing is missing', async () => {
  await user.click(screen.getByRole('button', { name: 'Put in an example' }));
  await user.type(screen.getByRole('textbox', { name: 'If that happens, what then?' }), 'The covered market');
  await user.type(
    screen.getByRole('textbox', { name: 'When shall we look at how it went?' }),
    'The 14th, by telephone',
  );
  await sure('8');
  expect(stillToAsk()).toMatch(/^Nothing is missing/);
});

test('below 7 asks for a different plan; from 7 on, to stop', async () => {
  await sure('6');
  expect(screen.getByText(/What would make it a 7/)).toBeTruthy();
  await sure('7');
  expect(screen.queryByText(/What would make it a 7/)).toBeNull();
  expect(screen.getByText(/That will probably hold/)).toBeTruthy();
});

test('takes nought for an answer', async () => {
  await sure('0');
  expect(inPlan('How sure')).toBe('0');
  expect(stillToAsk()).not.toContain('How sure');
});

test('copies the plan as text', async () => {
  await user.click(screen.getByRole('button', { name: 'Put in an example' }));
  await user.click(screen.getByRole('button', { name: 'part.copy' }));
  expect(await navigator.clipboard.readText()).toContain('Walk to the allotment and back');
  expect(screen.getByText('part.copied')).toBeTruthy();
});

test('prints the plan alone, and only while printing', async () => {
  vi.spyOn(window, 'print').mockImplementation(() => undefined);
  await user.click(screen.getByRole('button', { name: 'part.print' }));
  expect(document.querySelector('[data-alone]')?.textContent).toContain('The plan');
  window.dispatchEvent(new Event('afterprint'));
  expect(document.querySelector('[data-alone]')).toBeNull();
});
