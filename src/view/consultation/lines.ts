/** What was said in a conversation, turn by turn, as the log, the debrief and the text to take away tell it. */
import type { Scenario } from '../../engine/scenario';
import { accountOf } from '../../engine/debrief';
import { SCREEN } from '../../engine/person';
import { turnNow, type Entry, type Session } from '../../engine/session';
import type { Key, Translate } from '../../i18n/language';

/** One decision with what the person had said before it. */
export interface Exchange {
  readonly at: number;
  readonly entry: Entry;
  /** What the person said, in one breath. */
  readonly heard: readonly string[];
  /** What the learner said; undefined when they waited or turned: then `did` tells. */
  readonly said: string | undefined;
  readonly did: Key | undefined;
}

export function exchangesOf(session: Session): Exchange[] {
  return session.log.map((entry, at) => ({
    at,
    entry,
    heard: heardAt(session, at),
    said: entry.choice?.says,
    did: entry.choice ? undefined : whatWasDone(session.scenario, entry),
  }));
}

/** What the learner said or did. */
export function wordsOf({ said, did }: Exchange, t: Translate, name: string): string {
  return said ?? (did ? t(did, { name }) : '');
}

/** What the person said just before the decision at this place in the log. */
function heardAt({ visit, log }: Session, at: number): readonly string[] {
  const before = log[at - 1];
  const turn = log[at]?.before.turn;
  const entered = !before || before.before.turn !== turn;
  const opened = entered && turn !== undefined ? visit.turns[turn]?.says : undefined;
  return [before?.reply.says, opened].filter((line) => line !== undefined);
}

function whatWasDone(scenario: Scenario, { decision, next }: Entry): Key {
  if (decision === 'w') return 'consultation.waited';
  if (scenario.setting === 'telephone') return 'consultation.soundMade';
  return next.person[SCREEN] === 1 ? 'consultation.turnedToScreen' : 'consultation.turnedToPerson';
}

/** The account of what has happened so far: only sentences that hang on something said, none on how it may end. */
export function accountSoFar(session: Session): string[] {
  const visit = {
    ...session.visit,
    account: session.visit.account.map((group) => group.filter(({ said, when }) => said && !when)),
  };
  return accountOf({ ...session, visit });
}

/** The picture at this moment, as a file of the package and what it shows. */
export function objectNow(session: Session): { file: string; says: string } | undefined {
  const { object } = turnNow(session);
  const says = object === undefined ? undefined : session.scenario.objects[object];
  return object === undefined || says === undefined
    ? undefined
    : { file: `objects/${session.scenario.id}-${object}.svg`, says };
}
