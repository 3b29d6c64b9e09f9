import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { createLanguage } from '../../src/i18n/language';
import en from '../../src/i18n/locales/en.json';
import SpotTheSkill from './SpotTheSkill.svelte';

const lineOf = (id: string, before: string, says: string, move: string) => ({
  id,
  who: 'Ann',
  before,
  says,
  move,
  layTutor: `I heard ${says}`,
  clinicianTutor: `It is ${move}.`,
});
const words = {
  title: 'Spot the skill',
  intro: 'Pick.',
  lines: [
    lineOf('home', '“When I’m at home.”', '“When you’re at home.”', 'SR'),
    lineOf('ironing', '“I do the ironing.”', '“What are the nights like?”', 'OQ'),
    lineOf('again', '“I’m up anyway.”', '“You’re up anyway.”', 'SR'),
  ],
};
const { anyText: t } = createLanguage('en', en, () => ({
  person: 'person',
  people: 'people',
  aPerson: 'a person',
  Person: 'Person',
}));
const user = userEvent.setup();
const line = (says: RegExp) => within(screen.getByRole('group', { name: says }));

test('shows every line with who spoke before it, and each skill there is to pick from once, called what the debrief calls it', () => {
  render(SpotTheSkill, { words, t });
  const names = screen.getAllByRole('group').map((group) => group.querySelector('legend')?.textContent);
  expect(names[0]).toBe('Ann “When I’m at home.” “When you’re at home.”');
  const options = line(/When you’re at home/).getAllByRole('radio');
  expect(options.map((each) => (each as HTMLInputElement).value)).toEqual([en.move.OQ.name, en.move.SR.name]);
});

test('tells nothing before one has picked', async () => {
  render(SpotTheSkill, { words, t });
  await user.click(line(/When you’re at home/).getByRole('button'));
  expect(line(/When you’re at home/).getByRole('status').textContent).toContain('Pick one first');
});

test('then tells which it is and what both tutors say, without a mark; the lay tutor’s words are a draft', async () => {
  render(SpotTheSkill, { words, t });
  const home = line(/When you’re at home/);
  await user.click(home.getByRole('radio', { name: 'Open question' }));
  await user.click(home.getByRole('button'));
  const told = home.getByRole('status').textContent;
  expect(told).toMatch(/Saying it back\.\s*You said: Open question\./);
  expect(told).toContain('Lay tutor Draft, written without lived experience');
  expect(told).toContain('Clinician tutor');
  expect(told).not.toMatch(/correct|wrong|score/i);
  await user.click(home.getByRole('radio', { name: 'Saying it back' }));
  expect(home.getByRole('status').textContent).toContain('You said the same.');
});
