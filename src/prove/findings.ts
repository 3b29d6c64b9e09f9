/** What does not hold of a scenario, each with the play that shows it. */
import { TOLD } from '../engine/person';
import type { Choice, Reply, Turn } from '../engine/scenario';
import { bestFrom, goodPlayWithout, longestFrom, notationOf } from './futures';
import { endingsOf, playOf, type Walk } from './walk';

export interface Finding {
  readonly code: string;
  readonly message: string;
  /** `visit:decisions`, one character each; empty where no play is needed to see it. */
  readonly play: string;
}

/** Everything that the walk of a visit shows to be wrong. */
export function findingsOf(walk: Walk): Finding[] {
  if (walk.cut) return [cutShort(walk)];
  return [...notReached(walk), ...noRepair(walk), ...unsafeGood(walk), ...forcedTelling(walk), ...linesOf(walk)];
}

/** The one thing that can be said of a walk that did not come to its end. */
function cutShort({ states, scenario, visit }: Walk): Finding {
  const spread = scenario.variables.map(({ name }, index) => ({
    name,
    values: new Set(states.map(({ person }) => person[index])).size,
  }));
  const costliest = spread.sort((one, other) => other.values - one.values)[0];
  return {
    code: 'too-many-states',
    message: `${visit.id} has more than ${states.length - 1} states; “${costliest?.name ?? ''}” costs the most.`,
    play: '',
  };
}

function notReached({ scenario, visit, states, turnouts }: Walk): Finding[] {
  const turns = new Set<string>(states.map(({ turn }) => turn.id));
  const replies = new Set(turnouts.map(({ reply }) => reply));
  const endings = new Set<string>(turnouts.flatMap(({ ending }) => ending?.id ?? []));
  const missing = (code: string, message: string): Finding => ({ code, message, play: '' });
  const unheard = (turn: Turn, letter: string, list: readonly Reply[]) =>
    list.flatMap((reply, index) =>
      replies.has(reply)
        ? []
        : [
            missing(
              'reply-not-reached',
              `${scenario.id}: ${turn.id}.${letter}/${index + 1} is never heard: “${reply.says ?? ''}”`,
            ),
          ],
    );
  return Object.values(visit.turns)
    .flatMap((turn) =>
      turns.has(turn.id)
        ? [
            ...turn.choices.flatMap(({ id, replies: list }) => unheard(turn, id, list)),
            ...unheard(turn, 'w', turn.wait ?? []),
            ...unheard(turn, 'x', turn.attend ?? []),
          ]
        : [missing('turn-not-reached', `${scenario.id}: no play reaches ${turn.id}.`)],
    )
    .concat(
      endingsOf(visit).flatMap(({ id }) =>
        endings.has(id) ? [] : [missing('ending-not-reached', `${scenario.id}: no play comes to the ending ${id}.`)],
      ),
    );
}

/** Repair is real: at least a mixed ending stays reachable wherever the next words are among the first half of the longest way through. */
function noRepair(walk: Walk): Finding[] {
  const best = bestFrom(walk);
  const longest = longestFrom(walk);
  const half = Math.floor(Math.max(...walk.opens.map((place) => longest[place] ?? 0)) / 2);
  const place = best.findIndex((kind, at) => kind === 'poor' && (walk.states[at]?.spoken ?? 0) < half);
  return place < 0
    ? []
    : [
        {
          code: 'no-repair',
          message: `In the first half, at ${walk.states[place]?.turn.id}, only a poor ending is left.`,
          play: playOf(walk, place),
        },
      ];
}

function unsafeGood(walk: Walk): Finding[] {
  return walk.scenario.facts
    .filter(({ safety }) => safety)
    .flatMap(({ variable, says }) => {
      const found = goodPlayWithout(walk, [{ variable, least: 1 }]);
      return found
        ? [{ code: 'good-without-safety', message: `A good ending without “${says}”.`, play: notationOf(walk, found) }]
        : [];
    });
}

