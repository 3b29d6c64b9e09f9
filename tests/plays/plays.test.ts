/** Every golden play is played again and compared, word for word. Where a change is meant: `npm run plays:renew`, and read the diff. */
import { describe, expect, test } from 'vitest';
import { endingsOf } from '../../src/prove/walk';
import { realScenarios } from '../scenarios/real';
import { goldenText, namesByRole, playAgain, readGoldens } from './golden';

describe.each(realScenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (id, scenario) => {
  const goldens = readGoldens(id);

  test.each(goldens.map((golden) => [golden.name, golden] as const))('%s reads as it did', (_, golden) => {
    const { session, problem } = playAgain(scenario, golden);
    expect(problem).toBeUndefined();
    expect(goldenText(session, golden.play)).toBe(golden.text);
  });

  test('each golden play is named by its ending', () => {
    const own = goldens.filter(({ role }) => role === undefined);
    expect(own.filter(({ name, ending }) => name !== ending && name !== `${ending}-2`)).toEqual([]);
  });

  test('has a golden play to each ending, two to each good one, and one in the words of each further role', () => {
    const wanted = scenario.visits
      .flatMap(endingsOf)
      .flatMap((ending) => (ending.kind === 'good' ? [ending.id, `${ending.id}-2`] : [ending.id]));
    expect(goldens.map(({ name }) => name).sort()).toEqual([...wanted, ...namesByRole(scenario)].sort());
  });
});
