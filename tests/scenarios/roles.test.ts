/** Who may be met in which role, and that nobody is given a sentence that their work does not allow. */
import { expect, test } from 'vitest';
import { roleIds } from '../../src/content/parse/schema';
import { castsOf } from '../../src/engine/roles';
import type { Role, Scenario } from '../../src/engine/scenario';
import { realScenarios } from './real';

/** Roles that neither prescribe nor change a treatment. */
const others: readonly Role[] = [
  'health-care-assistant',
  'physiotherapist',
  'health-coach',
  'receptionist',
  'care-navigator',
  'social-prescriber',
];
/** What only somebody who prescribes can say of themselves. */
const prescribing =
  /\b(I(’ll| will| can| could|’d| would)( just)? (prescribe|put you on|start you on|take you off|stop|up|change|raise|lower|increase|reduce|switch) (your|the|you|those|that)\b.*\b(tablets?|dose|medicines?|inhalers?|prescription)|prescribe you|write you a prescription)/i;

const sayings = ({ visits }: Scenario): string[] =>
  visits.flatMap(({ turns, today }) => [
    ...Object.values(turns).flatMap(({ choices }) => choices.map(({ says }) => says)),
    ...today.map(({ says }) => says),
  ]);

test('most people can be met in more than one role', () => {
  expect(realScenarios.filter(({ roles }) => roles.length > 1).length).toBeGreaterThan(realScenarios.length / 2);
});

test.each(roleIds)('a %s meets somebody as that', (role) => {
  expect(realScenarios.filter(({ roles }) => roles.includes(role)).map(({ id }) => id)).not.toEqual([]);
});

const casts = realScenarios.flatMap((written) =>
  castsOf(written).map(([role, cast]) => [written.id, role, { cast, written }] as const),
);

test.each(casts)('%s, met as %s, says who one is in words that no other role has', (_, __, { cast, written }) => {
  for (const [place, { brief }] of cast.visits.entries()) {
    const all = castsOf(written).map(([, other]) => other.visits[place]?.brief);
    expect(all.filter((each) => each === brief)).toHaveLength(1);
  }
});

test.each(casts.filter(([, role]) => others.includes(role)))(
  '%s, met as %s, offers nothing that wants a prescriber',
  (_, __, { cast }) => {
    expect(sayings(cast).filter((line) => prescribing.test(line))).toEqual([]);
  },
);

test.each(casts.filter(([, , { cast, written }]) => cast !== written))(
  '%s, met as %s, has lines as somebody in that work says them',
  (_, __, { cast, written }) => {
    const asWritten = sayings(written);
    expect(sayings(cast).filter((line) => !asWritten.includes(line)).length).toBeGreaterThanOrEqual(2);
  },
);
