/** A consultation small enough to reckon by hand; tests change a line of it to see what the line does. */
import { readFileSync } from 'node:fs';
import { showProblem } from '../../src/content/parse/problem';
import { parseScenario } from '../../src/content/parse/scenario';
import { readYaml } from '../../src/content/parse/source';
import type { Decision, Scenario, Visit } from '../../src/engine/scenario';
import { beginVisit, choose, type Session } from '../../src/engine/session';

export const smallText = readFileSync(`${import.meta.dirname}/small.yaml`, 'utf8');

/**
 * @param changes text that stands in the file → what stands there instead.
 * @throws with every problem when the changed file can't be read, and when a text to change is not there.
 */
export function readSmall(changes: Readonly<Record<string, string>> = {}): Scenario {
  const text = Object.entries(changes).reduce((now, [from, to]) => {
    if (!now.includes(from)) throw new Error(`small.yaml has no “${from}”`);
    return now.replace(from, to);
  }, smallText);
  return readScenario(text, 'joan');
}

export function readScenario(text: string, folder: string): Scenario {
  const { scenario, problems } = parseScenario(readYaml('scenario.yaml', text), folder);
  if (!scenario) throw new Error(problems.map(showProblem).join('\n'));
  return scenario;
}

export function visitOf(scenario: Scenario): Visit {
  const [visit] = scenario.visits;
  if (!visit) throw new Error(`${scenario.id} has no visit`);
  return visit;
}

/** Plays decisions from the first visit's start; one that is refused throws. */
export function play(scenario: Scenario, decisions: string, attempt = 1): Session {
  return [...decisions].reduce(
    (session, decision) => {
      const next = choose(session, decision as Decision);
      if (next === session) throw new Error(`“${decision}” of “${decisions}” is not on offer`);
      return next;
    },
    beginVisit(scenario, visitOf(scenario).id, { attempt }),
  );
}

/** The same consultation on the telephone. */
export const onTheTelephone = {
  'setting: clinic': 'setting: telephone',
  'to-screen: { cue: She looks where you look. }': 'sound: { cue: She goes on. }',
  '      to-person: { cue: She looks up. }\n': '',
  '          - when: screen\n            says: Is it on there?\n            facts: number-given\n': '',
} as const;

/** The place of a variable in a person. */
export function placeOf(scenario: Scenario, name: string): number {
  const place = scenario.variables.findIndex((variable) => variable.name === name);
  if (place < 0) throw new Error(`${scenario.id} has no variable ${name}`);
  return place;
}

/** What a person's variable stands at. */
export function valueOf({ scenario, moment }: Session, name: string): number {
  return moment.person[placeOf(scenario, name)] ?? NaN;
}
