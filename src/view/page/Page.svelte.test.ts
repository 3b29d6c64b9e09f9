import { render, screen } from '@testing-library/svelte';
import { beforeAll, expect, test, vi } from 'vitest';
import type { Attempt } from '../../course/attempt';
import Course from '../course/Course.svelte';
import { takeCourse } from '../fixture';

beforeAll(() => {
  Element.prototype.scrollIntoView = vi.fn();
  window.scrollTo = vi.fn();
});

async function lastPage(attempt: Partial<Attempt> = {}) {
  const course = takeCourse({ place: { screen: 'page', module: 'ambivalence', page: 'two' }, ...attempt });
  await course.start();
  render(Course, { course });
  const section = screen.getByRole('heading', { name: 'Phrases to use this afternoon' }).parentElement;
  const details = section?.querySelector('details');
  return {
    first: [...(section?.querySelectorAll(':scope > ul > li') ?? [])].map((item) => item.textContent),
    others: [...(details?.querySelectorAll('h3') ?? [])].map((heading) => heading.textContent),
    open: details?.open,
  };
}

test('without a role: the phrases for anyone, and each role’s on request', async () => {
  expect(await lastPage()).toEqual({
    first: ['“What makes it a four?”'],
    others: ['Physiotherapist', 'receptionist'],
    open: false,
  });
});

test('with a role: its own phrases first, the other roles’ on request', async () => {
  expect(await lastPage({ role: 'physiotherapist' })).toEqual({
    first: ['“Show me the stair that does it.”', '“What makes it a four?”'],
    others: ['receptionist'],
    open: false,
  });
});
