/** What the course asks of an LMS: how long its bookmark can get, and how many calls a decision costs. */
import { readCourse } from '../../src/content/course';
import { newAttempt, playVisit, resolve, visitKey, type Attempt } from '../../src/course/attempt';
import { writeBookmark } from '../../src/course/bookmark';
import type { CoursePackage, ModuleContent } from '../../src/course/course';
import type { Role } from '../../src/engine/scenario';
import { ENVELOPE_LENGTH } from '../../src/record/envelope';
import { openKeeper } from '../../src/record/keeper';
import { fakeClock } from '../contract/fake-clock';
import { scorm12 } from '../../scorm/adapters/scorm12';
import { strict12, strict2004 } from '../contract/places';
import { strictLms12 } from '../contract/strict-lms12';
import type { Figure, Group } from './figures';
import { longestPlays, type LongPlay } from './longest';

export async function measureRecord(house: string): Promise<Group> {
  const { course } = await readCourse(house, { overlay: 'core' });
  if (!course) throw new Error('The course does not read.');
  const { package: silver, contents } = course.assemble('silver', 'scorm12');
  const modules = contents.filter((content) => content.kind === 'module');
  const { package: gold, contents: inGold } = course.assemble('gold', 'scorm12');
  const ofGold = inGold.filter((content) => content.kind === 'module');
  const plays = longestPlays(house);
  return {
    title: 'Record',
    how: 'Counted, not timed: the longest play of each visit, everything answered, against an LMS that counts its calls. Time alone is committed every three minutes; that is the fraction above one.',
    figures: [
      {
        name: 'silver’s longest bookmark',
        value: ENVELOPE_LENGTH + writeBookmark(fullest(silver, modules, plays), silver, Infinity).length,
        unit: 'characters',
        target: 800,
      },
      {
        name: 'gold’s longest bookmark',
        value: ENVELOPE_LENGTH + writeBookmark(fullest(gold, ofGold, plays), gold, Infinity).length,
        unit: 'characters',
        target: 3500,
      },
      ...callsOfDecision(silver, plays, 'SCORM 1.2', strict12(), ['LMSSetValue', 'LMSCommit', 'LMSGetValue']),
      ...callsOfDecision(silver, plays, 'SCORM 2004', strict2004(), ['SetValue', 'Commit', 'GetValue']),
      valuesInDetail(silver, plays),
    ],
  };
}

/** What a decision costs in an edition that reports each one. */
function valuesInDetail(course: CoursePackage, [first]: readonly LongPlay[]): Figure {
  if (!first) throw new Error('There is no scenario to play.');
  const lms = strictLms12({ details: true });
  const api = lms.launch();
  const clock = fakeClock();
  const port = scorm12({ find: () => api, detailed: true });
  const keeper = openKeeper({ port, clock, course: course.edition });
  const opening = lms.calls.length;
  first.decisions.split('').forEach((response, at) => {
    keeper.keep({ detail: { kind: 'decision', id: `${first.scenario.id}_${String(at)}`, response } });
    keeper.keep({ payload: first.decisions.slice(0, at + 1) });
    clock.pass(12_000);
  });
  const sets = lms.calls.slice(opening).filter(({ verb }) => verb === 'LMSSetValue').length;
  return {
    name: 'SCORM 1.2 in detail: values written a decision',
    value: sets / first.decisions.length,
    unit: 'calls',
    target: 9,
  };
}

/** Everything played twice to its longest, every page read, six commitments answered, the longest names wherever there is one. */
function fullest(course: CoursePackage, modules: readonly ModuleContent[], plays: readonly LongPlay[]): Attempt {
  const longest = (texts: readonly string[]) => texts.reduce((best, text) => (text.length > best.length ? text : best));
  const module = longest(modules.map(({ id }) => id));
  const person = longest(plays.map(({ scenario }) => scenario.id));
  const text = Object.values(course.text)[0];
  const start: Attempt = {
    ...newAttempt,
    role: longest(Object.keys(text?.roles ?? {})) as Role,
    ratings: { before: 10, after: 10, lookingBack: 10 },
    pages: Object.fromEntries(modules.map(({ id, pages }) => [id, pages.map((page) => page.id)])),
    place: { screen: 'page', module, page: longest(modules.flatMap(({ pages }) => pages.map(({ id }) => id))), person },
    completed: true,
  };
  const played = plays.reduce<Attempt>((attempt, { scenario, visit, decisions }) => {
    const key = visitKey(scenario.id, visit.id);
    const once = playVisit(attempt, key, scenario.revision, { path: decisions, attempt: 1, ending: 'good' });
    const twice = playVisit(once, key, scenario.revision, { path: decisions, attempt: 2, ending: 'good' });
    const record = twice.visits[key];
    return record ? { ...twice, visits: { ...twice.visits, [key]: { ...record, debriefed: true } } } : twice;
  }, start);
  const picks = modules.flatMap(({ id, commitments }) => commitments.map((pick) => ({ module: id, pick: pick.id })));
  return picks
    .sort((one, other) => other.module.length + other.pick.length - one.module.length - one.pick.length)
    .slice(0, 6)
    .reduce((attempt, pick) => resolve(attempt, { ...pick, withWhom: 1, when: 1, confidence: 10, outcome: 1 }), played);
}

/** Calls that each decision of a first conversation costs, at a reading pace. */
function callsOfDecision(
  course: CoursePackage,
  plays: readonly LongPlay[],
  standard: string,
  place: ReturnType<typeof strict12>,
  [set = '', commit = '', get = '']: readonly string[],
): readonly Figure[] {
  const [first] = plays;
  if (!first) throw new Error('There is no scenario to play.');
  const { scenario, visit, decisions } = first;
  const clock = fakeClock();
  const keeper = openKeeper({ port: place.launch(), clock, course: course.edition });
  clock.pass(20_000);
  const opening = place.lms.calls.length;
  const atLaunch = (verb: string) => place.lms.calls.slice(0, opening).filter((call) => call.verb === verb).length;
  const launch: readonly Figure[] = [
    { name: `${standard}: values read at launch`, value: atLaunch(get), unit: 'calls', target: 8 },
    { name: `${standard}: values written at launch`, value: atLaunch(set), unit: 'calls', target: 3 },
    { name: `${standard}: commits at launch`, value: atLaunch(commit), unit: 'calls', target: 1 },
  ];
  let attempt: Attempt = newAttempt;
  for (const count of decisions.split('').keys()) {
    attempt = playVisit(attempt, visitKey(scenario.id, visit.id), scenario.revision, {
      path: decisions.slice(0, count + 1),
      attempt: 1,
    });
    keeper.keep({ payload: writeBookmark(attempt, course, keeper.payloadLimit), progress: 0 });
    clock.pass(12_000);
  }
  const calls = place.lms.calls.slice(opening);
  const each = (verb: string) => calls.filter((call) => call.verb === verb).length / decisions.length;
  const figure = (name: string, value: number, target: number): Figure => ({
    name: `${standard}: ${name} a decision`,
    value,
    unit: 'calls',
    target,
  });
  return [
    ...launch,
    figure('values written', each(set), 2.5),
    figure('commits', each(commit), 1.1),
    figure('values read', each(get), 0),
  ];
}
