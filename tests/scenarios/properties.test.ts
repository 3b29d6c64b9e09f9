/** What holds however a consultation is played. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountOf, listOf, opennessOf, planOf, skillsOf, turningPoints } from '../../src/engine/debrief';
import { respond } from '../../src/engine/respond';
import { beginVisit, choose, decisionsOf, replay, rewind, turnNow } from '../../src/engine/session';
import type { Decision } from '../../src/engine/scenario';
import { playOn, realVisits } from './real';

/** More than any visit can take: twelve choices and one standing action each. */
const LONGEST = 26;
const picks = fc.array(fc.nat(60), { maxLength: LONGEST });
const long = fc.array(fc.nat(60), { minLength: LONGEST, maxLength: LONGEST });
const few = { numRuns: 60 };

describe.each(realVisits)('%s', (_, scenario, visit) => {
  const begin = () => beginVisit(scenario, visit.id);

  test('comes to the same moment by replay as by playing', () => {
    fc.assert(
      fc.property(picks, fc.nat(LONGEST), (numbers, count) => {
        const played = playOn(begin(), numbers);
        const decisions = decisionsOf(played).slice(0, count);
        const replayed = replay(begin(), decisions);
        expect(decisionsOf(replayed)).toBe(decisions);
        const stood = played.log[decisions.length - 1]?.next ?? { turn: visit.start, person: played.start };
        expect(replayed.moment).toEqual(stood);
        expect(rewind(played, count)).toEqual(replayed);
        expect(turnNow(rewind(played, count))).toEqual(turnNow(replayed));
      }),
      few,
    );
  });

  test('has machine and rule agree on every decision', () => {
    fc.assert(
      fc.property(picks, (numbers) => {
        let session = begin();
        for (const number of numbers) {
          const { moment } = session;
          session = playOn(session, [number]);
          const last = session.log.at(-1);
          if (last?.before !== moment) break;
          const outcome = respond(scenario, visit, moment, last.decision);
          expect(session.moment).toEqual(outcome?.next);
          expect(session.ending).toBe(outcome?.ending);
        }
      }),
      few,
    );
  });

  test('gives the same branch when one rewinds and does the same again', () => {
    fc.assert(
      fc.property(picks, fc.nat(LONGEST), (numbers, count) => {
        const played = playOn(begin(), numbers);
        const rest = decisionsOf(played).slice(count);
        const again = replay(rewind(played, count), rest);
        expect(again.moment).toEqual(played.moment);
        expect(again.ending).toBe(played.ending);
        expect(again.log).toEqual(played.log);
      }),
      few,
    );
  });

  test('keeps the person within bounds, in whole numbers', () => {
    fc.assert(
      fc.property(long, (numbers) => {
        for (const { next } of playOn(begin(), numbers).log) {
          expect(next.person).toHaveLength(scenario.variables.length);
          next.person.forEach((value, place) => {
            const { min, max, name } = scenario.variables[place]!;
            expect(Number.isInteger(value) && value >= min && value <= max, `${name} is ${value}`).toBe(true);
          });
        }
      }),
      few,
    );
  });

  test('never takes back what was told', () => {
    const items = scenario.agenda.map(({ variable }) => variable);
    fc.assert(
      fc.property(long, (numbers) => {
        for (const { before, next } of playOn(begin(), numbers).log)
          for (const item of items)
            if ((before.person[item] ?? 0) >= 3) expect(next.person[item]).toBeGreaterThanOrEqual(before.person[item]!);
      }),
      few,
    );
  });

  test('ends, whatever is done', () => {
    fc.assert(
      fc.property(long, (numbers) => {
        expect(playOn(begin(), numbers).ending).toBeDefined();
      }),
      few,
    );
  });

  test('takes a second click without harm', () => {
    fc.assert(
      fc.property(picks, fc.constantFrom(...'abcdefwxz'), (numbers, letter) => {
        const session = playOn(begin(), numbers);
        const next = choose(session, letter as Decision);
        expect(next.log.length - session.log.length).toBe(next === session ? 0 : 1);
        expect(() => turnNow(next)).not.toThrow();
      }),
      few,
    );
  });

  test('takes nothing more when it is over: a key that comes late changes nothing', () => {
    fc.assert(
      fc.property(long, fc.constantFrom(...'abcdefwxz'), (numbers, letter) => {
        const over = playOn(begin(), numbers);
        expect(choose(over, letter as Decision)).toBe(over);
      }),
      few,
    );
  });

  test('can be debriefed at every moment', () => {
    fc.assert(
      fc.property(picks, (numbers) => {
        const session = playOn(begin(), numbers);
        expect(accountOf(session).length).toBeLessThanOrEqual(visit.account.length);
        expect(opennessOf(session)).toHaveLength(session.log.length + 1);
        expect(listOf(session)).toHaveLength(scenario.agenda.length);
        expect(planOf(session).every(({ whose, words }) => (whose === 'nobody') === (words === undefined))).toBe(true);
        expect(skillsOf(session).every(({ chosen, wouldHaveHelped }) => chosen <= wouldHaveHelped)).toBe(true);
        expect(turningPoints(session).every(({ at, entry }) => session.log[at] === entry)).toBe(true);
      }),
      few,
    );
  });
});
