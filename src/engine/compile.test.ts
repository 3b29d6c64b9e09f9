import { describe, expect, test } from 'vitest';
import { initialTransition, transition } from 'xstate';
import { readSmall, visitOf } from '../../tests/scenarios/small';
import { compileVisit } from './compile';
import { openingMoment } from './opening';
import { startingPerson } from './person';
import type { Scenario } from './scenario';

const small = readSmall();

function machineOf(scenario: Scenario) {
  return compileVisit(
    scenario,
    visitOf(scenario),
    openingMoment(scenario, visitOf(scenario), startingPerson(scenario)),
  );
}

function play(scenario: Scenario, decisions: string) {
  const machine = machineOf(scenario);
  const [first] = initialTransition(machine);
  return [...decisions].reduce((snapshot, type) => transition(machine, snapshot, { type })[0], first);
}

test('has a state for every turn, the end, and every ending', () => {
  expect(Object.keys(machineOf(small).states)).toEqual([
    'greet',
    'knee',
    'plan',
    'end',
    'ending:goes',
    'ending:hers',
    'ending:polite',
    'ending:nowhere',
  ]);
});

test('knows the choices’ letters, waiting and turning as its only events', () => {
  expect(Object.keys(machineOf(small).states['greet']?.config.on ?? {})).toEqual(['a', 'b', 'c', 'w', 'x']);
  expect(Object.keys(machineOf(small).states['plan']?.config.on ?? {})).toEqual(['a', 'b', 'w', 'x']);
});

describe('a transition', () => {
  test.each([
    ['', 'greet'],
    ['a', 'knee'],
    ['w', 'greet'],
    ['wc', 'knee'],
    ['ca', 'plan'],
    ['aab', 'ending:polite'],
    ['wcab', 'ending:hers'],
    ['cbb', 'ending:nowhere'],
    ['cc', 'ending:goes'],
  ])('goes where the rule goes: %s leads to %s', (decisions, state) => {
    expect(play(small, decisions).value).toBe(state);
  });

  test('takes the person along', () => {
    expect(play(small, 'a').context.person.slice(0, 5)).toEqual([4, 1, 3, 3, 1]);
  });

  test('does nothing on a second wait', () => {
    const once = play(small, 'w');
    expect(play(small, 'ww').context.person).toEqual(once.context.person);
    expect(play(small, 'ww').value).toBe('greet');
  });

  test('does nothing on a letter the turn does not have', () => {
    expect(play(small, 'aac').value).toBe('plan');
  });

  test('is done at an ending', () => {
    expect(play(small, 'cc').status).toBe('done');
    expect(play(small, 'cca').value).toBe('ending:goes');
  });
});

test('is the same whoever compiles it, and holds no state of its own', () => {
  const machine = machineOf(small);
  const [start] = initialTransition(machine);
  const [one] = transition(machine, start, { type: 'a' });
  const [other] = transition(machine, start, { type: 'b' });
  const [again] = transition(machine, start, { type: 'a' });
  expect(again.context).toEqual(one.context);
  expect(other.context).not.toEqual(one.context);
  expect(start.value).toBe('greet');
});
