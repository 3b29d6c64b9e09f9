/** The learner's moves in the language of the interface. English stands where the moves are defined; a language file may have its own. */
import { moves, type MoveCode } from '../../engine/moves';
import type { Language } from '../../i18n/language';
import { PSEUDO, pseudoOf } from '../../i18n/pseudo';

const english = {
  move: Object.fromEntries(Object.entries(moves).map(([code, { name, definition }]) => [code, { name, definition }])),
};

/** Makes the moves' names known to a language: in English, and in disguise. */
export function addSkills(language: Language): void {
  language.add('en', english);
  language.add(PSEUDO, pseudoOf(english));
}

export function skillOf(language: Language, code: MoveCode): { readonly name: string; readonly definition: string } {
  return { name: language.anyText(`move.${code}.name`), definition: language.anyText(`move.${code}.definition`) };
}
