import { describe, expect, test } from 'vitest';
import { enterLoop, follow, nextSteps, type Done, type LoopEvent } from './loop';

const nothing: Done = { talked: false, read: false, heard: false, resolved: false, rated: false };
const walk = (...events: readonly LoopEvent[]) => {
  const [first = { type: 'talks' }, ...rest] = events;
  return rest.reduce(follow, enterLoop(nothing, first));
};

test('goes round: first take, short account, lesson, again, debrief, commitment', () => {
  const events: readonly LoopEvent[] = [
    { type: 'talks' },
    { type: 'pauses' },
    { type: 'reads', last: true },
    { type: 'talks' },
    { type: 'ends' },
    { type: 'hears' },
    { type: 'plans' },
  ];
  const states = events.map((_, place) => walk(...events.slice(0, place + 1)).value);
  expect(states).toEqual(['firstTake', 'shortAccount', 'lesson', 'again', 'debrief', 'debrief', 'commitment']);
});

describe('every state can be entered directly', () => {
  test.each<[LoopEvent, Partial<Done>, string]>([
    [{ type: 'talks' }, {}, 'firstTake'],
    [{ type: 'pauses' }, {}, 'shortAccount'],
    [{ type: 'reads', last: false }, {}, 'lesson'],
    [{ type: 'talks' }, { talked: true }, 'again'],
    [{ type: 'talks' }, { read: true }, 'again'],
    [{ type: 'hears' }, {}, 'debrief'],
    [{ type: 'plans' }, {}, 'commitment'],
  ])('%o after %o is %s', (event, done, state) => {
    expect(enterLoop({ ...nothing, ...done }, event).value).toBe(state);
  });
});

describe('what comes next', () => {
  test('at a pause: on with the person, or the lesson first', () => {
    expect(nextSteps(walk({ type: 'talks' }, { type: 'pauses' }))).toEqual(['goOn', 'lesson', 'home']);
  });

  test('a lesson that was read is not offered again at a pause', () => {
    expect(nextSteps(walk({ type: 'reads', last: true }, { type: 'talks' }, { type: 'pauses' }))).toEqual([
      'goOn',
      'home',
    ]);
  });

  test('nothing while one is talking', () => {
    expect(nextSteps(walk({ type: 'talks' }))).toEqual([]);
  });

  test('after an ending: how it was for the person, each time anew', () => {
    expect(nextSteps(walk({ type: 'hears' }, { type: 'talks' }, { type: 'ends' }))).toEqual(['account']);
  });

  test.each<[Partial<Done>, string]>([
    [{}, 'lesson'],
    [{ read: true }, 'plan'],
    [{ read: true, resolved: true }, 'later'],
  ])('after the debrief, with %o, the first way on is %s', (done, first) => {
    const steps = nextSteps(enterLoop({ ...nothing, ...done }, { type: 'hears' }));
    expect(steps[0]).toBe(first);
    expect([...steps].sort()).toEqual(['home', 'later', 'lesson', 'other', 'person', 'plan']);
  });

  test('at the lesson’s end: the person; another and a plan once one has heard how it was', () => {
    expect(nextSteps(walk({ type: 'reads', last: true }))).toEqual(['person']);
    expect(nextSteps(walk({ type: 'hears' }, { type: 'reads', last: true }))).toEqual(['person', 'other', 'plan']);
  });

  test('after a plan: the last number, once', () => {
    expect(nextSteps(walk({ type: 'plans' }, { type: 'resolves' }))).toEqual(['rating', 'home']);
    expect(nextSteps(enterLoop({ ...nothing, rated: true }, { type: 'resolves' }))).toEqual(['home']);
  });
});
