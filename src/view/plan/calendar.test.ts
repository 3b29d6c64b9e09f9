import { expect, test } from 'vitest';
import { calendarText, reminderDay } from './calendar';

const now = new Date(Date.UTC(2026, 2, 27, 10, 0, 0));
const text = calendarText({
  on: reminderDay(1, now),
  now,
  summary: 'How did it go? Ask, then wait; again',
  details: 'Line one\nŵ '.repeat(20),
});

test('is a whole day a week later, with an alarm', () => {
  expect(text).toContain('DTSTART;VALUE=DATE:20260403');
  expect(text).toContain('BEGIN:VALARM');
});

test('escapes what a calendar would read as its own signs', () => {
  expect(text).toContain('SUMMARY:How did it go? Ask\\, then wait\\; again');
  expect(text).toContain('Line one\\nŵ');
});

test('holds no line longer than 75 octets and ends every one as it should', () => {
  const lines = text.split('\r\n');
  expect(Math.max(...lines.map((line) => new TextEncoder().encode(line).length))).toBeLessThanOrEqual(75);
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
});

test('reads back as it was meant: unfolded, every property once, nothing that says who one is', () => {
  expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
  const lines = text
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1);
  expect(lines.map((line) => line.split(/[:;]/)[0])).toEqual(
    (
      'BEGIN VERSION PRODID BEGIN UID DTSTAMP DTSTART SUMMARY DESCRIPTION TRANSP ' +
      'BEGIN ACTION DESCRIPTION TRIGGER END END END'
    ).split(' '),
  );
  const [, details = ''] = /\nDESCRIPTION:(.*)/.exec(lines.join('\n')) ?? [];
  expect(details.replace(/\\n/g, '\n').replace(/\\([\\;,])/g, '$1')).toBe('Line one\nŵ '.repeat(20));
  expect(text).not.toMatch(/ORGANIZER|ATTENDEE|mailto/i);
});

test('is the same entry when one takes the same plan twice, and another for another plan', () => {
  const uidOf = (summary: string, at: Date) =>
    /UID:(.*)/.exec(calendarText({ on: reminderDay(1, now), now: at, summary, details: '' }))?.[1];
  expect(uidOf('Ask', new Date(Date.UTC(2026, 2, 27, 11)))).toBe(uidOf('Ask', now));
  expect(uidOf('Wait', now)).not.toBe(uidOf('Ask', now));
});
