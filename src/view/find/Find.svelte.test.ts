import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test, vi } from 'vitest';
import Course from '../course/Course.svelte';
import type { TakingCourse } from '../course/taking.svelte';
import { takeCourse } from '../fixture';

beforeAll(() => {
  Element.prototype.scrollIntoView = vi.fn();
  window.scrollTo = vi.fn();
});

async function show(course: TakingCourse = takeCourse({ place: { screen: 'home' } })) {
  await course.start();
  render(Course, { course });
  return userEvent.setup();
}
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const terms = () => screen.queryAllByRole('term').map((term) => term.textContent);

test('shows what one may be stuck with, and the words, before anything is typed', async () => {
  const user = await show();
  await user.click(button('Find a way or a word'));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('What are you stuck with?');
  expect(terms()).toEqual(['They say no to everything', 'They say it with a hand on the door', 'Both sides']);
  expect(screen.getByText('2 situations, 1 word.')).toBeTruthy();
});

test('narrows both to what is typed, and leads to the page and the person', async () => {
  const user = await show();
  await user.click(button('Stuck with somebody? Find what may help'));
  await user.type(screen.getByRole('searchbox'), 'refused');
  expect(terms()).toEqual(['They say no to everything']);
  const found = screen.getByRole('term').parentElement;
  expect(
    found &&
      within(found)
        .getAllByRole('button')
        .map((each) => each.textContent),
  ).toEqual(['Read: Two true things', 'Meet Kath']);
  await user.click(button('Meet Kath'));
  expect(document.querySelector('main')?.dataset['screen']).toBe('meeting');
});

test('a link in a text opens the glossary at its word, and one goes back to the text', async () => {
  const user = await show(takeCourse({ place: { screen: 'page', module: 'shelf', page: 'sent-here' } }));
  await user.click(screen.getByRole('link', { name: 'both sides' }));
  expect(document.activeElement?.textContent).toContain('What pulls each way');
  await user.click(button('Back to where you were'));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('I was sent here');
});

test('that it did not come is said, and it can be asked for again', async () => {
  let fails = true;
  const there = takeCourse();
  const course = takeCourse(
    { place: { screen: 'home' } },
    { loadLater: () => (fails ? Promise.reject(new Error('offline')) : Promise.resolve(there.later ?? later())) },
  );
  const later = () => ({ parts: {}, Compare: Nothing, Evidence: Nothing, Find: Nothing, Group: Nothing });
  const user = await show(course);
  await user.click(button('Find a way or a word'));
  expect(screen.getByText(/This part did not arrive/)).toBeTruthy();
  fails = false;
  await user.click(button('Try again'));
  expect(screen.queryByText(/This part did not arrive/)).toBeNull();
  expect(course.aside).toBe('find');
});

const Nothing = (() => ({})) as never;
