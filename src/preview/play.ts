/**
 * `npm run play -- <scenario> [visit] [decisions] [--as=<role>]`: a consultation in the terminal. With decisions it prints the play and ends; a later visit
 * may be given with the earlier one it remembers, `first:abd second:cde`.
 */
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { didYouMean, showProblem } from '../content/parse/problem';
import { readScenarios, scenarioIds } from '../content/scenarios';
import { playedAs } from '../engine/roles';
import type { Scenario } from '../engine/scenario';
import { followPlay } from './notation';
import { help, replyTo, welcome } from './prompt';
import { scriptOf } from './script';
import type { Session } from '../engine/session';

const root = path.resolve(import.meta.dirname, '../..');
const [wanted, ...words] = process.argv.slice(2);
const thoughts = words.includes('--thoughts');
const as = words.find((word) => word.startsWith('--as='))?.slice('--as='.length);
const decisions = words.filter((word) => !word.startsWith('--'));

process.exitCode = await start();

async function start(): Promise<number> {
  const known = scenarioIds(root);
  if (wanted === undefined)
    return fail(`npm run play -- <scenario> [visit] [decisions] [--as=<role>]\nWho: ${known.join(', ')}\n\n${help}`);
  if (!known.includes(wanted))
    return fail(
      [`There is no scenario “${wanted}”.`, didYouMean(wanted, known) ?? `There are: ${known.join(', ')}.`].join(' '),
    );
  const { scenarios, problems } = readScenarios(root, [wanted]);
  const [written] = scenarios;
  if (!written) return fail(problems.map(showProblem).join('\n'));
  const role = written.roles.find((each) => each === as) ?? written.roles[0];
  if (as !== undefined && role !== as)
    return fail(
      `${written.name} is met as: ${written.roles.join(', ')}. ${didYouMean(as, written.roles) ?? ''}`.trim(),
    );
  const scenario = playedAs(written, role);
  const given = playFrom(scenario, decisions);
  const { session, problem } = followPlay(scenario, given);
  const asked = decisions.some((word) => !isVisit(scenario, word) && !word.endsWith(':'));
  if (asked && session.log.length > 0)
    process.stdout.write(
      scriptOf(session, { thoughts, ...(problem === undefined && given.includes(':') && { play: given }) }),
    );
  if (problem !== undefined) return fail(problem);
  if (!asked) await play(session);
  return 0;
}

function fail(message: string): number {
  console.error(message);
  return 1;
}

/** `clinic abd` is `clinic:abd`; what is already written as a play stays. */
function playFrom(scenario: Scenario, given: readonly string[]): string {
  const plays: string[] = [];
  for (const word of given) {
    const last = plays.at(-1);
    if (isVisit(scenario, word)) plays.push(`${word}:`);
    else if (last?.endsWith(':')) plays[plays.length - 1] = last + word;
    else plays.push(word);
  }
  return plays.join(' ');
}

function isVisit({ visits }: Scenario, word: string): boolean {
  return visits.some(({ id }) => id === word);
}

async function play(begun: Session): Promise<void> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  let session = begun;
  console.log(welcome(session));
  process.stdout.write('> ');
  for await (const line of terminal) {
    const { next, text, over } = replyTo(session, line);
    session = next;
    console.log(text);
    if (over) break;
    process.stdout.write('> ');
  }
  terminal.close();
}
