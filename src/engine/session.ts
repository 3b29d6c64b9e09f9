/**
 * A visit being played: the turn now, what was said, replay and rewind. A session is a value; every decision makes a new one, so
 * an earlier moment is never lost by trying another way.
 */
import { compileVisit, endingState, stepFrom, type ConsultationMachine } from './compile';
import { shownChoices } from './order';
import { comingIn, openingMoment } from './opening';
import { SCREEN } from './person';
import { mayStand, respond, type Moment, type Outcome } from './respond';
import type { Choice, Decision, Ending, Person, Posture, Scenario, Turn, TurnId, Visit, VisitId } from './scenario';

/** One decision and what it led to, as the debrief reads it. */
export interface Entry extends Outcome {
  readonly decision: Decision;
  /** Turn and person before. */
  readonly before: Moment;
}

export interface Session {
  readonly scenario: Scenario;
  readonly visit: Visit;
  /** 1 the first time through; decides the order in which choices are shown. */
  readonly attempt: number;
  /** Who came in, before the visit's opening did anything to them. */
  readonly start: Person;
  readonly log: readonly Entry[];
  readonly moment: Moment;
  readonly ending: Ending | undefined;
}

/** What the learner meets at a turn. */
export interface TurnNow {
  readonly turn: Turn;
  /** What the person says in one breath: the reply, then the turn's own line. Empty when they say nothing. */
  readonly says: readonly string[];
  readonly posture: Posture;
  readonly object: string | undefined;
  readonly cue: string | undefined;
  /** What the person thinks and does not say; shown only when asked. */
  readonly thinks: readonly string[];
  /** In the order to show them. */
  readonly choices: readonly Choice[];
  readonly mayWait: boolean;
  /** Where turning would lead; undefined when it is not on offer. On the telephone it is a sound that says "I'm here". */
  readonly mayAttend: 'to-screen' | 'to-person' | 'sound' | undefined;
}

/** @throws when the scenario has no such visit: a programmer's mistake. */
export function beginVisit(
  scenario: Scenario,
  visitId: VisitId,
  options: { attempt?: number; start?: Person } = {},
): Session {
  const visit = scenario.visits.find(({ id }) => id === visitId);
  if (!visit) throw new Error(`${scenario.id} has no visit ${visitId}`);
  const start = options.start ?? comingIn(scenario, visit);
  const moment = openingMoment(scenario, visit, start);
  return {
    scenario,
    visit,
    attempt: options.attempt ?? 1,
    start,
    log: [],
    moment,
    ending: undefined,
  };
}

const machines = new WeakMap<Visit, ConsultationMachine>();

/** A visit's machine is made once, when the first decision wants it: a session steps it from any moment, and a replay does without. */
function machineFor(scenario: Scenario, visit: Visit, moment: Moment): ConsultationMachine {
  const known = machines.get(visit) ?? compileVisit(scenario, visit, moment);
  machines.set(visit, known);
  return known;
}

/** @returns the same session when the decision is not on offer, or the visit has ended: a late click does no harm. */
export function choose(session: Session, decision: Decision): Session {
  const { scenario, visit, moment } = session;
  const entry = session.ending ? undefined : entryFor(session, moment, decision);
  if (!entry) return session;
  const { state, person } = stepFrom(machineFor(scenario, visit, moment), moment, decision);
  const ending = [...visit.leaves, ...visit.endings].find((each) => state === endingState(each));
  const turn = ending ? entry.next.turn : (state as TurnId);
  return { ...session, log: [...session.log, entry], moment: { turn, person }, ending };
}

function entryFor({ scenario, visit }: Session, before: Moment, decision: Decision): Entry | undefined {
  const outcome = respond(scenario, visit, before, decision);
  return outcome && { ...outcome, decision, before };
}

/**
 * Plays decisions as far as they go; what no longer exists stops the replay at its turn, and the learner goes on from there.
 *
 * It asks the rule and not the machine, whose guards and assigns ask the same rule: ten times as quick, and the prover holds the two
 * together.
 */
export function replay(session: Session, decisions: Iterable<string>): Session {
  const log = [...session.log];
  let { moment, ending } = session;
  for (const decision of decisions) {
    const entry = ending ? undefined : entryFor(session, moment, decision as Decision);
    if (!entry) break;
    log.push(entry);
    moment = entry.next;
    ending = entry.ending;
  }
  return log.length === session.log.length ? session : { ...session, log, moment, ending };
}

/** The same visit with only its first `count` decisions. */
export function rewind(session: Session, count: number): Session {
  const { scenario, visit, attempt, start } = session;
  return replay(beginVisit(scenario, visit.id, { attempt, start }), decisionsOf(session).slice(0, Math.max(0, count)));
}

/** One character a decision: all that need be kept of a session. */
export function decisionsOf(session: Session): string {
  return session.log.map(({ decision }) => decision).join('');
}

/** @throws when the visit's turn is missing: the scenario did not come from the parser. */
export function turnNow(session: Session): TurnNow {
  const { scenario, visit, moment, log, ending } = session;
  const turn = visit.turns[moment.turn];
  if (!turn) throw new Error(`${scenario.id} has no turn ${moment.turn}`);
  const last = log.at(-1);
  const entered = !ending && (!last || last.before.turn !== moment.turn);
  const shown = ending ?? (entered ? turn : undefined);
  return {
    turn,
    says: [last?.reply.says, shown?.says].filter((line) => line !== undefined),
    ...seenNow(session),
    cue: [last?.reply.cue, shown?.cue].filter(Boolean).join(' ') || undefined,
    thinks: [last?.reply.thinks, shown?.thinks].filter((line) => line !== undefined),
    choices: ending ? [] : shownChoices(scenario, turn, session.attempt),
    mayWait: !ending && mayStand(moment),
    mayAttend:
      ending || !mayStand(moment)
        ? undefined
        : scenario.setting === 'telephone'
          ? 'sound'
          : moment.person[SCREEN] === 1
            ? 'to-person'
            : 'to-screen',
  };
}

/** Posture and object stay as they were until something changes them. */
function seenNow({ visit, log, moment, ending }: Session): { posture: Posture; object: string | undefined } {
  const seen = [
    visit.turns[log[0]?.before.turn ?? moment.turn],
    ...log.flatMap(({ reply, next, before }) => [
      reply,
      next.turn === before.turn ? undefined : visit.turns[next.turn],
    ]),
    ending,
  ];
  return {
    posture: seen.findLast((each) => each?.posture)?.posture ?? 'neutral',
    object: seen.findLast((each) => each?.object)?.object,
  };
}
