/**
 * The bookmark's envelope: `<format>.<sequence>.<payload>.<checksum>`, in an alphabet that every LMS gives back unchanged.
 *
 * The payload is the course's business; the envelope only says how new it is and whether it came back whole.
 */

/** Only ever raised, when the envelope itself changes. */
const FORMAT = '1';
const SAFE = /^[A-Za-z0-9_.-]*$/;
const HEAD = /^(\d{1,3})\.([0-9a-z]{1,8})\./;
const CHECKSUM_LENGTH = 7;
/** Some 2.8 million million: eight base-36 digits, exact as a number. */
const SEQUENCE_LIMIT = 36 ** 8 - 1;

/** The most characters that the envelope adds to a payload. */
export const ENVELOPE_LENGTH = FORMAT.length + 1 + 8 + 1 + 1 + CHECKSUM_LENGTH;

/**
 * What is wrong with a bookmark that came back: `cut` short, `mangled` on its way, `newer` than this course can read, or
 * `foreign`, not one of ours.
 */
export type Damage = 'cut' | 'mangled' | 'newer' | 'foreign';

/** A bookmark that came back whole. */
export interface Opened {
  /** Rises with every bookmark that is handed over; the higher one is the later one. */
  readonly sequence: number;
  readonly payload: string;
  /** Names this very bookmark among the others of its attempt. */
  readonly checksum: string;
}

/** A bookmark that did not; its sequence number where that much can be read, and is then not to be trusted. */
export interface Damaged {
  readonly damage: Damage;
  readonly sequence?: number;
}

/** Can this text travel in a bookmark as it is? */
export function isSafe(text: string): boolean {
  return SAFE.test(text);
}

/**
 * Seals a payload.
 *
 * @param sequence a whole number from 0.
 * @throws RangeError when the payload has a character outside `[A-Za-z0-9_.-]` or the sequence is not a whole number in range.
 */
export function sealEnvelope(sequence: number, payload: string): string {
  if (!isSafe(payload)) throw new RangeError('A payload has only letters, digits, underscore, dot and hyphen.');
  if (!Number.isInteger(sequence) || sequence < 0 || sequence > SEQUENCE_LIMIT) {
    throw new RangeError(`A sequence number is a whole number from 0 to ${String(SEQUENCE_LIMIT)}.`);
  }
  const body = `${FORMAT}.${sequence.toString(36)}.${payload}`;
  return `${body}.${crc32(body)}`;
}

/**
 * Opens whatever the LMS gave back. Never throws.
 *
 * An empty text is not damaged: it opens as sequence 0 with an empty payload. `cut` and `mangled` are told apart by whether a
 * whole checksum stands at the end, so a text cut at an unlucky place may be called mangled; it is never called whole.
 */
export function openEnvelope(text: string): Opened | Damaged {
  if (text === '') return { sequence: 0, payload: '', checksum: '' };
  const head = HEAD.exec(text);
  if (!head) return { damage: FORMAT.startsWith(text) || text === `${FORMAT}.` ? 'cut' : 'foreign' };
  const [start, format = '', digits = ''] = head;
  if (format !== FORMAT) return { damage: Number(format) > Number(FORMAT) ? 'newer' : 'foreign' };
  const sequence = parseInt(digits, 36);
  if (!isSafe(text)) return { damage: 'mangled', sequence };
  const end = text.lastIndexOf('.');
  const checksum = text.slice(end + 1);
  if (end < start.length || !/^[0-9a-z]{7}$/.test(checksum)) return { damage: 'cut', sequence };
  if (crc32(text.slice(0, end)) !== checksum) return { damage: 'mangled', sequence };
  return { sequence, payload: text.slice(start.length, end), checksum };
}

/**
 * CRC-32 (IEEE 802.3) in seven base-36 digits. It notices every change that lies within four neighbouring characters, which a
 * hash of the same length does not promise.
 */
function crc32(text: string): string {
  let crc = 0xffffffff;
  for (let at = 0; at < text.length; at += 1) {
    crc ^= text.charCodeAt(at) & 0xff;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ((crc ^ 0xffffffff) >>> 0).toString(36).padStart(CHECKSUM_LENGTH, '0');
}
