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
