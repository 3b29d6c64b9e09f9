/** A newer package over an attempt that is under way, wherever the record is kept: it goes on as far as the old play still leads. */
import { describe, expect, test } from 'vitest';
import { newAttempt, playVisit, visitKey, type Attempt } from '../../src/course/attempt';
import { readBookmark, writeBookmark } from '../../src/course/bookmark';
import { beginVisit, replay } from '../../src/engine/session';
import { openKeeper } from '../../src/record/keeper';
import { courseOf } from '../course/sample';
import { readScenario, smallText, visitOf } from '../scenarios/small';
import { fakeClock } from './fake-clock';
import { places, type Place } from './places';

const older = courseOf(['agenda', 'change'], { topics: ['agenda', 'change'] });
const newer = courseOf(['before', 'agenda', 'change', 'after'], { topics: ['agenda', 'change'] });
const going = visitKey('agenda-a', 'first');
const finished = visitKey('change-a', 'first');

const begun = playVisit(newAttempt, finished, 'abcd', { path: 'abc', attempt: 1, ending: 'good' });
const midwayWith = (path: string) => playVisit(begun, going, 'abcd', { path, attempt: 1 });
const midway = midwayWith('ab');

/** Leaves an attempt with the older package; gives what the newer one makes of it. */
function upgrade(place: Place, attempt: Attempt): { readonly after: Attempt; readonly completion: string } {
  const clock = fakeClock();
  const before = openKeeper({ port: place.launch(), clock, course: 'course' });
  before.keep({ payload: writeBookmark(attempt, older, before.payloadLimit), completed: attempt.completed });
  before.leave();
  const { payload, reading } = openKeeper({ port: place.launch(), clock, course: 'course' });
  return { after: readBookmark(payload, newer), completion: reading.completion };
}

const withoutKnee = smallText
  .replace(/^ {6}knee:\n[^]*?(?=^ {6}plan:\n)/m, '')
  .replaceAll('goto: knee', 'goto: plan')
  .replaceAll('knee.', 'greet.');

describe.each(places)('an upgrade over a record in $name', ({ make }) => {
  test.each([
    ['with changed wording', smallText.replace("It's the stairs.", 'It is mostly the stairs.'), 'ab', 2, 'plan'],
    [
      'with a turn that has moved',
      smallText
        .replace(/^ {6}knee:/m, '      stairs:')
        .replaceAll('goto: knee', 'goto: stairs')
        .replaceAll('knee.', 'stairs.'),
      'ab',
      2,
      'plan',
    ],
    ['with a turn that is gone', withoutKnee, 'ac', 1, 'plan'],
  ])('%s goes on where the old play leads', (_, text, path, decisions, turn) => {
    expect(text).not.toBe(smallText);
    const scenario = readScenario(text, 'joan');
    const { after, completion } = upgrade(make(), midwayWith(path));
    const session = replay(beginVisit(scenario, visitOf(scenario).id), after.visits[going]?.latest?.path ?? '');
    expect(session.log).toHaveLength(decisions);
    expect(session.moment.turn).toBe(turn);
    expect(session.ending).toBeUndefined();
    expect(completion).toBe('incomplete');
    expect(after.completed).toBe(false);
  });

  test('with people added before and after keeps every play and ending', () => {
    expect(upgrade(make(), midway).after.visits).toEqual(midway.visits);
  });

  test('of a completed attempt leaves it completed, or begins an empty one', () => {
    const place = make();
    const { after, completion } = upgrade(place, { ...midway, completed: true });
    expect(after.completed).toBe(!place.forgetsCompleted);
    expect(completion).toBe(place.forgetsCompleted ? 'incomplete' : 'completed');
  });
});
