/** Steps of a record: values that must be taken, and those that are worth trying and not worth failing for. */

import type { Step } from '../../src/record/port';
import type { Lms } from './api';

/** An element that an LMS may lack, refuse or leave unset. */
export function optional(lms: Lms, element: string): string {
  try {
    return lms.get(element);
  } catch {
    return '';
  }
}

/** The steps for a value that is given. */
export function stepsFor<Value>(value: Value | undefined, make: (value: Value) => readonly Step[]): readonly Step[] {
  return value === undefined ? [] : make(value);
}

export function setting(lms: Lms, element: string, value: string): Step {
  return () => {
    lms.set(element, value);
  };
}

/** For a value that is worth trying and not worth failing for. */
export function trying(step: Step): Step {
  return () => void tryTo(step);
}

/** Returns whether it was taken. */
export function tryTo(step: Step): boolean {
  return succeeds(() => {
    step();
    return true;
  });
}

/** Returns whether it went well. */
export function succeeds(step: () => boolean): boolean {
  try {
    return step();
  } catch {
    return false;
  }
}
