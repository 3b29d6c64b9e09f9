/** Those who play without listening (bots, who must not win) and those who listen in their own way (styles, who must not lose). */
import { moves, type Move, type MoveCode } from '../engine/moves';
import { defaultEffect } from '../engine/person';
import { beginVisit, decisionsOf, replay, turnNow, type Session, type TurnNow } from '../engine/session';
import type { Choice, Decision, EndingKind, Person, Scenario, VisitId } from '../engine/scenario';

/** Picks one decision at a turn. */
export type Player = (now: TurnNow, session: Session) => Decision;

export interface Played {
  readonly kind: EndingKind;
  readonly decisions: string;
  readonly session: Session;
}

/** Plays a visit to its end, in the order shown at attempt 1. */
export function playVisitBy(player: Player, scenario: Scenario, visit: VisitId, start?: Person): Played {
  let session = beginVisit(scenario, visit, start ? { start } : {});
  while (!session.ending) session = replay(session, player(turnNow(session), session));
  return { kind: session.ending.kind, decisions: decisionsOf(session), session };
}

const first = (choices: readonly Choice[]): Decision => (choices[0] as Choice).id;
const most = (choices: readonly Choice[], of: (choice: Choice) => number): Decision =>
  choices.reduce((best, each) => (of(each) > of(best) ? each : best)).id;
const always =
  (...codes: readonly MoveCode[]): Player =>
  ({ choices }) =>
    choices.find(({ move }) => codes.includes(move))?.id ?? first(choices);
const pushy = (text: string): number => text.match(/\b(should|just|but)\b/gi)?.length ?? 0;

/** Each alone; none of them may come to a good ending. Where a bot's move is not offered it takes the first. */
export const bots: Readonly<Record<string, Player>> = {
  first: ({ choices }) => first(choices),
  last: ({ choices }) => (choices.at(-1) as Choice).id,
  longest: ({ choices }) => most(choices, ({ says }) => says.length),
  shortest: ({ choices }) => most(choices, ({ says }) => -says.length),
  'open-question': always('OQ'),
  reflection: always('SR', 'CR', 'DSR'),
  empathy: always('EMP'),
  autonomy: always('AUT'),
  'something-else': always('AGO'),
  information: always('INFO'),
  wait: ({ choices, mayWait }) => (mayWait ? 'w' : first(choices)),
  attend: ({ choices, mayAttend }) => (mayAttend ? 'x' : first(choices)),
  greedy: ({ choices }, { moment, scenario }) =>
    most(choices, ({ move }) => {
      const {
        trust = 0,
        friction = 0,
        importance = 0,
        confidence = 0,
        momentum = 0,
      } = defaultEffect(move, moment.person, scenario);
      return trust - friction + importance + confidence + momentum;
    }),
  'soft-words': ({ choices }) => most(choices, ({ says }) => -pushy(says)),
};

/** Prefers families in the order given, pushes only where nothing else is offered. */
const prefers =
  (families: readonly Move['family'][], options: { waits?: boolean; brief?: boolean } = {}): Player =>
  ({ choices, mayWait, turn }) => {
    if (options.waits && mayWait && turn.wait) return 'w';
    const place = ({ move }: Choice): number => {
      const { family } = moves[move];
      const at = families.indexOf(family);
      return family === 'pushing' ? 99 : at < 0 ? families.length : at;
    };
    return most(choices, (choice) => -place(choice) - (options.brief ? choice.says.length / 1000 : 0));
  };

/** Four decent ways to consult; none of them may come to a poor ending. */
export const styles: Readonly<Record<string, Player>> = {
  'brief-and-direct': prefers(
    ['safety', 'agenda', 'opening', 'planning', 'asking', 'informing', 'advising', 'repair', 'listening'],
    { brief: true },
  ),
  'quiet-listener': prefers(['listening', 'repair', 'asking', 'safety', 'agenda', 'crediting', 'planning'], {
    waits: true,
  }),
  'informer-with-permission': prefers([
    'informing',
    'safety',
    'advising',
    'opening',
    'planning',
    'agenda',
    'repair',
    'asking',
    'listening',
  ]),
  'warm-talker': prefers(['crediting', 'listening', 'repair', 'agenda', 'safety', 'planning', 'asking', 'opening']),
};
