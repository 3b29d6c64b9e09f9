/** What the course as a whole holds to: each move is practised with several people, and no topic's people can be met well without what the topic teaches. */
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { moveCodes } from '../../src/engine/moves';
import { TOLD } from '../../src/engine/person';
import { readOverlay } from '../../src/content/overlays';
import { readFiles } from '../../src/content/read';
import { scenarioIds } from '../../src/content/scenarios';
import { bestPlay, goodPlayWithout, notationOf, type Reached } from '../../src/prove/futures';
import type { Turnout } from '../../src/prove/states';
import { walkScenario, type Walk } from '../../src/prove/walk';
import { house, realScenarios } from './real';
import { taught } from './taught';

const root = resolve(house);
const { modules } = readFiles(readOverlay(root, 'core'), scenarioIds(root));

/**
 * What doing well in a topic comes to with each of its people: facts, slots that are the person's own, things that were told. Of each row
 * one must be so at every good ending of any visit.
 */
const outcomes: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'core-skills': { dot: ['heard'], tyler: ['heard'] },
  'agenda-setting': { kath: ['letter', 'both-lists', 'thing-noted'], shabana: ['flat', 'door-open'] },
  ambivalence: { maureen: ['her-reason', 'assessment', 'consent'], gareth: ['heard-out'] },
  'goals-and-follow-up': {
    alan: ['small', 'redrawn'],
    callum: ['seen-soon'],
    bronwen: ['what', 'set-aside', 'redrawn', 'left-clean'],
  },
  'care-planning': { priya: ['her-words', 'redrawn'], kath: ['letter-answered', 'other-slot'] },
};

/**
 * How many of the topic's own moves a good play uses at the fewest, costly ones not counted. Nought would be a good way round the topic:
 * mend the person, not the number.
 */
const fewest: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'core-skills': { dot: 1, tyler: 2 },
  'agenda-setting': { kath: 2, shabana: 2 },
  ambivalence: { maureen: 1, gareth: 1 },
  'goals-and-follow-up': { alan: 2, callum: 2, bronwen: 1 },
  'care-planning': { priya: 1, kath: 1 },
};

const walked = new Map<string, Walk[]>();

/** Every way through a person's visits, walked once, however many topics they are met in. */
function walksOf(person: string): Walk[] {
  const scenario = realScenarios.find(({ id }) => id === person);
  if (!scenario) throw new Error(`Nobody is called ${person}.`);
  const walks = walked.get(person) ?? walkScenario(scenario);
  walked.set(person, walks);
  return walks;
}

test('every move is practised with at least three people', () => {
  const met = new Map<string, Set<string>>();
  const note = (move: string, id: string) => met.set(move, (met.get(move) ?? new Set()).add(id));
  for (const { id, visits } of realScenarios)
    for (const turn of visits.flatMap(({ turns }) => Object.values(turns))) {
      for (const { move } of turn.choices) note(move, id);
      if (turn.wait) note('SIL', id);
      if (turn.attend) note('ATT', id);
    }
  const rare = moveCodes.filter((code) => (met.get(code)?.size ?? 0) < 3);
  expect(rare).toEqual([]);
});

describe.each(modules.map(({ id, people }) => [id, people] as const))('%s', (id, people) => {
  test.each(people)('%s comes to no good ending without what the topic teaches', (person) => {
    const walks = walksOf(person);
    const variables = walks[0]?.scenario.variables ?? [];
    const reached = (outcomes[id]?.[person] ?? []).map((name): Reached => {
      const variable = variables.findIndex((each) => each.name === name);
      return { variable, least: variables[variable]?.kind === 'item' ? TOLD : 1 };
    });
    expect(reached).not.toEqual([]);
    expect(reached.map(({ variable }) => variable)).not.toContain(-1);
    for (const walk of walks) {
      const without = goodPlayWithout(walk, reached);
      expect(without && notationOf(walk, without)).toBeUndefined();
    }
  });

  test.each(people)('%s is met well with no fewer of the topic’s own moves than were counted', (person) => {
    const uses = ({ choice }: Turnout): number =>
      choice && choice.worth > 0 && taught[id]?.includes(choice.move) ? -1 : 0;
    const plays = walksOf(person).flatMap((walk) => {
      const play = bestPlay(walk, { atEnding: ({ kind }) => (kind === 'good' ? 0 : -Infinity), worth: uses });
      return play ? [{ moves: Math.abs(play.value), play: notationOf(walk, play) }] : [];
    });
    const [least] = plays.sort((one, other) => one.moves - other.moves);
    expect(least?.moves, least?.play).toBe(fewest[id]?.[person]);
  });
});
