import { expect, test } from 'vitest';
import { realScenarios } from '../../tests/scenarios/real';
import type { Scenario } from '../engine/scenario';
import { leakFindings, leaksOf, lengthFindings } from './leak';

/** The real scenarios with a word that gives every best option away. */
function marked(scenario: Scenario): Scenario {
  const mark = (text: string) => `${text} Zebra, quagga, okapi.`;
  const visits = scenario.visits.map((visit) => ({
    ...visit,
    turns: Object.fromEntries(
      Object.entries(visit.turns).map(([id, turn]) => [
        id,
        {
          ...turn,
          choices: turn.choices.map((choice) => (choice.worth === 2 ? { ...choice, says: mark(choice.says) } : choice)),
        },
      ]),
    ),
  }));
  return { ...scenario, visits };
}

test('holds it against a scenario that its best options are the longest', () => {
  for (const scenario of realScenarios.map(marked))
    expect(lengthFindings(scenario).map(({ code }) => code)).toEqual(['length-leaks']);
});

test('says nothing while there are too few scenarios to learn from', () => {
  expect(leaksOf(realScenarios.slice(0, 2))).toEqual([]);
});

test('finds a word that gives the best option away', () => {
  for (const { picked, chance } of leaksOf(realScenarios.map(marked))) {
    expect(picked).toBeGreaterThan(0.9);
    expect(chance).toBeLessThan(0.6);
  }
});

test('finds it in the words of one role alone', () => {
  const [first, ...others] = realScenarios;
  if (!first) throw new Error('There is nobody.');
  const says = (scenario: Scenario) =>
    scenario.visits.flatMap(({ turns }) =>
      Object.values(turns).flatMap(({ choices }) => choices.map((each) => each.says)),
    );
  const told = says(marked(first));
  const leaking: Scenario = {
    ...first,
    roles: ['practice-nurse', 'gp'],
    as: { gp: says(first).map((line, place) => [line, told[place] ?? line] as const) },
  };
  const all = [leaking, ...others.map(marked)];
  expect(leaksOf(all)[0]?.picked).toBeGreaterThan(0.9);
  expect(leaksOf([{ ...leaking, as: {} }, ...others.map(marked)])[0]?.picked).toBeLessThan(0.9);
});

test('knows what blind picking would reach', () => {
  for (const { chance, picked } of leaksOf(realScenarios)) {
    expect(chance).toBeGreaterThan(0.2);
    expect(picked).toBeGreaterThanOrEqual(0);
  }
});

test('holds a leak against a scenario only where there are eight of them', () => {
  const leak = { id: 'kath', picked: 0.8, chance: 0.4 };
  const others = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => ({ ...leak, id, picked: 0.4 }));
  expect(leakFindings([leak, ...others.slice(1)], 'kath')).toEqual([]);
  expect(leakFindings([leak, ...others], 'kath').map(({ code }) => code)).toEqual(['words-leak']);
  expect(leakFindings([leak, ...others], 'a')).toEqual([]);
});
