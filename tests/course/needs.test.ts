/**
 * The needs that the course's content answers, each with the proof that it does: care and support planning, agenda setting, ambivalence,
 * goals, follow-up, core skills, rulers, and people who differ. What is proved where a screen or a rule is tested stands in a table below.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readOverlay } from '../../src/content/overlays';
import { readFiles } from '../../src/content/read';
import { comingIn, openingMoment } from '../../src/engine/opening';
import type { Choice, Scenario, Visit } from '../../src/engine/scenario';
import { beginVisit, choose, turnNow, type Session } from '../../src/engine/session';
import { house, playOn, realScenarios } from '../scenarios/real';
import { taught } from '../scenarios/taught';

const { modules } = readFiles(
  readOverlay(resolve(house), 'core'),
  realScenarios.map(({ id }) => id),
);
const personOf = (id: string): Scenario => {
  const found = realScenarios.find((each) => each.id === id);
  if (!found) throw new Error(`Nobody is called ${id}.`);
  return found;
};
const choicesOf = ({ visits }: Scenario): Choice[] =>
  visits.flatMap(({ turns }) => Object.values(turns).flatMap(({ choices }) => choices));

test('31: every topic has its step of care and support planning, and no step is without one', () => {
  expect(new Set(modules.map(({ step }) => step))).toEqual(
    new Set(['preparing', 'conversation', 'recording', 'reviewing']),
  );
});

test.each(modules.map(({ id, people }) => [id, people] as const))(
  '32, 34, 36: in %s each of its skills is the apt thing to do somewhere',
  (id, people) => {
    const apt = new Set(
      people.flatMap((person) => choicesOf(personOf(person))).flatMap(({ move, worth }) => (worth > 0 ? [move] : [])),
    );
    expect(taught[id]?.filter((move) => !apt.has(move))).toEqual([]);
  },
);

/** A play that stands at a turn; the first that is found. */
function playTo(scenario: Scenario, visit: Visit, turn: string): Session | undefined {
  const seen = new Set<string>();
  const from = (session: Session): Session | undefined => {
    if (session.ending) return undefined;
    const now = turnNow(session).turn;
    if (now.id === turn) return session;
    if (seen.has(now.id)) return undefined;
    seen.add(now.id);
    for (const { id } of now.choices) {
      const found = from(choose(session, id));
      if (found) return found;
    }
    return undefined;
  };
  return from(beginVisit(scenario, visit.id));
}

describe.each(['maureen', 'gareth'])('33: with %s', (id) => {
  const scenario = personOf(id);
  const place = (name: string) => scenario.variables.findIndex((each) => each.name === name);
  const told = scenario.visits.flatMap((visit) =>
    Object.values(visit.turns).flatMap((turn) =>
      turn.choices
        .filter(
          ({ move, worth, replies }) => move === 'ADV' && worth === 0 && replies.some(({ goto }) => goto !== 'end'),
        )
        .flatMap((choice) => {
          const before = playTo(scenario, visit, turn.id);
          if (!before) return [];
          const { moment } = choose(before, choice.id);
          const by = (name: string) => (moment.person[place(name)] ?? 0) - (before.moment.person[place(name)] ?? 0);
          const owes = choice.replies.some(({ later }) => later);
          return [
            {
              line: `${turn.id}.${choice.id}`,
              friction: by('friction'),
              costs: by('friction') > 0 || by('trust') < 0 || by('momentum') < 0 || owes,
            },
          ];
        }),
    ),
  );

  test('advice before it was asked for costs something, now or later', () => {
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter(({ costs }) => !costs)).toEqual([]);
  });

  test('and somewhere there is friction at once', () => {
    expect(Math.max(...told.map(({ friction }) => friction))).toBeGreaterThan(0);
  });
});

test('35: whoever is met a second time begins otherwise, after another first time', () => {
  const again = realScenarios.filter(({ visits }) => visits.some(({ after }) => after !== undefined));
  expect(again.length).toBeGreaterThanOrEqual(3);
  for (const scenario of again) {
    const later = scenario.visits.find(({ after }) => after !== undefined)!;
    const openings = [0, 1, 2, 3, 4, 5].map((pick) => {
      const first = playOn(
        beginVisit(scenario, later.after!),
        Array.from({ length: 40 }, (_, at) => pick + (pick > 3 ? at : 0)),
      );
      expect(first.ending).toBeDefined();
      return openingMoment(scenario, later, comingIn(scenario, later, first.moment.person)).turn;
    });
    expect(new Set(openings).size, scenario.id).toBeGreaterThan(1);
  }
});

test.each(realScenarios.map((scenario) => [scenario.id, scenario] as const))(
  '38: %s answers one and the same line in more than one way, as the person is by then',
  (_, scenario) => {
    const choices = choicesOf(scenario);
    const differing = choices.filter(({ replies }) => new Set(replies.map(({ says }) => says)).size > 1);
    expect(differing.length / choices.length).toBeGreaterThan(0.3);
  },
);

/** Need → the tests that prove it, by file and title. */
const elsewhere: readonly (readonly [need: number, file: string, title: string])[] = [
  [32, 'tests/scenarios/skills.test.ts', 'every move is practised with at least three people'],
  [33, 'src/engine/respond.test.ts', 'opens permission by asking, and then advice is heard'],
  [
    34,
    'modules/goals-and-follow-up/PlanBuilder.svelte.test.ts',
    'fills an example that looks finished, and shows its holes',
  ],
  [34, 'src/engine/debrief.test.ts', 'holds the last words of each slot and whose idea they were'],
  [35, 'src/engine/session.test.ts', 'keeps the person a later visit began with'],
  [36, 'src/engine/debrief.test.ts', 'count an opportunity for the move that took it'],
  [37, 'modules/ambivalence/Rulers.svelte.test.ts', 'offers 0 to 10, and says what the ends mean'],
  [37, 'modules/ambivalence/Rulers.svelte.test.ts', 'lets one hear that “why not higher?” brings the opposite talk'],
  [37, 'tests/browser/keyboard.test.ts', 'from the first screen to the exit by keyboard alone'],
  [38, 'tests/scenarios/every-choice.test.ts', 'says every reply it has'],
];

test.each(elsewhere)('%i: proved in %s: %s', (_, file, title) => {
  expect(readFileSync(resolve(house, file), 'utf8')).toContain(title);
});
