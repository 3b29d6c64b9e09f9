/** The overlay's own words, filled into every text at build time. */
import type { Terms } from '../course/course';

/** Replaces `{{person}}`, `{{people}}`, `{{a person}}` and `{{Person}}` wherever a text of a value has them. */
export function fillTerms<T>(value: T, { person, people, aPerson, Person }: Terms): T {
  return mapTexts(value, (text) =>
    text
      .replaceAll('{{person}}', person)
      .replaceAll('{{people}}', people)
      .replaceAll('{{a person}}', aPerson)
      .replaceAll('{{Person}}', Person),
  );
}

/** Replaces `{{title}}`, what the organisation calls the course, wherever a text of a value has it. */
export function fillTitle<T>(value: T, title: string): T {
  return mapTexts(value, (text) => text.replaceAll('{{title}}', title));
}

function mapTexts<T>(value: T, into: (text: string) => string): T {
  if (typeof value === 'string') return into(value) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => mapTexts(each, into)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapTexts(each as unknown, into)])) as T;
}
