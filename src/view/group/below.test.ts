import { expect, test } from 'vitest';
import type { Choice } from '../../engine/scenario';
import type { Translate } from '../../i18n/language';
import { tutorsOf } from './below';

const t = ((key: string) => key) as Translate;
const choice = { lay: 'I felt heard.', clinician: 'An open question.' } as Choice;

test('lets both tutors speak, and says that nobody with the condition has written the one yet', () => {
  expect(tutorsOf(choice, t)).toEqual([
    { who: 'debrief.lay', says: 'I felt heard.', draft: true },
    { who: 'debrief.clinician', says: 'An open question.', draft: false },
  ]);
});

test('names whoever of an organisation has written it, and calls that no draft', () => {
  const voices = { lay: { name: 'Dilys', who: 'lives with COPD' } };
  expect(tutorsOf({ ...choice, voices }, t)[0]).toEqual({ who: 'Dilys', says: 'I felt heard.', draft: false });
});

test('has nobody speak where nothing is written, or nothing was said', () => {
  expect(tutorsOf({ id: 'a' } as Choice, t)).toEqual([]);
  expect(tutorsOf(undefined, t)).toEqual([]);
});
