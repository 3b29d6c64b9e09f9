import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, test, vi } from 'vitest';
import type { Decision, EndingKind } from '../../engine/scenario';
import { takeCourse } from '../fixture';
import Course from '../course/Course.svelte';
import type { TakingCourse } from '../course/taking.svelte';

beforeAll(() => {
  Element.prototype.scrollIntoView = vi.fn();
  window.scrollTo = vi.fn();
});

const heard = { screen: 'debrief', person: 'maureen', visit: 'clinic' } as const;
const kept = (best: [string, EndingKind], latest: [string, EndingKind?]) => ({
  'maureen.clinic': {
    revision: 'r1',
    debriefed: true,
    best: { path: best[0], attempt: 1, ending: best[1] },
    latest: { path: latest[0], attempt: 1, ...(latest[1] && { ending: latest[1] }) },
  },
});
async function show(course: TakingCourse) {
  await course.start();
  render(Course, { course });
  return userEvent.setup();
}
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const column = (name: string) => within(screen.getByRole('region', { name }));

test('is not offered while there is one way only', async () => {
  await show(takeCourse({ place: heard, visits: kept(['aaa', 'good'], ['aaa', 'good']) }));
  expect(screen.queryByRole('button', { name: 'Compare the two ways' })).toBeNull();
});

test('after another try puts both ways side by side from where they part', async () => {
  const course = takeCourse({ place: heard, visits: kept(['aaa', 'good'], ['aaa', 'good']) });
  const user = await show(course);
  await course.tryFrom(1);
  course.decide('b' as Decision);
  course.goOn();
  course.decide('a' as Decision);
  await user.click(await screen.findByRole('button', { name: 'Compare the two ways' }));
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Two ways with Maureen');
  expect(screen.getByText('The same up to here: 1 line of yours')).toBeTruthy();
  expect(column('The way before').getByText('Have you had a fall?')).toBeTruthy();
  expect(column('This way').getByText('Put a plaster on it.')).toBeTruthy();
  expect(column('The way before').getByText('She caught the bus.')).toBeTruthy();
  expect(column('This way').getByText('She missed the bus.')).toBeTruthy();
  expect(column('The way before').getByText('This is the ending that stands.')).toBeTruthy();
  expect(column('This way').queryByText('This is the ending that stands.')).toBeNull();
  expect(course.attempt.visits['maureen.clinic']?.best?.path).toBe('aaa');
});

test('says in words what changed in the person', async () => {
  const user = await show(takeCourse({ place: heard, visits: kept(['aaa', 'good'], ['bba', 'mixed']) }));
  await user.click(button('Compare the two ways'));
  expect(column('The way before').getByText('Maureen: more open.')).toBeTruthy();
  expect(column('This way').getAllByText('Maureen: less open, less at ease.').length).toBeGreaterThan(0);
});

test('goes back to the screen underneath, or to the moment where the ways part', async () => {
  const course = takeCourse({ place: heard, visits: kept(['aaa', 'good'], ['aba', 'mixed']) });
  const user = await show(course);
  await user.click(button('Compare the two ways'));
  await user.click(button('Back to where you were'));
  expect(document.querySelector('main')?.dataset['screen']).toBe('debrief');
  await user.click(button('Compare the two ways'));
  await user.click(button('Try that moment again'));
  expect(course.session?.moment.turn).toBe('fall');
});
