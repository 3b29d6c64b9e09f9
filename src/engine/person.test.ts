import { describe, expect, test } from 'vitest';
import { placeOf, readSmall } from '../../tests/scenarios/small';
import type { MoveCode } from './moves';
import {
  apply,
  contextOf,
  countMove,
  defaultChanges,
  defaultEffect,
  holds,
  moveNumber,
  outOfTen,
  possibleDefaults,
  startingPerson,
} from './person';
import type { Person, Scenario } from './scenario';

const small = readSmall();
const counting = readSmall({ 'counts: []': 'counts: [running, affirmations, load]' });

/** The person who comes in, with some of their values changed. */
function personWith(values: Readonly<Record<string, number>>, scenario: Scenario = small): number[] {
  const person = startingPerson(scenario).slice();
  for (const [name, value] of Object.entries(values)) person[placeOf(scenario, name)] = value;
  return person;
}

/** What a move changed, by name. */
function changedBy(move: MoveCode, person: Person, scenario: Scenario): Record<string, number> {
  const after = person.slice();
  apply(defaultChanges(move, person, scenario), after, scenario.variables);
  return Object.fromEntries(
    scenario.variables.flatMap(({ name }, place) => {
      const by = (after[place] ?? 0) - (person[place] ?? 0);
      return by === 0 ? [] : [[name, by] as const];
    }),
  );
}

describe('what a move does by default', () => {
  const told = { knee: 3, fall: 4 };
  test.each<[string, MoveCode, Record<string, number>, Record<string, number>]>([
    ['says what is underneath and is trusted more', 'CR', {}, { trust: 2 }],
    [
      'counts agreed advice as unasked while permission is closed',
      'ADVP',
      {},
      { trust: -1, friction: 2, momentum: -1 },
    ],
    ['lets advice help once the person agreed to hear it', 'ADVP', { permission: 1 }, { confidence: 1 }],
    ['opens permission by asking', 'PERM', {}, { permission: 1 }],
    ['opens permission once, not twice', 'PERM', { permission: 1 }, {}],
    ['raises friction with a goal that does not matter yet', 'GOAL', { importance: 1 }, { friction: 1 }],
    ['takes a goal well once it matters', 'GOAL', { importance: 2 }, {}],
    ['raises friction with a plan that does not matter yet', 'PLAN', { importance: 0 }, { friction: 1 }],
    ['earns trust by asking for the list', 'AGO', {}, { trust: 1 }],
    ['earns it while one item is unsaid', 'AGO', { knee: 3 }, { trust: 1 }],
    ['earns nothing by asking for a list that is done', 'AGO', told, {}],
    ['never penalises a safety question', 'SAFE', { trust: 0, friction: 6 }, {}],
    ['leaves load alone where it is not counted', 'STR', {}, {}],
  ])('%s', (_, move, values, expected) => {
    expect(changedBy(move, personWith(values), small)).toEqual(expected);
  });

  const last = (move: MoveCode, running: number) => ({ last: moveNumber(move), running });
  test.each<[string, MoveCode, Record<string, number>, Record<string, number>]>([
    ['earns nothing by the same move twice running', 'CR', last('CR', 0), {}],
    ['costs trust the third time running', 'CR', last('CR', 1), { trust: -1 }],
    ['earns again after another move', 'CR', last('SR', 1), { trust: 2 }],
    ['still provokes when it provokes twice', 'CONF', last('CONF', 0), { trust: -1, friction: 2 }],
    ['earns by the second affirmation', 'AFF', { affirmations: 1 }, { trust: 1, confidence: 1, momentum: 1 }],
    ['earns nothing by the third', 'AFF', { affirmations: 2 }, {}],
    ['lightens the load where it is counted', 'STR', { load: 2 }, { load: -1 }],
  ])('where moves are counted, %s', (_, move, values, expected) => {
    expect(changedBy(move, personWith(values, counting), counting)).toEqual(expected);
  });

  test('is the same list again in the same circumstances, another in others', () => {
    const wary = personWith({});
    expect(defaultChanges('ADVP', wary, small)).toBe(defaultChanges('ADVP', personWith({ trust: 5 }), small));
    expect(defaultChanges('ADVP', personWith({ permission: 1 }), small)).not.toEqual(
      defaultChanges('ADVP', wary, small),
    );
  });

  test.each(['ADVP', 'GOAL', 'PLAN', 'AGO', 'AFF', 'CR', 'PERM'] as const)(
    'tells the proof all that %s may do, and what it depends on',
    (move) => {
      for (const scenario of [small, counting]) {
        const asks = contextOf(move, scenario);
        const byCircumstance = new Map<string, string>();
        for (const values of circumstances(move, scenario)) {
          const person = personWith(values, scenario);
          const effect = defaultEffect(move, person, scenario);
          const key = asks.map((condition) => holds(condition, person)).join();
          const before = byCircumstance.get(key);
          if (before !== undefined) expect(JSON.stringify(effect)).toBe(before);
          byCircumstance.set(key, JSON.stringify(effect));
          for (const { name, kind } of scenario.variables) {
            if (kind === 'scale' || name === 'permission')
              expect([0, ...possibleDefaults(move, name, scenario)]).toContain(effect[name] ?? 0);
          }
        }
      }
    },
  );
});

