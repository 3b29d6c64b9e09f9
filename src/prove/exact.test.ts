/** The proof against brute force, on scenarios that chance makes up: whoever is held as one really has one future. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readScenario } from '../../tests/scenarios/small';
import { comingIn, openingMoment } from '../engine/opening';
import { TOLD } from '../engine/person';
import { mayStand, respond, type Moment } from '../engine/respond';
import type { Decision, Person, Scenario, Visit } from '../engine/scenario';
import { bestFrom, chanceOfGood, goodPlayWithout, longestFrom, type Reached } from './futures';
import { walkScenario, type Walk } from './walk';

const TURNS = 4;

/** A scenario of two visits, four turns each, in which nothing makes sense and everything is asked. */
function madeUp(draw: fc.GeneratorValue): string {
  const pick = <T>(list: readonly T[]): T => draw(fc.constantFrom, ...(list as [T, ...T[]]));
  const maybe = (text: string, one = 2): string => (pick([...Array(one).keys()]) === 0 ? text : '');
  const among = (least: number, most: number): number => draw(fc.integer, { min: least, max: most });
  const atom = (): string =>
    pick([
      ...[2, 3, 4].map((least) => `trust >= ${String(least)}`),
      `trust <= ${String(among(0, 2))}`,
      `friction <= ${String(among(0, 4))}`,
      `importance >= ${String(among(1, 4))}`,
      `confidence >= ${String(among(1, 5))}`,
      'momentum >= 1',
      'permission',
      'screen',
      'knee',
      'fall',
      'knee is surface',
      'what',
      'what is person',
      'when is both',
      'one',
      'two',
      'three',
    ]);
  const guard = (): string =>
    pick([
      () => atom(),
      () => `${atom()} and ${atom()}`,
      () => `${atom()} or ${atom()}`,
      () => `not ${atom()}`,
      () => `${atom()} and ${atom()} and (${atom()} or not ${atom()})`,
    ])();
  const effect = (): string => {
    const name = pick(['trust', 'trust', 'trust', 'friction', 'importance', 'confidence', 'momentum']);
    return `{ ${name}: ${String(pick([-2, -1, 1, 2]))} }`;
  };
  const fact = (): string => pick(['one', 'two', 'three']);
  const item = (): string => pick(['knee', 'fall']);

  const visit = (id: string, more: string): string => {
    const name = (at: number) => `${id}${String(at)}`;
    const ahead = (at: number) => [...Array(TURNS - at - 1).keys()].map((by) => name(at + by + 1));
    const goto = (at: number) => pick([...ahead(at).slice(0, 1), ...ahead(at).slice(0, 1), ...ahead(at), 'end']);
    const reply = (at: number, to: string, when = ''): string =>
      [
        `{ ${when}says: So.`,
        maybe(`, talk: ${pick(['neutral', '{ change: need }', '{ sustain: ability }'])}`, 5),
        maybe(`, effect: ${effect()}`, 4),
        maybe(`, facts: ${fact()}`, 4),
        maybe(`, ${pick(['tells', 'holds', 'agrees', 'closes'])}: ${item()}`, 5),
        maybe(
          `, plan: { ${pick(['what', 'when'])}: { whose: ${pick(['person', 'practitioner', 'both'])}, words: W } }`,
          5,
        ),
        at < TURNS - 1
          ? maybe(`, later: { at: ${name(among(at + 1, TURNS - 1))}, effect: ${effect()}, because: So. }`)
          : '',
        `, goto: ${to} }`,
      ].join('');
    const replies = (at: number, to: string): string =>
      `[${maybe(`${reply(at, goto(at), `when: ${guard()}, `)}, `, 3)}${reply(at, to)}]`;
    const choice = (at: number, letter: string, to: string): string =>
      `          - { id: ${letter}, says: Yes., move: ${pick(['CQ', 'CQ', 'CQ', 'OQ', 'ADVP', 'GOAL', 'AGO', 'AFF', 'EMP', 'PERM', 'CONF'])}, worth: 1, ${maybe(`effect: ${effect()}, `, 4)}replies: ${replies(at, to)} }`;
    const turn = (at: number): string =>
      [
        `      ${name(at)}:`,
        '        scene: all',
        '        choices:',
        choice(at, 'a', at === TURNS - 1 ? 'end' : name(at + 1)),
        choice(at, 'b', goto(at)),
        choice(at, 'c', goto(at)),
        maybe(`        wait: [{ when: ${guard()}, effect: ${effect()} }, { says: So. }]`, 3),
      ]
        .filter(Boolean)
        .join('\n');
    return `  - id: ${id}
    title: One
    place: Here.
    brief: You.
    minutes: 1
    start: ${name(0)}
    scenes: { all: { title: All } }
    wait: { ${maybe(`effect: ${effect()}`, 4)} }
    attend: { to-screen: { ${maybe(`effect: ${effect()}`, 4)} }, to-person: {} }
${more}    turns:
${[...Array(TURNS).keys()].map(turn).join('\n')}
${maybe(`    leaves: [{ id: ${id}-leaves, kind: poor, when: friction >= 5, after: Then. }]\n`)}    endings:
      - { id: ${id}-good, kind: good, when: "${guard()}", after: Then. }
      - { id: ${id}-other, kind: ${pick(['good', 'poor'])}, when: "${guard()}", after: Then. }
      - { id: ${id}-rest, kind: mixed, after: Then. }
    account: [[{ when: trust >= 1, says: So. }]]
    today: [{ says: So. }]
`;
  };
  return `format: scenario/1
id: made-up
title: Made up
setting: clinic
roles: [gp]
counts: [${maybe('running, affirmations', 6)}]
person: { name: Nobody, age: 50, pronoun: they, start: { trust: 2, friction: 2, importance: 2, confidence: 3 } }
agenda: { knee: { at: surface, says: Knee. }, fall: { at: guarded, says: Fall., unsaid: Fall. } }
plan: { what: What, when: When }
facts: { one: One, two: Two, three: Three }
safety: [one]
visits:
${visit('first', '')}
${visit(
  'second',
  `    after: first
    carries: { trust: { low: 1, middle: 3, high: 5 }, keeps: [${pick(['one, what', 'fall, two', 'when, knee, three', 'one, fall'])}] }
${maybe(`    openings: [{ when: "${pick(['one', 'what is person', 'fall', 'knee', 'two'])}", turn: second1, effect: ${effect()} }]\n`)}`,
)}`;
}

