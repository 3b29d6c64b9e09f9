/**
 * A learner's summary as a short code, for whoever runs the practical session: what was practised, never who by. Format `CG1`:
 *
 * `CG1.<edition>.<role>.<group>.<ratings>.<visits>.<skills>.<tag>.<check>` with `-` for what is not there. Ratings: before, after, looking back, a digit
 * each in base 36. Visits: person, visit and ending (`g`, `m`, `p`) one after the other; skills: move and how often it was chosen where it helped; both
 * joined by `_`. The tag is four characters drawn by chance, the same in every code of one attempt, so that a later code takes the place of an
 * earlier one. The check is three characters over all before it.
 */
import type { EndingKind, Role } from '../engine/scenario';
import { moves, type MoveCode } from '../engine/moves';

export interface Summary {
  readonly edition: string;
  readonly role?: Role | string;
  /** One letter, `a` to `z`, that the room agreed on; nothing else is known of a group. */
  readonly group?: string;
  readonly before?: number;
  readonly after?: number;
  readonly lookingBack?: number;
  readonly visits: readonly { readonly person: string; readonly visit: string; readonly ending: EndingKind }[];
  readonly skills: Readonly<Partial<Record<MoveCode, number>>>;
  readonly tag: string;
}

/** Why a code can't be read: it is `none` of ours, `damaged` on its way, or `newer` than this page. */
export type Unread = 'none' | 'damaged' | 'newer';

const FORMAT = 'CG1';
const endings: readonly EndingKind[] = ['good', 'mixed', 'poor'];
const id = /^[a-z0-9][a-z0-9-]*$/;

export function writeSummary({
  edition,
  role,
  group,
  before,
  after,
  lookingBack,
  visits,
  skills,
  tag,
}: Summary): string {
  const body = [
    FORMAT,
    edition,
    role ?? '-',
    group ?? '-',
    [before, after, lookingBack].map((each) => each?.toString(36) ?? '-').join(''),
    visits.flatMap(({ person, visit, ending }) => [person, visit, ending.charAt(0)]).join('_') || '-',
    Object.entries(skills).flat().join('_') || '-',
    tag,
  ].join('.');
  return `${body}.${checkOf(body)}`;
}

/** Reads one code. Spaces and line breaks that an email put into it do no harm. Never throws. */
export function readSummary(text: string): Summary | Unread {
  const code = text.replace(/\s+/g, '');
  if (!/^CG\d/.test(code)) return 'none';
  const fields = code.split('.');
  if (fields[0] !== FORMAT) return 'newer';
  const check = fields.pop() ?? '';
  if (fields.length !== 8 || checkOf(fields.join('.')) !== check) return 'damaged';
  const [, edition = '', role = '', group = '', ratings = '', visited = '', practised = '', tag = ''] = fields;
  const [before, after, lookingBack] = [...ratings].map(ratingFrom);
  const visits = threes(visited);
  const skills = pairs(practised);
  const isWhole =
    id.test(edition) && /^(-|[a-z])$/.test(group) && /^[0-9a-z-]{3}$/.test(ratings) && /^[0-9a-z]{4}$/.test(tag);
  if (!isWhole || !visits || !skills || !(role === '-' || id.test(role))) return 'damaged';
  return {
    edition,
    ...(role !== '-' && { role }),
    ...(group !== '-' && { group }),
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(lookingBack !== undefined && { lookingBack }),
    visits,
    skills,
    tag,
  };
}

/** Every code in a text, whole or not, in its order: a line each, or several in a line, or one over several lines. */
export function codesIn(text: string): readonly string[] {
  return text
    .split(/(?=CG\d\.)/)
    .filter((piece) => /^CG\d\./.test(piece))
    .map(
      (piece) =>
        /^[A-Za-z0-9._\-\s]+?\.[0-9a-z]{4}\s*\.\s*[0-9a-z]{3}(?![A-Za-z0-9._-])/.exec(piece)?.[0] ??
        piece.split(/[\s,;"]/)[0] ??
        '',
    );
}

/** @param bytes drawn by chance; the tag says nothing of whose it is. */
export function drawTag(bytes: Uint8Array = crypto.getRandomValues(new Uint8Array(4))): string {
  return Array.from(bytes, (byte) => (byte % 36).toString(36)).join('');
}

function ratingFrom(letter: string): number | undefined {
  const number = parseInt(letter, 36);
  return number >= 0 && number <= 10 ? number : undefined;
}

function threes(text: string): Summary['visits'] | undefined {
  if (text === '-') return [];
  const words = text.split('_');
  const visits: Summary['visits'][number][] = [];
  for (let at = 0; at < words.length; at += 3) {
    const [person = '', visit = '', letter] = words.slice(at, at + 3);
    const ending = endings.find((kind) => kind.charAt(0) === letter);
    if (!ending || !id.test(person) || !id.test(visit)) return undefined;
    visits.push({ person, visit, ending });
  }
  return visits;
}

/** A move that this version does not know is passed over: a later course may have more. */
function pairs(text: string): Summary['skills'] | undefined {
  if (text === '-') return {};
  const words = text.split('_');
  const skills: Partial<Record<MoveCode, number>> = {};
  for (let at = 0; at < words.length; at += 2) {
    const [move = '', count = ''] = words.slice(at, at + 2);
    if (!/^[A-Z]{2,6}$/.test(move) || !/^\d{1,3}$/.test(count)) return undefined;
    if (Object.hasOwn(moves, move)) skills[move as MoveCode] = Number(count);
  }
  return skills;
}

/** Three characters that change with any one character and with any two that change places. */
function checkOf(text: string): string {
  let one = 7;
  let other = 13;
  for (const letter of text) {
    one = (one + (letter.codePointAt(0) ?? 0)) % 211;
    other = (other + one) % 221;
  }
  return (one * 221 + other).toString(36).padStart(3, '0').slice(-3);
}
