/** What the course has sent, and how much of it the LMS has kept: the two are not the same until a save has truly gone through. */
import type { Call } from './lms';

export interface Sent {
  /** Elements written since the last save that was kept, with their latest value. */
  readonly waiting: ReadonlyMap<string, string>;
  /** Elements of that save and of those before it. */
  readonly kept: ReadonlyMap<string, string>;
  readonly writes: number;
  readonly saves: number;
  /** Writes and saves that were answered with no. */
  readonly refused: number;
}

export const nothingSent: Sent = { waiting: new Map(), kept: new Map(), writes: 0, saves: 0, refused: 0 };

/** After one more call. Only what was truly kept counts, whatever the course was told. */
export function afterCall(sent: Sent, { method, args, result, kept }: Call): Sent {
  const isYes = String(result) === 'true';
  if (/SetValue$/.test(method)) {
    const [element = '', value = ''] = args;
    return {
      ...sent,
      writes: sent.writes + 1,
      ...(isYes ? { waiting: new Map([...sent.waiting, [element, value]]) } : { refused: sent.refused + 1 }),
    };
  }
  if (!/(Commit|Finish|Terminate)$/.test(method)) return sent;
  return {
    ...sent,
    saves: sent.saves + 1,
    ...(isYes ? {} : { refused: sent.refused + 1 }),
    ...(kept && { kept: new Map([...sent.kept, ...sent.waiting]), waiting: new Map() }),
  };
}
