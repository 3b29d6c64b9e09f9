import { readFileSync } from 'node:fs';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import AgendaMap from './AgendaMap.svelte';

const source = readFileSync('modules/agenda-setting/module.yaml', 'utf8');
const user = userEvent.setup();
const map = () => screen.getByRole('list', { name: 'What shall we talk about today?' });
const bubbles = () =>
  within(map())
    .getAllByRole('listitem')
    .map((bubble) => bubble.textContent.trim());

beforeEach(() => {
  render(AgendaMap, { words: parse(source).parts['agenda-map'], t: (key: string) => key });
});

test('starts with nothing but empty bubbles', () => {
  expect(bubbles()).toEqual(['left empty', 'left empty', 'left empty']);
});

test('puts what is ticked into a bubble, unranked, and keeps three empty', async () => {
  await user.click(screen.getByRole('checkbox', { name: 'Sleep' }));
  await user.click(screen.getByRole('checkbox', { name: 'Pain' }));
  expect(bubbles()).toEqual(['Pain', 'Sleep', 'left empty', 'left empty', 'left empty']);
});

test('takes a ticked topic out again', async () => {
  await user.click(screen.getByRole('checkbox', { name: 'Sleep' }));
  await user.click(screen.getByRole('checkbox', { name: 'Sleep' }));
  expect(bubbles()).not.toContain('Sleep');
});

test('shows their own words as they are, and says which item is the practitioner’s', async () => {
  await user.type(screen.getByRole('textbox', { name: 'Something else, in their words' }), ' the stairs at Ann’s ');
  await user.type(screen.getByRole('textbox', { name: 'One thing on your own list' }), 'blood pressure');
  expect(bubbles().slice(0, 2)).toEqual(['the stairs at Ann’s', 'blood pressure from me']);
});

test('asks what comes first once there is a choice, with nothing chosen for them', async () => {
  expect(screen.queryByRole('radio')).toBeNull();
  await user.click(screen.getByRole('checkbox', { name: 'Sleep' }));
  await user.type(screen.getByRole('textbox', { name: 'One thing on your own list' }), 'blood pressure');
  expect(screen.queryByRole('radio', { checked: true })).toBeNull();
  await user.click(screen.getByRole('radio', { name: 'blood pressure' }));
  expect(bubbles()).toContain('blood pressure from me, first');
});

test('says that what is typed stays on the page', () => {
  expect(screen.getByText('part.typedStays')).toBeTruthy();
});

test('copies the map and says so', async () => {
  await user.click(screen.getByRole('checkbox', { name: 'Sleep' }));
  await user.click(screen.getByRole('button', { name: 'part.copy' }));
  expect(await navigator.clipboard.readText()).toMatch(/What shall we talk about today\?[^]*Sleep/);
  expect(screen.getByText('part.copied').getAttribute('role')).toBe('status');
});

test('leaves the map selected where the clipboard is closed, and says what to press', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValueOnce(new Error('NotAllowedError'));
  await user.click(screen.getByRole('button', { name: 'part.copy' }));
  expect(getSelection()?.toString()).toContain('What shall we talk about today?');
  expect(screen.getByText('part.copyBlocked')).toBeTruthy();
});

test('prints the map alone, and only while printing', async () => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
  await user.click(screen.getByRole('button', { name: 'part.print' }));
  expect(print).toHaveBeenCalledOnce();
  expect(document.querySelector('[data-alone]')?.textContent).toContain('What shall we talk about today?');
  window.dispatchEvent(new Event('afterprint'));
  expect(document.querySelector('[data-alone]')).toBeNull();
});
