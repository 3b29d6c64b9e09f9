/** What a room may open below the person. */
import type { Choice } from '../../engine/scenario';
import type { Translate } from '../../i18n/language';

/** One thing at a time, so that the screen holds it. */
export type Opened = 'ask' | 'options' | 'thinks' | 'tutors' | 'account';

export interface Tutor {
  readonly who: string;
  readonly says: string;
  /** Nobody with the condition has written this yet. */
  readonly draft: boolean;
}

/** Those who have something to say about a choice, under their own name where they are somebody of the organisation's. */
export function tutorsOf(choice: Choice | undefined, t: Translate): readonly Tutor[] {
  const { lay, clinician } = choice?.voices ?? {};
  const tutors: Tutor[] = [];
  if (choice?.lay !== undefined) tutors.push({ who: lay?.name ?? t('debrief.lay'), says: choice.lay, draft: !lay });
  if (choice?.clinician !== undefined)
    tutors.push({ who: clinician?.name ?? t('debrief.clinician'), says: choice.clinician, draft: false });
  return tutors;
}