interface Plain {
  readonly standing: number;
  readonly speaking: number;
  readonly best: number;
  readonly longest: number;
  readonly endings: ReadonlySet<string>;
  /** For each of what may be reached: whether a good ending comes without. */
  readonly without: readonly boolean[];
}
const ranks = { poor: 0, mixed: 1, good: 2 } as const;
const kinds = ['poor', 'mixed', 'good'] as const;

/** What comes of everyone who may come in, reckoned from the rule alone, nobody held as one; and whom it leaves. */
function plainly(scenario: Scenario, visit: Visit, starts: readonly Person[], reached: readonly Reached[]) {
  const known = new Map<string, Plain>();
  const left = new Map<string, Person>();
  const from = (moment: Moment): Plain => {
    const key = `${moment.turn} ${moment.person.join()}`;
    const before = known.get(key);
    if (before) return before;
    const letters: Decision[] = visit.turns[moment.turn]?.choices.map(({ id }) => id) ?? [];
    const later = [...letters, ...(mayStand(moment) ? (['w', 'x'] as const) : [])].map((decision) => {
      const outcome = respond(scenario, visit, moment, decision);
      if (!outcome) throw new Error(`${decision} is not on offer`);
      const { ending, next, choice } = outcome;
      if (!ending) return { ...from(next), spoke: choice !== undefined };
      left.set(next.person.join(), next.person);
      const good = Number(ending.kind === 'good');
      return {
        standing: good,
        speaking: good,
        best: ranks[ending.kind],
        longest: 0,
        endings: new Set([ending.id]),
        without: reached.map(({ variable, least }) => good === 1 && (next.person[variable] ?? 0) < least),
        spoke: choice !== undefined,
      };
    });
    const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
    const made: Plain = {
      standing: mean(later.map(({ standing }) => standing)),
      speaking: mean(later.filter(({ spoke }) => spoke).map(({ speaking }) => speaking)),
      best: Math.max(...later.map(({ best }) => best)),
      longest: Math.max(...later.map(({ longest, spoke }) => longest + Number(spoke))),
      endings: new Set(later.flatMap(({ endings }) => [...endings])),
      without: reached.map((_, at) => later.some(({ without }) => without[at])),
    };
    known.set(key, made);
    return made;
  };
  const all = starts.map((start) => from(openingMoment(scenario, visit, start)));
  return { all, left: [...left.values()], states: known.size, from };
}

function foundBy(walk: Walk, reached: readonly Reached[]) {
  const longest = longestFrom(walk);
  return {
    standing: chanceOfGood(walk, true).toFixed(9),
    speaking: chanceOfGood(walk, false).toFixed(9),
    endings: [...new Set(walk.turnouts.flatMap(({ ending }) => ending?.id ?? []))].sort(),
    longest: Math.max(...walk.opens.map((place) => longest[place] ?? 0)),
    without: reached.map((each) => goodPlayWithout(walk, [each]) !== undefined),
  };
}

test('finds of every scenario what one finds who holds nobody as one', { timeout: 120_000 }, () => {
  let merged = 0;
  fc.assert(
    fc.property(fc.gen(), (draw) => {
      const scenario = readScenario(madeUp(draw), 'made-up');
      const placeOf = (name: string) => scenario.variables.findIndex((each) => each.name === name);
      // What the proof asks of good endings: the safety fact, and what was told. Others who come in may be held as one.
      const reached = [
        { variable: placeOf('one'), least: 1 },
        ...['knee', 'fall'].map((name) => ({ variable: placeOf(name), least: TOLD })),
      ];
      let starts: readonly Person[] = scenario.visits.slice(0, 1).map((visit) => comingIn(scenario, visit));
      walkScenario(scenario).forEach((walk, at) => {
        const { visit } = walk;
        const { all, left, states, from } = plainly(scenario, visit, starts, reached);
        expect(foundBy(walk, reached)).toEqual({
          standing: Math.max(...all.map(({ standing }) => standing)).toFixed(9),
          speaking: Math.max(...all.map(({ speaking }) => speaking)).toFixed(9),
          endings: [...new Set(all.flatMap(({ endings }) => [...endings]))].sort(),
          longest: Math.max(...all.map(({ longest }) => longest)),
          without: reached.map((_, place) => all.some(({ without }) => without[place])),
        });
        expect(bestFrom(walk)).toEqual(
          walk.states.map(({ turn, person }) => kinds[from({ turn: turn.id, person }).best]),
        );
        expect(walk.states.length).toBeLessThanOrEqual(states);
        merged += states - walk.states.length;
        const later = scenario.visits[at + 1];
        if (later) starts = [comingIn(scenario, later), ...left.map((person) => comingIn(scenario, later, person))];
      });
    }),
    { numRuns: 60, endOnFailure: true },
  );
  expect(merged).toBeGreaterThan(0);
});
