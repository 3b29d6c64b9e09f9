/** How what an LMS says of an attempt is read, and how a time is counted that it is told. */

import type { Mode, Reading } from '../../src/record/port';

/** Empty, and whatever else an LMS may say, means normal. */
export function modeOf(text: string): Mode {
  const mode = text.trim().toLowerCase();
  return mode === 'review' || mode === 'browse' ? mode : 'normal';
}

/** 1.2's `browsed` was a preview: the attempt is still to be started. `failed` is ours to complete. */
export function completionOf(status: string): Reading['completion'] {
  switch (status.trim().toLowerCase()) {
    case 'completed':
    case 'passed':
      return 'completed';
    case 'incomplete':
    case 'failed':
      return 'incomplete';
    default:
      return 'not-started';
  }
}

/** A score as a whole percent; some LMSs give back a decimal comma. */
export function percentOf(text: string): { readonly progress?: number } {
  const raw = Number(text.trim().replace(',', '.'));
  if (text.trim() === '' || !Number.isFinite(raw)) return {};
  return { progress: Math.min(100, Math.max(0, Math.floor(raw))) };
}

/** 1.2 leaves the language's form open; only what looks like BCP 47 is of use. */
export function localeOf(text: string): { readonly locale?: string } {
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text) ? { locale: text } : {};
}

/** Hours, minutes and seconds of a launch. Source: 1.2's CMITimespan ends at 9999 hours. */
export function clockOf(seconds: number): readonly [hours: number, minutes: number, seconds: number] {
  const whole = Math.min(9999 * 3600, Math.max(1, Math.floor(Number.isFinite(seconds) ? seconds : 1)));
  return [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
}
