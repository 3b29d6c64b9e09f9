import { render, screen } from '@testing-library/svelte';
import { userEvent } from '@testing-library/user-event';
import axe from 'axe-core';
import { expect, test } from 'vitest';
import { readSmall } from '../../tests/scenarios/small';
import { proveScenario } from '../prove/report';
import Preview from './Preview.svelte';
import type { Proving, Read } from './shown';

const scenario = readSmall();
const read: Read = { scenario, problems: [] };
const proved: Proving = { state: 'proved', proof: proveScenario(scenario) };
const offer = (words: RegExp) => screen.getByRole('button', { name: words });

test('plays a decision, says what it did, and takes it back', async () => {
  const user = userEvent.setup();
  render(Preview, { read, proving: proved });
  await user.click(offer(/Have you fallen at all/));
  expect(screen.getByText('It’s the stairs.')).toBeTruthy();
  expect(screen.getByText('Just now: falls-asked')).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'This play' }).value).toBe('clinic:c');
  await user.click(offer(/^Back$/));
  expect(offer(/Have you fallen at all/)).toBeTruthy();
});

test('stays where one was when the file is saved', async () => {
  const user = userEvent.setup();
  const { rerender } = render(Preview, { read, proving: proved });
  await user.click(offer(/Have you fallen at all/));
  await rerender({ read: { scenario: readSmall({ "says: It's the stairs.": 'says: The bath, now.' }), problems: [] } });
  expect(screen.getByText('The bath, now.')).toBeTruthy();
});

test('goes on from the same place in the words of another role', async () => {
  const user = userEvent.setup();
  const roles = `roles: [practice-nurse, gp]
as:
  gp:
    visits/clinic/brief: You are her doctor.
`;
  render(Preview, {
    read: { scenario: readSmall({ 'roles: [practice-nurse]': roles }), problems: [] },
    proving: proved,
  });
  await user.click(offer(/Have you fallen at all/));
  await user.click(offer(/^gp$/));
  expect(screen.getByText('You are her doctor.')).toBeTruthy();
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'This play' }).value).toBe('clinic:c');
});

test('names problems, and keeps the last conversation that could be read', async () => {
  const { rerender } = render(Preview, { read, proving: proved });
  const problem = {
    file: 'scenario.yaml',
    line: 3,
    column: 1,
    code: 'bad-yaml',
    message: 'This cannot be read.',
  } as const;
  await rerender({ read: { problems: [problem] }, proving: { state: 'failed', why: 'No proof.' } });
  expect(screen.getByRole('alert').textContent).toContain('scenario.yaml:3:1 bad-yaml');
  expect(offer(/Have you fallen at all/)).toBeTruthy();
});

test('shows the graph as a table too, with what is never reached', () => {
  render(Preview, { read, proving: proved });
  expect(screen.getByRole('img', { name: /3 turns in 2 scenes/ })).toBeTruthy();
  expect(screen.getByRole('row', { name: /^greet opening .*greet\.w\/1/, hidden: true })).toBeTruthy();
});

test('has nothing that axe objects to', async () => {
  const { container } = render(Preview, { read, proving: proved });
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
});
