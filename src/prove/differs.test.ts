import { expect, test, vi } from 'vitest';
import { readSmall } from '../../tests/scenarios/small';
import { proveScenario } from './report';

/** A machine that has lost its way: it stays where it is. */
vi.mock('../engine/compile', async (original) => ({
  ...(await original<object>()),
  stepFrom: (_: unknown, { turn, person }: { turn: string; person: readonly number[] }) => ({ state: turn, person }),
}));

test('machine-differs: tells the turn and the decision at which machine and rule part', () => {
  const found = proveScenario(readSmall()).findings.filter(({ code }) => code === 'machine-differs');
  expect(found).toHaveLength(1);
  expect(found[0]?.message).toMatch(/at [\w-]+\.[a-x] the machine goes to [\w-]+, the rule to [\w-]+\./);
});
