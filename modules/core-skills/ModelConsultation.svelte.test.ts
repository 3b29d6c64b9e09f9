import { readFileSync } from 'node:fs';
import { render, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import en from '../../src/i18n/locales/en.json';
import ModelConsultation from './ModelConsultation.svelte';

/** The course's names of the moves: a note calls a line what the debrief calls it. */
const moves = new Set(Object.values(en.move).map(({ name }) => name));

test.each(['core-skills', 'agenda-setting', 'ambivalence', 'goals-and-follow-up', 'care-planning'])(
  '%s: each line has a speaker, and each of the practitioner’s a name and a why',
  (module) => {
    const words = parse(readFileSync(`modules/${module}/module.yaml`, 'utf8')).parts['model-consultation'];
    render(ModelConsultation, { words, t: (key: string) => key });
    const items = screen.getAllByRole('listitem').map((item) => item.textContent);
    expect(items).toHaveLength(words.lines.length);
    const practitioner = words.lines[0].who;
    for (const { who, says, skill, why } of words.lines) {
      expect(items.find((item) => item?.includes(says))).toContain(who);
      if (who === practitioner) expect([moves.has(skill), Boolean(why)]).toEqual([true, true]);
    }
  },
);
