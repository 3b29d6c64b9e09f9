/** What a turn changed in the person, in a sentence: "Maureen: more open, less at ease." */
import type { Key, Translate } from '../../i18n/language';

export function changesText(t: Translate, name: string, changes: readonly Key[]): string {
  const says = changes.length > 0 ? changes.map((key) => t(key)).join(', ') : t('compare.unchanged');
  return t('compare.change', { name, says });
}
