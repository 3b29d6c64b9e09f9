/** How long things take, computed: 220 words a minute, and twelve seconds a choice. */
import type { Choice, Reply, Turn, TurnId, Visit } from '../engine/scenario';

export const WORDS_A_MINUTE = 220;
export const SECONDS_A_CHOICE = 12;

function minutesOf(words: number, choices: number): number {
  return words / WORDS_A_MINUTE + (choices * SECONDS_A_CHOICE) / 60;
}

function wordsOf(...texts: readonly (string | undefined)[]): number {
  return texts.reduce((sum, text) => sum + (text ? text.split(/\s+/).length : 0), 0);
}

function turnMinutes(turn: Turn, reply: Reply): number {
  const options = turn.choices.reduce((sum, { says }) => sum + wordsOf(says), 0);
  return minutesOf(wordsOf(turn.says, turn.cue, reply.says, reply.cue) + options, 1);
}

/** Words of both tutors on the moment that it turned. */
const WORDS_OF_TUTORS = 50;

/** Hearing how it was: the person's account at its longest, both tutors on one moment, and that moment once again. */
export function debriefMinutes({ account }: Visit): number {
  const longest = account.map((group) => Math.max(0, ...group.map(({ says }) => wordsOf(says))));
  return minutesOf(
    longest.reduce((sum, words) => sum + words, WORDS_OF_TUTORS),
    1,
  );
}

/** The longest way through a visit, or through one scene of it, in minutes; standing actions aside. */
export function longestMinutes(visit: Visit, scene?: string): number {
  const known = new Map<TurnId, number>();
  const from = (id: TurnId): number => {
    const before = known.get(id);
    if (before !== undefined) return before;
    const turn = visit.turns[id];
    if (!turn) return 0;
    const counts = scene === undefined || turn.scene === scene;
    const longest = Math.max(
      0,
      ...turn.choices.flatMap((choice: Choice) =>
        choice.replies.map(
          (reply) =>
            (counts ? turnMinutes(turn, reply) : 0) +
            (reply.goto === undefined || reply.goto === 'end' ? 0 : from(reply.goto)),
        ),
      ),
    );
    known.set(id, longest);
    return longest;
  };
  return Math.max(...[visit.start, ...visit.openings.map(({ turn }) => turn)].map(from));
}
