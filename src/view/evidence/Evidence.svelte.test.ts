import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test, vi } from 'vitest';
import type { Attempt } from '../../course/attempt';
import { readSummary, type Summary } from '../../course/summary';
import Course from '../course/Course.svelte';
import { takeCourse } from '../fixture';

beforeAll(() => {
  Element.prototype.scrollIntoView = vi.fn();
  window.scrollTo = vi.fn();
});

async function show(attempt: Partial<Attempt> = {}) {
  const course = takeCourse({ place: { screen: 'home' }, ...attempt });
  await course.start();
  render(Course, { course });
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: /portfolio/ }));
  return user;
}
const note = () => screen.findByRole('region', { name: 'A reflective note, begun' });

test('gives facts and no more: nothing of what was not done', async () => {
  await show();
  const text = (await note()).textContent;
  expect(text).toContain('A course, Ambivalence, version 0.3.0');
  expect(text).not.toMatch(/finished|Lessons|minutes|nought/);
});

test('tells the lessons, the numbers and the plan in words', async () => {
  await show({
    pages: { ambivalence: ['one', 'two'] },
    ratings: { before: 4, after: 7, lookingBack: 3 },
    resolutions: [{ module: 'ambivalence', pick: 'wait', withWhom: 0, when: 1, confidence: 8 }],
  });
  const text = (await note()).textContent;
  expect(text).toContain('Lessons read: Two minds');
  expect(text).toContain('About 6 minutes');
  expect(text).toContain('at the start, nought to ten: 4');
  expect(text).toContain('where I would put myself at the start: 3');
  expect(text).toContain('I will try: Wait four seconds. With: The next client');
});

test('puts the facts under the headings of one’s own body and leaves the others empty', async () => {
  const user = await show();
  await note();
  await user.selectOptions(
    screen.getByRole('combobox', { name: 'Under the headings of' }),
    'Nursing and Midwifery Council',
  );
  const text = (await note()).textContent ?? '';
  expect(text).toContain('What I learnt\n\n\n');
  expect(text).toContain('How it relates to the Code');
});

test('there is a certificate once the course is complete, with the name one types', async () => {
  await show();
  expect(screen.getByText(/as soon as this course is complete/)).toBeTruthy();
});

test('the certificate says what completing is, and keeps nothing', async () => {
  const user = await show({ completed: true });
  await user.type(screen.getByRole('textbox', { name: /Your name/ }), 'Sam Okafor');
  expect(screen.getByText(/^Sam Okafor completed Ambivalence/)).toBeTruthy();
  expect(screen.getByText(/it does not certify that you are competent/)).toBeTruthy();
  expect(screen.getByText(/What you type stays on this page/)).toBeTruthy();
});

test('there is a card of phrases for each topic', async () => {
  await show();
  expect(await screen.findByRole('heading', { level: 3, name: 'Ambivalence' })).toBeTruthy();
  expect(screen.getByText('“What makes it a four?”')).toBeTruthy();
});

test('makes a code to bring only when asked, without a name, and keeps the group’s letter', async () => {
  const user = await show({ ratings: { before: 4 }, role: 'physiotherapist' });
  expect(screen.queryByText(/^CG1/)).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Make the code' }));
  const code = () => screen.getByRole('region', { name: 'A summary to bring' }).textContent ?? '';
  expect(readSummary(code())).toMatchObject({ edition: 'ambivalence', role: 'physiotherapist', before: 4, visits: [] });
  const { tag } = readSummary(code()) as Summary;
  await user.selectOptions(screen.getByRole('combobox', { name: /letter your group/ }), 'C');
  expect(readSummary(code())).toMatchObject({ group: 'c', tag });
});
