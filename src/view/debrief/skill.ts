/** The learner's moves in the language of the interface. */
import type { MoveCode } from '../../engine/moves';
import type { Language } from '../../i18n/language';

export function skillOf({ t }: Language, code: MoveCode): { readonly name: string; readonly definition: string } {
  return { name: t(`move.${code}.name`), definition: t(`move.${code}.definition`) };
}
