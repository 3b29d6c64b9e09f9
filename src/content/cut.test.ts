import path from 'node:path';
import { expect, test } from 'vitest';
import { accountOf, missedSafety, phraseForToday } from '../engine/debrief';
import type { Scenario } from '../engine/scenario';
import { beginVisit, choose, turnNow, type Session } from '../engine/session';
import { cutCourse } from './cut';
import { cutsOf, type Cut, type EditionFile } from './parse/course';
import { readOverlay } from './overlays';
import { readFiles } from './read';
import { readScenarios, scenarioIds } from './scenarios';

const root = path.resolve(import.meta.dirname, '../..');
const { modules } = readFiles(readOverlay(root, 'core'), scenarioIds(root));
const { scenarios } = readScenarios(root, ['kath', 'maureen', 'alan']);
const cut = (...cuts: readonly Cut[]) => cutCourse(modules, scenarios, cuts);
const first = { after: 'That was the beginning.', today: 'Is there something else?' };

/** Every way of choosing through a visit, to its ending. */
function plays(scenario: Scenario): readonly Session[] {
  const visit = scenario.visits[0];
  if (!visit) return [];
  const on = (session: Session): readonly Session[] =>
    session.ending ? [session] : turnNow(session).choices.flatMap(({ id }) => on(choose(session, id)));
  return on(beginVisit(scenario, visit.id));
}

test('a module named by its id alone is whole', () => {
  const edition = { modules: ['agenda-setting', { id: 'ambivalence', pages: [] }] } as unknown as EditionFile;
  expect(cutsOf(edition)).toEqual([{ id: 'agenda-setting' }, { id: 'ambivalence', pages: [] }]);
  const whole = cut({ id: 'agenda-setting' });
  expect(whole.modules).toEqual(modules.filter(({ id }) => id === 'agenda-setting'));
  expect(whole.scenarios).toEqual(scenarios.filter(({ id }) => whole.modules[0]?.people.includes(id)));
});

test('takes the named pages in the module’s own order, and the words of their parts alone', () => {
  const [taken] = cut({ id: 'ambivalence', pages: ['rulers', 'two-true-things'] }).modules;
  expect(taken?.pages).toEqual(['two-true-things', 'rulers']);
  expect(Object.keys(taken?.parts ?? {})).toEqual(['rulers']);
});

test('takes the named people alone', () => {
  const { modules: taken, scenarios: met } = cut({ id: 'agenda-setting', people: ['kath'] });
  expect(taken[0]?.people).toEqual(['kath']);
  expect(met.map(({ id }) => id)).toEqual(['kath']);
});

test.each([
  ['agenda-setting', 'kath'],
  ['ambivalence', 'maureen'],
  ['goals-and-follow-up', 'alan'],
])('the first scene of %s ends after three things said, whatever they are', (id, person) => {
  const [scenario] = cut({ id, people: [person], 'first scene': first }).scenarios;
  if (!scenario) throw new Error(`${person} is not there.`);
  const all = plays(scenario);
  expect(all.length).toBeGreaterThan(20);
  for (const session of all) {
    expect(session.log).toHaveLength(3);
    expect(session.ending?.after).toBe(first.after);
    expect(phraseForToday(session)).toBe(first.today);
    // What only the rest of the conversation could have brought is nobody's omission.
    expect(missedSafety(session)).toEqual([]);
  }
  expect(all.some((session) => accountOf(session).length > 0)).toBe(true);
});

test('a first scene shows no picture that only a later turn would', () => {
  const [maureen] = cut({ id: 'ambivalence', people: ['maureen'], 'first scene': first }).scenarios;
  expect(Object.keys(maureen?.objects ?? {})).toContain('folded');
  expect(Object.keys(maureen?.objects ?? {})).not.toContain('ringed');
});

test('someone met whole in one module is whole in all', () => {
  const both = cut({ id: 'ambivalence', 'first scene': first }, { id: 'ambivalence' });
  const maureen = both.scenarios.find(({ id }) => id === 'maureen');
  expect(maureen).toEqual(scenarios.find(({ id }) => id === 'maureen'));
});
