import { describe, expect, test } from 'vitest';
import { onTheTelephone, placeOf, play, readSmall, visitOf } from '../../tests/scenarios/small';
import { startingPerson } from '../engine/person';
import { respond } from '../engine/respond';
import type { Decision, Person, Scenario, TurnId } from '../engine/scenario';
import { bestFrom, chanceOfGood, goodPlayUnlike, type Play } from './futures';
import { endingsOf, pathTo, walkVisit } from './walk';

const walkOf = (scenario: Scenario) => walkVisit(scenario, visitOf(scenario));

/** What a walk that merges nothing finds, reckoned from the rule alone. */
function plainly(scenario: Scenario) {
  const visit = visitOf(scenario);
  const endings = new Set<string>();
  const states = new Set<string>();
  const chance = (turn: TurnId, person: Person, standing: boolean): number => {
    states.add(`${turn} ${person.join()}`);
    const letters: Decision[] = visit.turns[turn]!.choices.map(({ id }) => id);
    const chances = [...letters, 'w' as const, 'x' as const].flatMap((decision) => {
      const outcome = respond(scenario, visit, { turn, person }, decision);
      if (!outcome) return [];
      if (outcome.ending) endings.add(outcome.ending.id);
      const later = outcome.ending
        ? Number(outcome.ending.kind === 'good')
        : chance(outcome.next.turn, outcome.next.person, standing);
      return standing || outcome.choice ? [later] : [];
    });
    return chances.reduce((sum, each) => sum + each, 0) / chances.length;
  };
  const begin = (standing: boolean) => chance(visit.start, startingPerson(scenario), standing);
  return { standing: begin(true), speaking: begin(false), endings, states: states.size };
}

/** Scenarios that differ in what must be held apart: costs to come, counters, the screen, permission, momentum, early endings. */
const kinds: [string, Record<string, string>][] = [
  ['as it is', {}],
  ['with moves counted', { 'counts: []': 'counts: [running, affirmations, load]' }],
  ['on the telephone', onTheTelephone],
  ['with a guard on the screen', { 'when: importance >= 3': 'when: screen and importance >= 3' }],
  ['with a guard on momentum', { 'when: trust >= 4 and falls-asked': 'when: momentum >= 1 or permission' }],
  ['with a guard on a cost to come', { 'when: trust >= 3, says: Thank': 'when: confidence <= 2, says: Thank' }],
  ['with a guard on items and slots', { 'when: trust >= 4 and falls-asked': 'when: fall and what is person' }],
  ['with a screen that costs', { 'to-screen: { cue': 'to-screen: { effect: { trust: -1 }, cue' }],
  ['leaving early', { 'when: friction >= 5': 'when: friction >= 3 and not knee is agreed' }],
  ['with an item closed again', { 'when: trust >= 4 and falls-asked': 'when: knee is surface or fall' }],
];

describe.each(kinds)('a walk that holds alike states as one, %s', (_, changes) => {
  const scenario = readSmall(changes);
  const walk = walkOf(scenario);
  const plain = plainly(scenario);

  test('finds the same endings as a walk that merges nothing', () => {
    const found = walk.states.flatMap(({ steps }) => steps.flatMap(({ ending }) => ending?.id ?? []));
    expect(new Set<string>(found)).toEqual(plain.endings);
  });

  test('finds the same chances', () => {
    expect(chanceOfGood(walk, true)).toBeCloseTo(plain.standing, 12);
    expect(chanceOfGood(walk, false)).toBeCloseTo(plain.speaking, 12);
  });

  test('holds no more states than there are', () => {
    expect(walk.states.length).toBeLessThanOrEqual(plain.states);
  });

  test('names for every state a play that comes there', () => {
    walk.states.forEach(({ turn, person, spoken }, place) => {
      const session = play(scenario, pathTo(walk, place).decisions);
      expect(session.moment).toEqual({ turn: turn.id, person });
      expect(session.log.filter(({ choice }) => choice)).toHaveLength(spoken);
    });
  });
});

test('merges what has the same future', () => {
  expect(walkOf(readSmall()).states.length).toBeLessThan(plainly(readSmall()).states);
});

describe('dice', () => {
  test('come to the chance that one reckons by hand', () => {
    // Wait (1/5), ask about falls (1/3); then ask for the list: 1/5, or 1/3 after waiting or turning, so 1/3; then the goal, one of two: 1/2.
    expect(chanceOfGood(walkOf(readSmall()), true)).toBeCloseTo(((1 / 5) * (1 / 3) * (1 / 3) * 1) / 2, 12);
  });

  test('never end well by speaking alone, where good wants a wait', () => {
    expect(chanceOfGood(walkOf(readSmall()), false)).toBe(0);
  });
});

describe('what can still come of a state', () => {
  test('is the best ending that any play from it reaches', () => {
    const scenario = readSmall();
    const walk = walkOf(scenario);
    const best = bestFrom(walk);
    expect(best[0]).toBe('good');
    const falls = placeOf(scenario, 'falls-asked');
    walk.states.forEach(({ turn, person }, place) => {
      if (turn.id !== 'greet' && person[falls] === 0) expect(best[place]).not.toBe('good');
    });
  });
});

describe('the other route', () => {
  const routes = readSmall({ 'start: { trust: 2': 'start: { trust: 5', 'and falls-asked': 'or falls-asked' });
  test('shares as little as can be with the first', () => {
    const walk = walkOf(routes);
    const saidIn = (found: Play | undefined) => found?.turnouts.flatMap(({ choice }) => choice ?? []) ?? [];
    const lettersOf = (found: Play | undefined) => found?.turnouts.map(({ decision }) => decision).join('') ?? '';
    const one = goodPlayUnlike(walk, new Set());
    const other = goodPlayUnlike(walk, new Set(saidIn(one)));
    expect(play(routes, lettersOf(one)).ending?.kind).toBe('good');
    expect(play(routes, lettersOf(other)).ending?.kind).toBe('good');
    expect(saidIn(other).filter((said) => saidIn(one).includes(said))).toEqual([]);
  });

  test('is not there where nothing ends well', () => {
    expect(goodPlayUnlike(walkOf(readSmall({ 'kind: good': 'kind: mixed' })), new Set())).toBeUndefined();
  });
});

test('stops at the limit and says so', () => {
  const scenario = readSmall();
  const walk = walkVisit(scenario, visitOf(scenario), undefined, 10);
  expect(walk.cut).toBe(true);
  expect(walkOf(scenario).cut).toBe(false);
});

test('knows all endings of a visit', () => {
  expect(endingsOf(visitOf(readSmall())).map(({ id }) => id)).toEqual(['goes', 'hers', 'polite', 'nowhere']);
});
