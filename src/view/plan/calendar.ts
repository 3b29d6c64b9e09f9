/** A reminder for one's own calendar, as text that every calendar reads. Source: RFC 5545, 3.1 (folding) and 3.6.1 (VEVENT). */
export interface Reminder {
  readonly on: Date;
  readonly now: Date;
  readonly summary: string;
  readonly details: string;
}

/** A whole day, so that no time zone moves it, with an alarm at nine that morning. */
export function calendarText({ on, now, summary, details }: Reminder): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Consultation skills course//Reminder//EN',
    'BEGIN:VEVENT',
    `UID:${dayOf(on)}-${hashOf(summary)}@reminder.invalid`,
    `DTSTAMP:${stampOf(now)}`,
    `DTSTART;VALUE=DATE:${dayOf(on)}`,
    `SUMMARY:${escapeText(summary)}`,
    `DESCRIPTION:${escapeText(details)}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escapeText(summary)}`,
    'TRIGGER:PT9H',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.flatMap(fold).join('\r\n')}\r\n`;
}

/** Days until one is asked how it went, for each of the plan's "when" picks in their order. */
const waits = [2, 7, 7, 14] as const;

export function reminderDay(when: number, now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + (waits[when] ?? 7));
}

const two = (value: number) => String(value).padStart(2, '0');

function dayOf(date: Date): string {
  return `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}`;
}

/** The same plan for the same day is the same entry, so that a second file adds no second reminder. FNV-1a, 32 bits. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const octet of new TextEncoder().encode(text)) hash = Math.imul(hash ^ octet, 0x01000193) >>> 0;
  return hash.toString(36);
}

function stampOf(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, '\\n');
}

/** No line is longer than 75 octets; a long one goes on after a line break and a space. */
function fold(line: string): string[] {
  const folded: string[] = [];
  let part = '';
  let octets = 0;
  for (const sign of line) {
    const size = new TextEncoder().encode(sign).length;
    if (octets + size > 75) {
      folded.push(part);
      part = ' ';
      octets = 1;
    }
    part += sign;
    octets += size;
  }
  return [...folded, part];
}
