import { render } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import Stance from './Stance.svelte';

const drawn = (container: HTMLElement) => container.querySelector('svg.stance');

test('a stance is drawn for the eye alone, and follows the person', async () => {
  const { container, rerender } = render(Stance, { posture: 'guarded', setting: 'clinic' });
  expect(drawn(container)?.getAttribute('aria-hidden')).toBe('true');
  expect(drawn(container)?.getAttribute('data-posture')).toBe('guarded');
  await rerender({ posture: 'open' });
  expect(drawn(container)?.getAttribute('data-posture')).toBe('open');
});

test('nobody is seen on the telephone, a face fills a frame on video', () => {
  const shapes = (setting: 'clinic' | 'telephone' | 'video') => {
    const { container, unmount } = render(Stance, { posture: 'neutral', setting });
    const count = (tag: string) => container.querySelectorAll(tag).length;
    const found = { people: count('ellipse'), frames: count('rect'), lines: count('.line') };
    unmount();
    return found;
  };
  expect(shapes('clinic')).toEqual({ people: 2, frames: 0, lines: 0 });
  expect(shapes('video')).toEqual({ people: 0, frames: 1, lines: 0 });
  expect(shapes('telephone')).toEqual({ people: 0, frames: 0, lines: 1 });
});
