/** What stands for an id in a bookmark: it is made of the id alone, so whatever is added, moved or taken away around it, it stays. */
import { hash } from '../engine/order';

/** Two characters of `[0-9a-z]`; the parser keeps the ids of a list apart by them. */
export function shortOf(id: string): string {
  return (hash(id) % 36 ** 2).toString(36).padStart(2, '0');
}

/** Those that follow one another without a gap. */
export function shortsIn(text: string): readonly string[] {
  return text.match(/../g) ?? [];
}
