import { readFileSync } from 'node:fs';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { createLanguage } from '../../src/i18n/language';
import en from '../../src/i18n/locales/en.json';
import SpotTheSkill from './SpotTheSkill.svelte';

const wordsOf = (module: string) =>
  parse(readFileSync(`modules/${module}/module.yaml`, 'utf8')).parts['spot-the-skill'];
const { anyText: t } = createLanguage('en', en, () => ({
  person: 'person',
  people: 'people',
  aPerson: 'a person',
  Person: 'Person',
}));
const user = userEvent.setup();
const line = (says: RegExp) => within(screen.getByRole('group', { name: says }));

describe.each(['core-skills', 'agenda-setting', 'ambivalence', 'goals-and-follow-up', 'care-planning'])(
  '%s',
  (module) => {
    const words = wordsOf(module);

    test('every line is one of the skills on offer, which are called what the debrief calls them', () => {
      const moves = Object.values(en.move).map(({ name }) => name);
      for (const option of words.options) expect(moves).toContain(option);
      for (const { skill } of words.lines) expect(words.options).toContain(skill);
    });

    test('both tutors say something else of every line, in at most 25 words', () => {
      for (const { layTutor, clinicianTutor } of words.lines) {
        expect(layTutor).not.toBe(clinicianTutor);
        for (const comment of [layTutor, clinicianTutor]) expect(comment.split(' ').length).toBeLessThanOrEqual(25);
      }
    });

    test('shows every line with every skill to pick from', () => {
      render(SpotTheSkill, { words, t });
      expect(screen.getAllByRole('group')).toHaveLength(words.lines.length);
      expect(screen.getAllByRole('radio')).toHaveLength(words.lines.length * words.options.length);
    });
  },
);

test('tells nothing before one has picked', async () => {
  render(SpotTheSkill, { words: wordsOf('core-skills'), t });
  await user.click(line(/When you’re at home/).getByRole('button'));
  expect(line(/When you’re at home/).getByRole('status').textContent).toContain('Pick one first');
});

test('then tells which it is and what both tutors say, without a mark; the lay tutor’s words are a draft', async () => {
  render(SpotTheSkill, { words: wordsOf('core-skills'), t });
  const penny = line(/When you’re at home/);
  await user.click(penny.getByRole('radio', { name: 'Open question' }));
  await user.click(penny.getByRole('button'));
  const told = penny.getByRole('status').textContent;
  expect(told).toMatch(/Saying it back\.\s*You said: Open question\./);
  expect(told).toContain('Lay tutor Draft, written without lived experience');
  expect(told).toContain('Clinician tutor');
  expect(told).not.toMatch(/correct|wrong|score/i);
  await user.click(penny.getByRole('radio', { name: 'Saying it back' }));
  expect(penny.getByRole('status').textContent).toContain('You said the same.');
});