/** Every mix of what a default effect may look at. */
function circumstances(move: MoveCode, scenario: Scenario): Record<string, number>[] {
  const counted = scenario.counts.includes('running');
  const axes: [string, number[]][] = [
    ['permission', [0, 1]],
    ['importance', [0, 1, 2, 6]],
    ['knee', [2, 3]],
    ['fall', [0, 4]],
    ...(counted
      ? ([
          ['affirmations', [0, 1, 2, 3]],
          ['last', [0, moveNumber(move), moveNumber('SIL')]],
          ['running', [0, 1, 3]],
        ] satisfies [string, number[]][])
      : []),
  ];
  return axes.reduce<Record<string, number>[]>(
    (all, [name, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

describe('counting moves', () => {
  test('counts a move running, and begins anew with another', () => {
    const person = personWith({}, counting);
    const running = () => person[placeOf(counting, 'running')];
    const heard = (['SR', 'SR', 'SR', 'CR'] as const).map((move) => {
      countMove(move, person, counting);
      return running();
    });
    expect(heard).toEqual([0, 1, 2, 0]);
  });

  test('stops at three', () => {
    const person = personWith({}, counting);
    for (let i = 0; i < 9; i++) countMove('AFF', person, counting);
    expect(person[placeOf(counting, 'running')]).toBe(3);
    expect(person[placeOf(counting, 'affirmations')]).toBe(3);
  });

  test('leaves a person alone whose scenario counts nothing', () => {
    const person = personWith({});
    countMove('AFF', person, small);
    expect(person).toEqual(startingPerson(small));
  });
});

describe('changes', () => {
  test.each([
    ['adds up to the bound', { how: 'add', by: 9 }, 2, 6],
    ['takes down to the bound', { how: 'add', by: -9 }, 2, 0],
    ['sets', { how: 'set', by: 5 }, 2, 5],
    ['raises what is lower', { how: 'raise', by: 3 }, 2, 3],
    ['never lowers by raising', { how: 'raise', by: 1 }, 2, 2],
    ['lowers what is higher', { how: 'lower', by: 1 }, 2, 1],
    ['never raises by lowering', { how: 'lower', by: 3 }, 2, 2],
  ] as const)('%s', (_, change, from, to) => {
    const person = personWith({ trust: from });
    apply([{ variable: 0, ...change }], person, small.variables);
    expect(person[0]).toBe(to);
  });

  test('holds every step within the bounds, not only the last', () => {
    const person = personWith({ trust: 5 });
    const add = (by: number) => ({ variable: 0, how: 'add', by }) as const;
    apply([add(3), add(-1)], person, small.variables);
    expect(person[0]).toBe(5);
  });

  test.each([
    ['guarded again', 2, 0],
    ['told for good', 3, 3],
    ['agreed for good', 4, 4],
  ])('leaves an item that is closed %s', (_, from, to) => {
    const person = personWith({ knee: from });
    apply([{ variable: placeOf(small, 'knee'), how: 'lower', by: 0 }], person, small.variables);
    expect(person[placeOf(small, 'knee')]).toBe(to);
  });

  test('passes over a variable that is not there', () => {
    const person = personWith({});
    apply([{ variable: 99, how: 'set', by: 1 }], person, small.variables);
    expect(person).toEqual(startingPerson(small));
  });
});

describe('a condition', () => {
  const trusting = { variable: 0, min: 3, max: 6 };
  const calm = { variable: 1, min: 0, max: 1 };
  test.each([
    [trusting, { trust: 3 }, true],
    [trusting, { trust: 2 }, false],
    [{ all: [trusting, calm] }, { trust: 3, friction: 2 }, false],
    [{ any: [trusting, calm] }, { trust: 3, friction: 2 }, true],
    [{ not: trusting }, { trust: 2 }, true],
    [{ all: [] }, {}, true],
    [{ any: [] }, {}, false],
  ])('%j holds on %j: %s', (condition, values, expected) => {
    expect(holds(condition, personWith(values))).toBe(expected);
  });
});

test('shows importance and confidence out of ten', () => {
  expect([0, 1, 2, 3, 4, 5, 6].map(outOfTen)).toEqual([0, 2, 4, 5, 7, 8, 10]);
});

test('brings the person in as the scenario says', () => {
  expect(startingPerson(small)).toEqual([2, 1, 1, 3, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0]);
});
