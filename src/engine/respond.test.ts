import { describe, expect, test } from 'vitest';
import { onTheTelephone, play, readSmall, valueOf, visitOf } from '../../tests/scenarios/small';
import { startingPerson } from './person';
import { mayStand, respond } from './respond';
import type { Decision, Scenario, TurnId } from './scenario';

const small = readSmall();

function answer(decision: string, scenario: Scenario = small, turn = 'greet') {
  const moment = { turn: turn as TurnId, person: startingPerson(scenario) };
  return respond(scenario, visitOf(scenario), moment, decision as Decision);
}

describe('the order of one decision', () => {
  test('tests a reply on the state that the move has already changed', () => {
    expect(answer('a')?.index).toBe(0);
    expect(valueOf(play(small, 'a'), 'trust')).toBe(4);
  });

  test('replaces the default effect only for the variables the author named', () => {
    const session = play(
      readSmall({ 'target: change': 'target: change\n            effect: { trust: 1, friction: -1 }' }),
      'a',
    );
    expect(valueOf(session, 'trust')).toBe(3);
    expect(valueOf(session, 'friction')).toBe(0);
    expect(session.log[0]?.index).toBe(1);
  });

  test('lets nought replace a default, too', () => {
    expect(
      valueOf(play(readSmall({ 'target: change': 'target: change\n            effect: { trust: 0 }' }), 'a'), 'trust'),
    ).toBe(2);
  });

  test('does not ask the reply’s own effect which reply it is', () => {
    const scenario = readSmall({ 'effect: { importance: 2 }': 'effect: { trust: -6 }' });
    expect(valueOf(play(scenario, 'a'), 'trust')).toBe(0);
    expect(play(scenario, 'a').log[0]?.reply.says).toBe('I did.');
  });

  test('clamps the move before the reply is added', () => {
    const scenario = readSmall({
      'trust: 2, friction: 1': 'trust: 6, friction: 1',
      'effect: { importance: 2 }': 'effect: { trust: -1 }',
    });
    expect(valueOf(play(scenario, 'a'), 'trust')).toBe(5);
  });

  test.each([
    ['change', 'a', 1],
    ['sustain', 'b', -2],
    ['nothing that leans', 'c', 0],
  ])('moves momentum after %s', (_, decisions, momentum) => {
    // Unasked advice takes one of its own.
    expect(valueOf(play(small, decisions), 'momentum')).toBe(momentum);
  });

  test('opens permission by asking, and then advice is heard', () => {
    expect(play(small, 'cba').log[2]?.next.person.slice(0, 4)).toEqual([2, 1, 1, 4]);
    expect(play(small, 'caa').log[2]?.next.person.slice(0, 4)).toEqual([2, 3, 1, 5]);
  });
});

describe('facts, items and slots', () => {
  test('makes a fact true as soon as it is said', () => {
    expect(valueOf(play(small, 'c'), 'falls-asked')).toBe(1);
  });

  test('tells what was guarded', () => {
    expect(valueOf(play(small, 'aa'), 'fall')).toBe(3);
  });

  test('closes what was not told yet, and nothing that was', () => {
    const told = readSmall({ 'when: trust >= 3\n            says: And': 'when: trust >= 2\n            says: And' });
    expect(valueOf(play(told, 'w'), 'fall')).toBe(3);
    const closing = readSmall({ 'closes: fall': 'closes: [fall, knee]', 'agrees: knee': 'posture: wary' });
    expect(valueOf(play(closing, 'ca'), 'knee')).toBe(0);
    const keeping = readSmall({
      'when: trust >= 3\n            says: And': 'when: trust >= 2\n            says: And',
      'when: trust >= 4\n                says: I went': 'when: trust >= 6\n                says: I went',
    });
    expect(valueOf(play(keeping, 'wa'), 'fall')).toBe(3);
  });

  test('agrees an item, and fills a slot with whose idea it was', () => {
    expect(valueOf(play(small, 'ca'), 'knee')).toBe(4);
    expect(valueOf(play(small, 'b'), 'what')).toBe(1);
    expect(valueOf(play(small, 'cba'), 'what')).toBe(3);
    expect(valueOf(play(small, 'cba'), 'when')).toBe(2);
  });
});

