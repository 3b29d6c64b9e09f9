/** What the course as a whole holds to: each move is practised with several people, and no topic's people can be met well without what the topic teaches. */
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { moveCodes } from '../../src/engine/moves';
import { TOLD } from '../../src/engine/person';
import { readOverlay } from '../../src/content/overlays';
import { readFiles } from '../../src/content/read';
import { scenarioIds } from '../../src/content/scenarios';
import { personAfter, walkScenario } from '../../src/prove/walk';
import { house, realScenarios } from './real';

const root = resolve(house);
const { modules } = readFiles(readOverlay(root, 'core'), scenarioIds(root));

/**
 * What doing well in a topic comes to with each of its people: facts, slots that are the person's own, things that were told. Of each row
 * one must be so at every good ending of any visit.
 */
const outcomes: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'core-skills': { dot: ['on-paper'], tyler: ['letters', 'his-way'] },
  'agenda-setting': { kath: ['letter', 'both-lists', 'thing-noted'], shabana: ['flat', 'door-open'] },
  ambivalence: { maureen: ['her-reason', 'assessment', 'consent'], gareth: ['listening', 'left-open', 'no-is-fine'] },
  'goals-and-follow-up': {
    alan: ['small', 'redrawn'],
    callum: ['seen-soon'],
    bronwen: ['what', 'set-aside', 'redrawn', 'left-clean'],
  },
  'care-planning': { priya: ['her-words', 'redrawn'], kath: ['letter-answered', 'other-slot'] },
};

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
    const scenario = realScenarios.find((each) => each.id === person);
    if (!scenario) throw new Error(`Nobody is called ${person}.`);
    const wanted = outcomes[id]?.[person] ?? [];
    const places = wanted.map((name) => scenario.variables.findIndex((each) => each.name === name));
    expect(places).not.toEqual([]);
    expect(places).not.toContain(-1);
    for (const walk of walkScenario(scenario)) {
      const without = [...walk.ends].filter(({ ending, place, decision }) => {
        if (ending.kind !== 'good') return false;
        const after = personAfter(walk, { ending, place, decision });
        return !places.some((at) => (after[at] ?? 0) > (scenario.variables[at]?.kind === 'item' ? TOLD - 1 : 0));
      });
      expect(without.map(({ ending }) => ending.id)).toEqual([]);
    }
  });
});
