/** A comparison in plain text, and the words for what changed. */
import type { Key, Translate } from '../../i18n/language';
import { wordsOf } from '../consultation/lines';
import type { Branch } from './branches';

/** "Maureen: more open, less at ease." */
export function changesText(t: Translate, name: string, changes: readonly Key[]): string {
  const says = changes.length > 0 ? changes.map((key) => t(key)).join(', ') : t('compare.unchanged');
  return t('compare.change', { name, says });
}

export function comparisonText(
  t: Translate,
  name: string,
  parting: readonly string[],
  columns: readonly { readonly title: string; readonly branch: Branch }[],
): string {
  return [
    t('compare.title', { name }),
    ...(parting.length > 0 ? [`${name}: ${parting.join(' ')}`] : []),
    ...columns.flatMap(({ title, branch: { turns, after, account } }) => [
      '',
      title,
      ...turns.flatMap(({ exchange, answer, changes }) => [
        `${t('course.you')}: ${wordsOf(exchange, t, name)}`,
        ...(answer.length > 0 ? [`${name}: ${answer.join(' ')}`] : []),
        `(${changesText(t, name, changes)})`,
      ]),
      ...(after === undefined ? [] : [`${t('consultation.afterTitle')}: ${after}`]),
      ...(account ? [`${name}: ${account}`] : []),
    ]),
  ].join('\n');
}
