import { describe, expect, test } from 'vitest';
import { onTheTelephone, play, readSmall, visitOf } from '../../tests/scenarios/small';
import type { Decision, VisitId } from './scenario';
import { beginVisit, choose, decisionsOf, replay, rewind, turnNow } from './session';

const small = readSmall();
const begin = () => beginVisit(small, visitOf(small).id);

describe('what the learner meets', () => {
  test('begins with what the person says first, and what can be seen', () => {
    expect(turnNow(begin())).toMatchObject({
      says: ['Morning. I’ve written it down.'],
      posture: 'wary',
      object: 'list',
      cue: 'She holds an envelope.',
      thinks: ['Don’t make a fuss.'],
      mayWait: true,
      mayAttend: 'to-screen',
    });
  });

  test('joins the reply and the next turn’s line into one breath', () => {
    const now = turnNow(play(small, 'a'));
    expect(now.says).toEqual(['I did.', 'It’s the stairs.']);
    expect(now.cue).toBe('She unfolds it. Her hand is on her knee.');
  });

  test('keeps posture and object until something changes them', () => {
    expect(turnNow(play(small, 'c'))).toMatchObject({ posture: 'wary', object: 'folded' });
    expect(turnNow(play(small, 'aa'))).toMatchObject({ posture: 'easing', object: 'folded' });
    expect(turnNow(play(small, 'wcab'))).toMatchObject({ posture: 'open', object: 'folded' });
  });

  test('does not repeat a turn’s line, cue or thought after a wait in it', () => {
    expect(turnNow(play(small, 'w'))).toMatchObject({ says: ['Well now.'], cue: undefined, thinks: [] });
  });

  test('shows nothing left of a cue when nobody gives one', () => {
    expect(turnNow(play(small, 'ca')).cue).toBeUndefined();
  });

  test('shows the way back once the learner looks at the screen, in the next turn', () => {
    expect(turnNow(play(small, 'x')).mayAttend).toBeUndefined();
    expect(turnNow(play(small, 'xc')).mayAttend).toBe('to-person');
  });

  test('offers a sound on the telephone', () => {
    const telephone = readSmall(onTheTelephone);
    expect(turnNow(play(telephone, '')).mayAttend).toBe('sound');
    expect(turnNow(play(telephone, 'x')).mayAttend).toBeUndefined();
    expect(turnNow(play(telephone, 'xc')).mayAttend).toBe('sound');
  });

  test('ends with the last reply and the person’s last words, and offers nothing more', () => {
    const now = turnNow(play(small, 'wcab'));
    expect(now).toMatchObject({ choices: [], mayWait: false, mayAttend: undefined });
    expect(now.says).toEqual(['I couldn’t say.', 'Easter, then.']);
    expect(now.cue).toBe('She puts the envelope away.');
  });

  test('says the last words of an early ending, not those of the turn that never came', () => {
    expect(turnNow(play(small, 'cc')).says).toEqual(['I’ll be off, then.', 'I’ll not keep you.']);
    expect(turnNow(play(small, 'cc')).posture).toBe('leaving');
  });
});

describe('a decision', () => {
  test('makes a new session and leaves the one before as it was', () => {
    const before = begin();
    choose(before, 'a' as Decision);
    expect(before.log).toEqual([]);
    expect(turnNow(before).turn.id).toBe('greet');
  });

  test('does nothing when it comes twice and the next turn does not offer it', () => {
    const plan = play(small, 'aa');
    expect(choose(plan, 'c' as Decision)).toBe(plan);
  });

  test('does nothing after the end', () => {
    const ended = play(small, 'wcab');
    for (const late of ['a', 'b', 'w', 'x']) expect(choose(ended, late as Decision)).toBe(ended);
  });

  test('does nothing when it was never on offer', () => {
    for (const wrong of ['q', '', 'aa', 'xstate.init', '*', 'toString']) {
      const session = begin();
      expect(choose(session, wrong as Decision)).toBe(session);
    }
  });

  test('brings machine and rule to the same turn', () => {
    for (const decisions of ['a', 'wcab', 'cc']) {
      const byMachine = [...decisions].reduce((session, each) => choose(session, each as Decision), begin());
      const byRule = replay(begin(), decisions);
      expect(byMachine.moment).toEqual(byRule.moment);
      expect(byMachine.ending).toBe(byRule.ending);
    }
  });
});

describe('replay', () => {
  test('comes to the same moment', () => {
    const played = play(small, 'wcab');
    const replayed = replay(begin(), decisionsOf(played));
    expect(replayed.moment).toEqual(played.moment);
    expect(replayed.ending).toBe(played.ending);
  });

  test('stops at the turn where a choice no longer exists, and the learner goes on from there', () => {
    const session = replay(begin(), 'aqb');
    expect(decisionsOf(session)).toBe('a');
    expect(choose(session, 'b' as Decision).moment.turn).toBe('plan');
  });

  test('passes over what comes after the end', () => {
    expect(decisionsOf(replay(begin(), 'wcabab'))).toBe('wcab');
  });
});

describe('rewind', () => {
  test.each([
    [0, ''],
    [2, 'wc'],
    [4, 'wcab'],
    [9, 'wcab'],
    [-1, ''],
  ])('keeps the first %d decisions', (count, left) => {
    expect(decisionsOf(rewind(play(small, 'wcab'), count))).toBe(left);
  });

  test('keeps the attempt, so that the options stand where they stood', () => {
    expect(rewind(play(small, 'wcab', 3), 1).attempt).toBe(3);
  });

  test('keeps the person a later visit began with', () => {
    const start = play(small, 'aa').moment.person;
    const session = beginVisit(small, visitOf(small).id, { start });
    expect(rewind(choose(session, 'c' as Decision), 0).moment.person).toBe(start);
  });
});

test('throws at a visit that is not there', () => {
  expect(() => beginVisit(small, 'ward' as VisitId)).toThrow('no visit ward');
});
