/** The picks a plan is made of. The bookmark holds places in these lists: new ones go to the end, none is ever taken out. */
import type { Resolution } from '../../course/attempt';
import type { Translate } from '../../i18n/language';

export const whomKeys = ['next', 'review', 'stuck', 'new', 'colleague'] as const;
export const whenKeys = ['today', 'week', 'clinic', 'fortnight'] as const;
export const outcomeKeys = ['did', 'partly', 'chance', 'other'] as const;

/** A plan in a few lines. */
export function resolutionText(
  t: Translate,
  what: string,
  { withWhom, when, confidence }: Pick<Resolution, 'withWhom' | 'when' | 'confidence'>,
): string {
  const whom = t(`plan.whoms.${whomKeys[withWhom] ?? 'next'}`);
  return t('plan.text', { what, whom, when: t(`plan.whens.${whenKeys[when] ?? 'week'}`), confidence });
}
