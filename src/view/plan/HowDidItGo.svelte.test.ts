import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test, vi } from 'vitest';
import { takeCourse } from '../fixture';
import Course from '../course/Course.svelte';
import type { TakingCourse } from '../course/taking.svelte';

beforeAll(() => {
  window.scrollTo = vi.fn();
});

const resolution = { module: 'ambivalence', pick: 'ask', withWhom: 0, when: 1, confidence: 7 };
async function show(course: TakingCourse) {
  await course.start();
  render(Course, { course });
  return userEvent.setup();
}
const asked = () => screen.queryByRole('region', { name: 'How did it go?' });

test('asks at the next launch, takes an answer, and asks no more', async () => {
  const course = takeCourse({ place: { screen: 'home' }, resolutions: [resolution] });
  const user = await show(course);
  expect(asked()?.textContent).toContain('Ask why not lower');
  await user.click(screen.getByRole('button', { name: 'I tried part of it' }));
  expect(course.attempt.resolutions[0]?.outcome).toBe(1);
  expect(asked()?.textContent).toContain('Noted: I tried part of it.');
  await course.home();
  await vi.waitFor(() => {
    expect(asked()).toBeNull();
  });
});

test('may be put off until the next launch', async () => {
  const course = takeCourse({ place: { screen: 'home' }, resolutions: [resolution] });
  const user = await show(course);
  await user.click(screen.getByRole('button', { name: 'Ask me another time' }));
  expect(asked()).toBeNull();
  expect(course.attempt.resolutions[0]?.outcome).toBeUndefined();
});

test('does not ask in the middle of a conversation, nor about a plan made just now', async () => {
  const place = { screen: 'consultation', person: 'maureen', visit: 'clinic' } as const;
  await show(takeCourse({ place, resolutions: [resolution] }));
  expect(asked()).toBeNull();
  const course = takeCourse({ place: { screen: 'home' } });
  await course.start();
  course.resolve(resolution);
  expect(course.asking).toBeUndefined();
});

test('asks nothing where the words of the plan do not come', async () => {
  const course = takeCourse(
    { place: { screen: 'home' }, resolutions: [resolution] },
    { load: () => Promise.reject(new Error('offline')) },
  );
  await show(course);
  expect(asked()).toBeNull();
  expect(course.waiting).toBeUndefined();
});
