/** A move in plain English, for Node: the preview, the proof, what facilitators print. A screen asks its own language for it. */
import type { MoveCode } from '../engine/moves';
import en from '../i18n/locales/en.json';

const words: Readonly<Record<MoveCode, { readonly name: string; readonly definition: string }>> = en.move;

/** "Saying it back" for `SR`. */
export function nameOfMove(code: MoveCode): string {
  return words[code].name;
}

/** What the move is, in one sentence. */
export function definitionOfMove(code: MoveCode): string {
  return words[code].definition;
}
