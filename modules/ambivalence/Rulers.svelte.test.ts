import { readFileSync } from 'node:fs';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import Rulers from './Rulers.svelte';

const source = readFileSync('modules/ambivalence/module.yaml', 'utf8');
const user = userEvent.setup();
const importance = () => within(screen.getByRole('group', { name: /^How important/ }));
const confidence = () => within(screen.getByRole('group', { name: /how sure/ }));
const questions = () => screen.queryAllByRole('button', { pressed: false }).map((button) => button.textContent);

beforeEach(() => {
  render(Rulers, { words: parse(source).parts.rulers, t: (key: string) => key });
});

test('asks nothing and chooses nothing before there is a number', () => {
  expect(questions()).toEqual([]);
  expect(screen.queryByRole('radio', { checked: true })).toBeNull();
});

test('offers 0 to 10, and says what the ends mean', () => {
  expect(
    importance()
      .getAllByRole('radio')
      .map((radio) => (radio as HTMLInputElement).value),
  ).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
  expect(screen.getByRole('group', { description: /^0 is not at all\. 10/ })).toBeTruthy();
});

describe('asks what fits the number', () => {
  test.each([
    ['0', ['What would have to happen for it to be 2?', 'Why not 2?']],
    ['1', ['Why 1 and not 0?', 'Why not 3?']],
    ['4', ['Why 4 and not 2?', 'Why not 6?']],
    ['9', ['Why 9 and not 7?', 'Why not 10?']],
    ['10', ['Why 10 and not 8?']],
  ])('importance %s', async (number, expected) => {
    await user.click(importance().getByRole('radio', { name: number }));
    expect(questions()).toEqual(expected);
  });

  test.each([
    ['0', ['What would make it 2?']],
    ['4', ['What would make it 6?']],
    ['9', ['What would make it 10?']],
    ['10', ['What could still get in the way?']],
  ])('confidence %s', async (number, expected) => {
    await user.click(confidence().getByRole('radio', { name: number }));
    expect(questions()).toEqual(expected);
  });
});

test('lets one hear that “why not higher?” brings the opposite talk', async () => {
  await user.click(screen.getByRole('radio', { name: /walking the dog/ }));
  await user.click(importance().getByRole('radio', { name: '4' }));
  await user.click(screen.getByRole('button', { name: 'Why 4 and not 2?' }));
  expect(screen.getByText(/sits by the door/).closest('[role=status]')?.textContent).toMatch(/Reasons to do it/);
  await user.click(screen.getByRole('button', { name: 'Why not 6?' }));
  expect(screen.queryByText(/sits by the door/)).toBeNull();
  expect(screen.getByText(/it’s dark, and I’m slow/).closest('[role=status]')?.textContent).toMatch(/Reasons not to/);
});

test('takes the answer away when the number changes', async () => {
  await user.click(importance().getByRole('radio', { name: '4' }));
  await user.click(screen.getByRole('button', { name: 'Why 4 and not 2?' }));
  await user.click(importance().getByRole('radio', { name: '5' }));
  expect(screen.queryByText(/Reasons to do it/)).toBeNull();
});

test('says to solve the snag first when confidence is below 7, and not at 7', async () => {
  await user.click(confidence().getByRole('radio', { name: '6' }));
  expect(screen.getByText(/^Below 7/)).toBeTruthy();
  await user.click(confidence().getByRole('radio', { name: '7' }));
  expect(screen.queryByText(/^Below 7/)).toBeNull();
  expect(screen.queryByText('false')).toBeNull();
});

test('at 8 and above says to go on, and below says nothing', async () => {
  await user.click(importance().getByRole('radio', { name: '8' }));
  expect(screen.getByText(/^It matters already/)).toBeTruthy();
  await user.click(importance().getByRole('radio', { name: '7' }));
  expect(screen.getAllByRole('status').map(({ textContent }) => textContent.trim())).toEqual(['', '', '']);
});

test('copies a card with both questions', async () => {
  await user.click(importance().getByRole('radio', { name: '4' }));
  await user.click(confidence().getByRole('radio', { name: '3' }));
  await user.click(screen.getByRole('button', { name: 'part.copy' }));
  expect(await navigator.clipboard.readText()).toMatch(/Why 4 and not 2\?[^]*What would make it 5\?/);
  expect(screen.getByText('part.copied')).toBeTruthy();
});

test('prints the card alone, and only while printing', async () => {
  vi.spyOn(window, 'print').mockImplementation(() => undefined);
  await user.click(screen.getByRole('button', { name: 'part.print' }));
  expect(document.querySelector('[data-alone]')?.textContent).toContain('How important is it');
  window.dispatchEvent(new Event('afterprint'));
  expect(document.querySelector('[data-alone]')).toBeNull();
});
