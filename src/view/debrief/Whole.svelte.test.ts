import { render, screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { play, readSmall } from '../../../tests/scenarios/small';
import { takeCourse } from '../fixture';
import Whole from './Whole.svelte';

const joan = readSmall();

async function show(decisions: string): Promise<HTMLElement[]> {
  const course = takeCourse();
  await course.start();
  render(Whole, { course, session: play(joan, decisions), others: [] });
  return within(screen.getByRole('heading', { name: /^What was said/ }).nextElementSibling as HTMLElement).getAllByRole(
    'listitem',
  );
}
const cameBack = (line: HTMLElement | undefined) => line?.querySelector('.came-back')?.textContent;

test('tells a cost that came later where it arrived, with the line that it began with and why', async () => {
  const [advice, asked] = await show('baa');
  expect(cameBack(advice)).toBeUndefined();
  expect(cameBack(asked)).toBe(
    'What you said earlier, “You should rest that knee and take the tablets.”, came back here: It was your idea.',
  );
});

test('tells of no cost where nothing was owed', async () => {
  for (const line of await show('aaa')) expect(cameBack(line)).toBeUndefined();
});

test('offers the transcript as text to select, copy, print and download', async () => {
  await show('baa');
  expect(screen.getByRole('region', { name: 'Take it with you' }).textContent).toContain('Joan: ');
  for (const name of ['Copy as text', 'Print', 'Download']) expect(screen.getByRole('button', { name })).toBeTruthy();
});