describe('costs that come later', () => {
  test('wait until the conversation enters their turn', () => {
    const session = play(small, 'bb');
    expect(session.log[0]?.arrived).toEqual([]);
    expect(session.log[0]?.next.person[3]).toBe(3);
    expect(session.log[1]?.arrived.map(({ because }) => because)).toEqual(['It was your idea.']);
    expect(valueOf(session, 'confidence')).toBe(1);
  });

  test('are paid once', () => {
    expect(valueOf(play(small, 'bb'), 'later-1')).toBe(0);
  });

  test('do not come to those who owe nothing', () => {
    expect(play(small, 'cb').log[1]?.arrived).toEqual([]);
    expect(valueOf(play(small, 'cb'), 'confidence')).toBe(3);
  });
});

describe('waiting and turning', () => {
  test('stays in the turn unless the reply leads on', () => {
    expect(play(small, 'w').moment.turn).toBe('greet');
    const onward = readSmall({ 'when: trust >= 3\n            says: And': 'when: trust >= 2\n            says: And' });
    expect(play(onward, 'w').moment.turn).toBe('knee');
  });

  test('is done once a turn, one of the two', () => {
    const waited = play(small, 'w').moment;
    expect(mayStand(waited)).toBe(false);
    for (const standing of ['w', 'x'] as const)
      expect(respond(small, visitOf(small), waited, standing)).toBeUndefined();
    expect(mayStand(play(small, 'wa').moment)).toBe(true);
  });

  test('answers with the visit’s own reply where the turn has none', () => {
    expect(play(small, 'cw').log[1]?.reply.says).toBe('Well.');
    expect(play(small, 'x').log[0]?.reply.cue).toBe('She looks where you look.');
    expect(play(small, 'xcx').log[2]?.reply.says).toBe('There you are.');
    expect(play(small, 'xax').log[2]?.index).toBe(1);
  });

  test('turns to the screen, and back', () => {
    expect(valueOf(play(small, 'x'), 'screen')).toBe(1);
    expect(valueOf(play(small, 'xcx'), 'screen')).toBe(0);
    expect(valueOf(play(small, 'cx'), 'number-given')).toBe(1);
  });

  test('has no screen to turn to on the telephone', () => {
    const telephone = readSmall(onTheTelephone);
    expect(valueOf(play(telephone, 'x'), 'screen')).toBe(0);
    expect(play(telephone, 'x').log[0]?.reply.cue).toBe('She goes on.');
    expect(mayStand(play(telephone, 'x').moment)).toBe(false);
  });

  test.each([
    [
      'a screen to turn to',
      { 'sound: {': 'to-screen: {' },
      /“sound” is missing[\s\S]*“to-screen” is not for this setting/,
    ],
    ['a condition on the screen', { 'when: friction >= 5': 'when: screen' }, /“screen” is not a scale/],
  ])('cannot be written with %s on the telephone', (_, change, told) => {
    expect(() => readSmall({ ...onTheTelephone, ...change })).toThrow(told);
  });

  test('can be written with a sound on the telephone only', () => {
    expect(() => readSmall({ 'to-screen: {': 'sound: {' })).toThrow(/Only on the telephone/);
  });
});

describe('endings', () => {
  test('are tested in order at the end', () => {
    expect(play(small, 'wcab').ending?.id).toBe('hers');
    expect(play(small, 'aab').ending?.id).toBe('polite');
    expect(play(small, 'cbb').ending?.id).toBe('nowhere');
  });

  test('come early as soon as a decision brings their condition about', () => {
    const session = play(small, 'cc');
    expect(session.ending?.id).toBe('goes');
    expect(session.moment.turn).toBe('plan');
    expect(session.log).toHaveLength(2);
  });

  test('are the late ones where the conversation ends anyway', () => {
    const scenario = readSmall({
      'when: friction >= 5': 'when: importance >= 3',
      'goto: knee\n              - says: Only': 'goto: end\n              - says: Only',
    });
    expect(play(scenario, 'a').ending?.id).toBe('polite');
  });

  test('leave the turn that was left', () => {
    expect(play(small, 'aab').moment.turn).toBe('plan');
  });
});

describe('what is not on offer', () => {
  test.each([
    ['a letter that no choice has', 'q', 'greet'],
    ['a turn that is not there', 'a', 'elsewhere'],
    ['nothing', '', 'greet'],
    ['a name every object has', 'constructor', 'greet'],
  ])('has no answer: %s', (_, decision, turn) => {
    expect(answer(decision, small, turn)).toBeUndefined();
  });

  test('never changes the person it was asked about', () => {
    const before = startingPerson(small);
    const copy = before.slice();
    for (const decision of ['a', 'b', 'c', 'w', 'x'] as const)
      respond(small, visitOf(small), { turn: 'greet' as TurnId, person: before }, decision as Decision);
    expect(before).toEqual(copy);
  });
});