/** A secret is not a prize: each guarded item has a good ending in which it stays unsaid. */
function forcedTelling(walk: Walk): Finding[] {
  return walk.scenario.agenda
    .filter(({ variable }) => walk.scenario.variables[variable]?.start === 0)
    .flatMap(({ variable, says }) =>
      goodPlayWithout(walk, [{ variable, least: TOLD }])
        ? []
        : [{ code: 'telling-forced', message: `No good ending leaves “${says}” unsaid.`, play: '' }],
    );
}

const MOST_WORDS = 25;
/** How far the longest or shortest option of a turn may be from their mean. */
const SPREAD = 0.15;

/** What can be seen in the lines alone: lengths, tutors, how often the answer depends on the person. */
export function linesOf({ scenario, visit }: Pick<Walk, 'scenario' | 'visit'>): Finding[] {
  const found: Finding[] = [];
  const say = (code: string, message: string) => found.push({ code, message: `${scenario.id}: ${message}`, play: '' });
  const choices: Choice[] = [];
  for (const turn of Object.values(visit.turns)) {
    const lengths = turn.choices.map(({ says }) => says.length);
    const mean = lengths.reduce((sum, each) => sum + each, 0) / lengths.length;
    if (Math.max(...lengths) > mean * (1 + SPREAD) || Math.min(...lengths) < mean * (1 - SPREAD))
      say(
        'unbalanced-options',
        `the options of ${turn.id} differ by more than 15 % from their mean of ${Math.round(mean)} characters: ${lengths.join(', ')}.`,
      );
    for (const choice of turn.choices) {
      choices.push(choice);
      const where = `${turn.id}.${choice.id}`;
      if (wordsIn(choice.says) > MOST_WORDS)
        say('long-option', `${where} has ${wordsIn(choice.says)} words; ${MOST_WORDS} is the most.`);
      if (sentencesIn(choice.says) > 2)
        say('long-option', `${where} has ${sentencesIn(choice.says)} sentences; two is the most.`);
      const tells = choice.replies.some(({ effect }) =>
        effect.some(
          ({ variable, how, by }) => scenario.variables[variable]?.kind === 'item' && how === 'raise' && by >= TOLD,
        ),
      );
      if ((choice.worth !== 1 || tells) && !(choice.lay && choice.clinician))
        say('tutor-missing', `${where} wants both tutors.`);
      for (const comment of [choice.lay, choice.clinician])
        if (comment && wordsIn(comment) > MOST_WORDS)
          say('long-comment', `${where} has a comment of ${wordsIn(comment)} words; ${MOST_WORDS} is the most.`);
    }
  }
  const answering = choices.filter(({ replies }) => replies.length > 1).length;
  if (answering * 3 < choices.length)
    say(
      'one-answer-for-all',
      `only ${answering} of ${choices.length} choices in ${visit.id} have two or more replies.`,
    );
  const costly = choices.filter(({ worth }) => worth === 0);
  const pleasant = costly.filter((choice) => choice.replies.some((reply) => isPleasant(choice, reply)));
  if (pleasant.length * 2 < costly.length)
    say(
      'costs-at-once',
      `only ${pleasant.length} of ${costly.length} costly choices in ${visit.id} get a pleasant answer first.`,
    );
  const waits = Object.values(visit.turns).filter(({ wait }) => wait).length;
  if (waits < 3 && Object.keys(visit.turns).length > 8)
    say('few-waits', `${visit.id} has authored replies to waiting at ${waits} turns; three is the least.`);
  return found;
}

/** Nothing in the answer itself shows the cost: no trust lost, no friction won. */
function isPleasant(choice: Choice, { effect }: Reply): boolean {
  const sum = (variable: number) =>
    [...choice.effect, ...effect]
      .filter((change) => change.variable === variable && change.how === 'add')
      .reduce((all, { by }) => all + by, 0);
  return sum(0) >= 0 && sum(1) <= 0;
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => /\p{L}|\d/u.test(word)).length;
}

function sentencesIn(text: string): number {
  return text.split(/[.?!…]+(?:\s|$)/).filter((part) => part.trim() !== '').length;
}
