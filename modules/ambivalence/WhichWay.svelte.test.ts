import { readFileSync } from 'node:fs';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import WhichWay from './WhichWay.svelte';

const words = parse(readFileSync('modules/ambivalence/module.yaml', 'utf8')).parts['which-way'];
const user = userEvent.setup();
const pick = (line: RegExp, lean: string) =>
  user.click(within(screen.getByRole('group', { name: line })).getByRole('radio', { name: lean }));

beforeEach(() => {
  render(WhichWay, { words, t: (key: string) => key });
});

test('asks about every line, with nothing chosen and nothing said yet', () => {
  expect(screen.getAllByRole('group')).toHaveLength(words.lines.length);
  expect(screen.queryByRole('radio', { checked: true })).toBeNull();
  expect(screen.queryByText(/We heard/)).toBeNull();
});

test.each(['Towards', 'Both'])('says what we heard and why, whatever was picked (%s)', async (lean) => {
  await pick(/leaflets/, lean);
  const answer = screen.getByText(/We heard/).closest('[role=status]');
  expect(answer?.textContent).toMatch(/We heard: Neither yet\. This is about how he has been treated/);
});

test('keeps the lines apart', async () => {
  await pick(/leaflets/, 'Against');
  await pick(/Fridays/, 'Both');
  expect(screen.getAllByRole('radio', { checked: true })).toHaveLength(2);
  expect(screen.getAllByText(/We heard/)).toHaveLength(2);
});

test('every line leans a way that is on offer', () => {
  const ways = words.leans.map(({ id }: { id: string }) => id);
  expect(words.lines.filter(({ lean }: { lean: string }) => !ways.includes(lean))).toEqual([]);
});
