/** Every golden play is played again and compared, word for word. Where a change is meant: `npm run plays:renew`, and read the diff. */
import { describe, expect, test } from 'vitest';
import { followPlay } from '../../src/preview/notation';
import { endingsOf } from '../../src/prove/walk';
import { realScenarios } from '../scenarios/real';
import { goldenText, readGoldens } from './golden';

describe.each(realScenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (id, scenario) => {
  const goldens = readGoldens(id);

  test.each(goldens.map((golden) => [golden.name, golden] as const))('%s reads as it did', (_, { play, text }) => {
    const { session, problem } = followPlay(scenario, play);
    expect(problem).toBeUndefined();
    expect(goldenText(session, play)).toBe(text);
  });

  test('each golden play is named by its ending', () => {
    expect(goldens.filter(({ name, ending }) => name !== ending && name !== `${ending}-2`)).toEqual([]);
  });

  test('has a golden play to each ending, and two to each good one', () => {
    const wanted = scenario.visits
      .flatMap(endingsOf)
      .flatMap((ending) => (ending.kind === 'good' ? [ending.id, `${ending.id}-2`] : [ending.id]));
    expect(goldens.map(({ name }) => name).sort()).toEqual(wanted.sort());
  });
});
