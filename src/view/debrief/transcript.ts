/** The whole conversation as plain text, to take away: who said what, what each line is called, how it was. */
import { accountOf, phraseForToday } from '../../engine/debrief';
import type { Session } from '../../engine/session';
import { turnNow } from '../../engine/session';
import type { Language } from '../../i18n/language';
import { exchangesOf, wordsOf } from '../consultation/lines';
import { skillOf } from './skill';

export function transcriptOf(session: Session, title: string, language: Language): string {
  const { t } = language;
  const { name } = session.scenario;
  const lines = exchangesOf(session).flatMap((exchange) => [
    ...(exchange.heard.length > 0 ? [`${name}: ${exchange.heard.join(' ')}`] : []),
    `${t('course.you')}: ${wordsOf(exchange, t, name)}${exchange.entry.choice ? ` [${skillOf(language, exchange.entry.choice.move).name}]` : ''}`,
  ]);
  const last = turnNow(session).says.join(' ');
  const today = phraseForToday(session);
  return [
    t('debrief.printed', { title, name }),
    '',
    ...lines,
    ...(last ? [`${name}: ${last}`] : []),
    '',
    t('debrief.title', { name }),
    accountOf(session).join(' '),
    ...(today === undefined ? [] : ['', t('debrief.today'), `“${today}”`]),
  ].join('\n');
}
