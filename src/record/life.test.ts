import { initialTransition, transition } from 'xstate';
import { expect, test } from 'vitest';
import { life } from './life';

type Event = Parameters<typeof transition<typeof life>>[2];

function after(...types: readonly Event['type'][]) {
  let [now] = initialTransition(life);
  for (const type of types) [now] = transition(life, now, { type });
  return { state: now.value, failures: now.context.failures };
}

test.each([
  ['closed', []],
  ['opening', ['open']],
  ['active', ['open', 'opened']],
  ['closed', ['open', 'refused']],
  ['degraded', ['open', 'opened', 'failed']],
  ['active', ['open', 'opened', 'failed', 'failed', 'committed']],
  ['closing', ['open', 'opened', 'leave']],
  ['closing', ['open', 'opened', 'failed', 'leave']],
  ['closed', ['open', 'opened', 'leave', 'finished']],
] as const)('is %s after %j', (state, events) => {
  expect(after(...events).state).toBe(state);
});

test('opens only once', () => {
  expect(after('open', 'opened', 'leave', 'finished', 'open', 'opened').state).toBe('closed');
});

test('counts the failures since the last good commit', () => {
  expect(after('open', 'opened', 'failed', 'failed').failures).toBe(2);
  expect(after('open', 'opened', 'failed', 'failed', 'committed').failures).toBe(0);
});
