import { expect, test } from 'vitest';
import { play, readSmall } from '../../tests/scenarios/small';
import { decisionsOf, turnNow } from './session';
import { castsOf, playedAs, roleIn } from './roles';

const written = readSmall({
  'roles: [practice-nurse]': `roles: [practice-nurse, gp]
as:
  gp:
    visits/clinic/brief: You are her doctor.
    visits/clinic/turns/greet/choices/a/says: So you wrote it down for your doctor.
`,
});

test('says a role’s own lines, and as written what it does not word', () => {
  const asDoctor = playedAs(written, 'gp');
  expect(asDoctor.visits[0]?.brief).toBe('You are her doctor.');
  const before = play(written, '');
  const choices = turnNow(play(asDoctor, '')).choices;
  expect(choices.map(({ says }) => says)).toContain('So you wrote it down for your doctor.');
  expect(choices.map(({ id }) => id)).toEqual(turnNow(before).choices.map(({ id }) => id));
  expect(asDoctor.visits[0]?.place).toBe(written.visits[0]?.place);
});

test('leads to the same, whoever speaks', () => {
  for (const [, cast] of castsOf(written)) {
    expect(cast.revision).toBe(written.revision);
    const one = play(cast, 'aw');
    const other = play(written, 'aw');
    expect(decisionsOf(one)).toBe(decisionsOf(other));
    expect(one.moment).toEqual(other.moment);
  }
});

test('is as written for the first role, for one that the scenario has not, and for none', () => {
  for (const role of ['practice-nurse', 'receptionist', undefined] as const)
    expect(playedAs(written, role)).toBe(written);
  expect(roleIn(written, 'gp')).toBe('gp');
  expect(roleIn(written, 'receptionist')).toBe('practice-nurse');
});
