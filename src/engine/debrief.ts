/** What was said → what it was like for the person, the moment that moved them most, the skills, their list and the plan. */
import { holds, ideaOwners, itemLevels, TOLD, type ItemLevel } from './person';
import type { MoveCode } from './moves';
import type { Choice, Phrase, Said } from './scenario';
import type { Entry, Session } from './session';

/** The person's account, sentence by sentence; each hangs on something that happened. */
export function accountOf(session: Session): string[] {
  return session.visit.account.flatMap((group) => group.find((phrase) => fits(phrase, session))?.says ?? []);
}

/** One phrase to use today. */
export function phraseForToday(session: Session): string | undefined {
  return session.visit.today.find((phrase) => fits(phrase, session))?.says;
}

function fits(phrase: Phrase, session: Session): boolean {
  const happened = !phrase.said || phrase.said.some((said) => session.log.some((entry) => wasSaid(said, entry)));
  return happened && (!phrase.when || holds(phrase.when, session.moment.person));
}

function wasSaid(said: Said, { before, decision, index }: Entry): boolean {
  return before.turn === said.turn && decision === said.choice && (said.reply === undefined || said.reply === index);
}

/** A decision worth a second look, with both tutors' words. */
export interface TurningPoint {
  /** Its place in the log: rewinding to it is `rewind(session, at)`. */
  readonly at: number;
  readonly entry: Entry;
  readonly choice: Choice;
  /** How far the person's state moved: the sum of the changes of trust, friction, importance, confidence and momentum. */
  readonly moved: number;
}

/** The decisions that carry both tutors, the one that moved the person most first. */
export function turningPoints(session: Session): TurningPoint[] {
  return session.log
    .flatMap((entry, at) => {
      const { choice } = entry;
      return choice?.lay && choice.clinician ? [{ at, entry, choice, moved: movedBy(entry) }] : [];
    })
    .sort((one, other) => other.moved - one.moved || one.at - other.at);
}

function movedBy({ before, next }: Entry): number {
  let moved = 0;
  for (let scale = 0; scale < 5; scale++) moved += Math.abs((next.person[scale] ?? 0) - (before.person[scale] ?? 0));
  return moved;
}

/** How often a move would have helped, and how often the learner chose it there. */
export interface SkillCount {
  readonly move: MoveCode;
  readonly wouldHaveHelped: number;
  readonly chosen: number;
}

/**
 * The skills of the visited turns. An opportunity is a turn where some offered choice is worth 2; any such choice takes it. It counts
 * for the move that took it, otherwise for the first that would have.
 */
export function skillsOf(session: Session): SkillCount[] {
  const counts = new Map<MoveCode, { wouldHaveHelped: number; chosen: number }>();
  for (const { before, choice } of session.log) {
    if (!choice) continue;
    const apt = session.visit.turns[before.turn]?.choices.find(({ worth }) => worth === 2);
    const taken = choice.worth === 2;
    const move = taken ? choice.move : apt?.move;
    if (!move) continue;
    const count = counts.get(move) ?? { wouldHaveHelped: 0, chosen: 0 };
    counts.set(move, { wouldHaveHelped: count.wouldHaveHelped + 1, chosen: count.chosen + (taken ? 1 : 0) });
  }
  return [...counts]
    .map(([move, count]) => ({ move, ...count }))
    .sort((one, other) => other.wouldHaveHelped - one.wouldHaveHelped);
}

/** An item of the person's own list and how far it came. */
export interface ListedItem {
  readonly says: string;
  readonly level: ItemLevel;
  readonly said: boolean;
  /** Theirs to keep: shown only when the learner asks. */
  readonly unsaid: string | undefined;
}

export function listOf({ scenario, moment }: Session): ListedItem[] {
  return scenario.agenda.map(({ variable, says, unsaid }) => {
    const level = moment.person[variable] ?? 0;
    return { says, level: itemLevels[level] ?? 'guarded', said: level >= TOLD, unsaid };
  });
}

/** A slot of the plan: what stands in it and whose idea that was. */
export interface FilledSlot {
  readonly says: string;
  readonly whose: (typeof ideaOwners)[number];
  readonly words: string | undefined;
}

export function planOf({ scenario, moment, log }: Session): FilledSlot[] {
  return scenario.slots.map(({ variable, says }) => ({
    says,
    whose: ideaOwners[moment.person[variable] ?? 0] ?? 'nobody',
    words: log
      .findLast(({ reply }) => reply.plans.some((each) => each.variable === variable))
      ?.reply.plans.find((each) => each.variable === variable)?.words,
  }));
}

/** How open the person was before the first decision and after each: trust less friction, −6…6. */
export function opennessOf({ moment, log }: Session): number[] {
  return [log[0]?.before.person ?? moment.person, ...log.map(({ next }) => next.person)].map(
    (person) => (person[0] ?? 0) - (person[1] ?? 0),
  );
}

/** Safety facts that were not made true: the debrief opens with them. */
export function missedSafety({ scenario, moment }: Session): string[] {
  return scenario.facts
    .filter(({ variable, safety }) => safety && moment.person[variable] !== 1)
    .map(({ says }) => says);
}
