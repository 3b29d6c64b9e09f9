/** The words on the button that turns to the screen or back to the person, by where it would lead. */
import type { TurnNow } from '../../engine/session';
import type { Key } from '../../i18n/language';

export const attendLabels = {
  'to-screen': 'consultation.attendToScreen',
  'to-person': 'consultation.attendToPerson',
  sound: 'consultation.attendSound',
} as const satisfies Record<NonNullable<TurnNow['mayAttend']>, Key>;
