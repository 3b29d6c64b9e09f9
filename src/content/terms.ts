/** The overlay's own words, filled into every text at build time. */
import type { Terms } from '../course/course';

/** Replaces `{{person}}`, `{{people}}`, `{{a person}}` and `{{Person}}` wherever a text of a value has them. */
export function fillTerms<T>(value: T, terms: Terms): T {
  if (typeof value === 'string') return fill(value, terms) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => fillTerms(each, terms)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fillTerms(each as unknown, terms)])) as T;
}

function fill(text: string, { person, people, aPerson, Person }: Terms): string {
  return text
    .replaceAll('{{person}}', person)
    .replaceAll('{{people}}', people)
    .replaceAll('{{a person}}', aPerson)
    .replaceAll('{{Person}}', Person);
}
