import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Attempt } from '../../course/attempt';
import { coursePackage, personNamed, takeCourse } from '../fixture';
import Course from './Course.svelte';
import type { TakingCourse } from './taking.svelte';

beforeAll(() => {
  Element.prototype.scrollIntoView = vi.fn();
  window.scrollTo = vi.fn();
});

async function show(course: TakingCourse) {
  await course.start();
  render(Course, { course });
  return userEvent.setup();
}
const shown = () => document.querySelector('main')?.dataset['screen'];
const button = (name: string | RegExp) => screen.getByRole('button', { name });
const say = async (user: ReturnType<typeof userEvent.setup>, words: string) => {
  await user.click(screen.getByRole('radio', { name: words }));
  await user.click(button('Say it'));
};
const talking = { screen: 'consultation', person: 'maureen', visit: 'clinic' } as const;
const played = (path: string, ending?: 'good' | 'mixed') => ({
  'maureen.clinic': {
    revision: 'r1',
    debriefed: false,
    latest: { path, attempt: 1, ...(ending && { ending }) },
    ...(ending && { best: { path, attempt: 1, ending } }),
  },
});

describe('the first meeting', () => {
  test('is one question, one brief, what to know beforehand, one button', async () => {
    await show(takeCourse());
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('First, meet Maureen');
    expect(screen.getByRole('group', { name: /supporting clients/ })).toBeTruthy();
    expect(screen.getByText(/You may want to know beforehand: caring for a partner/)).toBeTruthy();
    expect(screen.getAllByRole('radio').filter((each) => (each as HTMLInputElement).checked)).toEqual([]);
    expect(screen.getByText(/Unreviewed draft/)).toBeTruthy();
    expect(screen.getByText(/Version 0.3.0/)).toBeTruthy();
  });

  test('lets one meet someone else, who counts as much', async () => {
    const user = await show(takeCourse());
    await user.click(button('Meet someone else'));
    await user.click(button('Meet Kath'));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Talking with Kath');
  });

  test.each([
    ['telephone', /^By telephone: you hear Maureen/, 'On the telephone with Maureen'],
    ['video', /^On a screen: you see as much of Maureen/, 'On a screen with Maureen'],
  ] as const)('says in words that one meets by %s', async (setting, before, title) => {
    const english = coursePackage.text['en'];
    if (!english) throw new Error('There is no English.');
    const people = english.people.map((person) => ({ ...person, setting }));
    const user = await show(
      takeCourse(
        {},
        {
          course: { ...coursePackage, text: { en: { ...english, people } } },
          load: (id, locale) =>
            Promise.resolve({ kind: 'scenario', id, locale, scenario: { ...personNamed('Maureen'), setting } }),
        },
      ),
    );
    expect(screen.getByText(before)).toBeTruthy();
    await user.click(button('Meet Maureen'));
    expect(screen.getByRole('heading', { level: 1 }).textContent.trim()).toBe(title);
  });

  test('tells one who one is, and lets one speak, as the role that one chooses', async () => {
    const english = coursePackage.text['en'];
    if (!english) throw new Error('There is no English.');
    const people = english.people.slice(0, 1).map((person) => ({
      ...person,
      roles: ['physiotherapist', 'practice-nurse'] as const,
      visits: person.visits.map((visit) => ({
        ...visit,
        briefs: { ...visit.briefs, 'practice-nurse': 'You are the nurse she rang.' },
      })),
    }));
    const written = personNamed('Maureen');
    const as = {
      'practice-nurse': [
        ['You are Maureen’s physiotherapist.', 'You are the nurse she rang.'],
        ['Who wants you?', 'Who wants you, that you rang me?'],
      ],
    } as const;
    const user = await show(
      takeCourse(
        {},
        {
          course: { ...coursePackage, text: { en: { ...english, people } } },
          load: (id, locale) =>
            Promise.resolve({ kind: 'scenario', id, locale, scenario: { ...written, roles: people[0]!.roles, as } }),
        },
      ),
    );
    expect(screen.getByText('You are Maureen’s physiotherapist.')).toBeTruthy();
    await user.click(button('Meet Maureen'));
    expect(screen.getByRole('radio', { name: 'Who wants you?' })).toBeTruthy();
    await user.click(document.querySelector('header [data-action=home]')!);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Your work is closest to' }), 'Practice nurse');
    await user.click(button(/^Maureen has brought/));
    expect(screen.getByText('You are the nurse she rang.')).toBeTruthy();
    await user.click(button('Meet Maureen'));
    expect(screen.getByText('You are the nurse she rang.')).toBeTruthy();
    await say(user, 'Who wants you, that you rang me?');
    expect(screen.getByText('Who wants you, that you rang me?')).toBeTruthy();
  });

  test('goes by the role that one chooses', async () => {
    const user = await show(takeCourse());
    await user.selectOptions(screen.getByRole('combobox', { name: 'Your work is closest to' }), 'Practice nurse');
    expect(button('Meet Kath')).toBeTruthy();
  });

  test('never asks its question again', async () => {
    const user = await show(takeCourse());
    await user.click(button('Meet Maureen'));
    await user.click(button(/all conversations/));
    await user.click(button(/Kath has brought/));
    expect(shown()).toBe('meeting');
    expect(screen.queryByRole('group', { name: /supporting clients/ })).toBeNull();
  });
});

describe('a conversation', () => {
  test('reads from the new turn’s heading after a choice, and the log keeps still', async () => {
    const user = await show(takeCourse({ place: talking }));
    const log = screen.getByRole('log', { name: 'The conversation so far' });
    expect(within(log).queryAllByRole('listitem')).toHaveLength(0);
    await say(user, 'Who wants you?');
    expect(within(log).getAllByRole('listitem')).toHaveLength(1);
    expect(log.getAttribute('aria-live')).toBe('off');
    await vi.waitFor(() => {
      expect(document.activeElement?.textContent).toBe('Maureen, guarded');
    });
    expect(screen.getByText('It’s only a graze.')).toBeTruthy();
  });

  test('says in a summary that nothing was chosen, and leads to the options', async () => {
    const user = await show(takeCourse({ place: talking }));
    await user.click(button('Say it'));
    const alert = screen.getByRole('alert');
    expect(document.activeElement).toBe(alert);
    await user.click(within(alert).getByRole('link'));
    expect(document.activeElement?.getAttribute('type')).toBe('radio');
  });

  test('waits once a turn', async () => {
    const user = await show(takeCourse({ place: talking }));
    await user.click(button('Wait a moment'));
    expect(screen.getByText('That’s his cream.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Wait a moment' })).toBeNull();
    expect(screen.getByText('You waited.')).toBeTruthy();
  });

  test('takes a double click for one', async () => {
    const course = takeCourse({ place: talking });
    const user = await show(course);
    await user.click(screen.getByRole('radio', { name: 'Who wants you?' }));
    await user.dblClick(button('Say it'));
    expect(course.session?.log).toHaveLength(1);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('keeps the options closed until asked for, where one says it aloud first', async () => {
    const user = await show(takeCourse({ place: talking }));
    await user.click(screen.getByRole('switch', { name: 'Say it aloud, then look' }));
    expect(screen.queryAllByRole('radio')).toHaveLength(0);
    await user.click(button('Show the options'));
    expect(screen.getAllByRole('radio')).toHaveLength(2);
  });

  test('pauses where a scene ends, with two ways on', async () => {
    const user = await show(takeCourse({ place: talking }));
    await say(user, 'Who wants you?');
    await say(user, 'Have you had a fall?');
    expect(screen.getByText('You heard me say somebody.')).toBeTruthy();
    expect(button('Take the lesson first')).toBeTruthy();
    await user.click(button('Go on with Maureen'));
    expect(screen.getByText('I’d best get my bus.')).toBeTruthy();
  });

  test('lets one ask for thoughts and a coach’s word, save in an edition that hides them', async () => {
    await show(takeCourse({ place: talking }));
    expect(screen.getByText('What Maureen is thinking')).toBeTruthy();
    cleanup();
    await show(takeCourse({ place: talking }, { course: { ...coursePackage, hints: 'hidden' } }));
    expect(screen.queryByText('What Maureen is thinking')).toBeNull();
    expect(button('Say it')).toBeTruthy();
  });

  test('comes back to the exact turn', async () => {
    await show(takeCourse({ place: talking, visits: played('wa') }));
    expect(screen.getByText('It’s only a graze.')).toBeTruthy();
    expect(within(screen.getByRole('log')).getAllByRole('listitem')).toHaveLength(2);
  });

  test('keeps every decision, and completes the course when its account is heard', async () => {
    const kept: Attempt[] = [];
    const user = await show(
      takeCourse({ place: talking, visits: played('aa') }, { onkeep: (attempt) => kept.push(attempt) }),
    );
    await user.click(button('Go on with Maureen'));
    await say(user, 'Go well.');
    expect(kept.at(-1)?.visits['maureen.clinic']?.latest).toEqual({ path: 'aaa', attempt: 1, ending: 'good' });
    expect(kept.at(-1)?.completed).toBe(false);
    await user.click(button('Hear how it was for Maureen'));
    expect(shown()).toBe('debrief');
    expect(kept.at(-1)?.completed).toBe(true);
  });
});

describe('the debrief', () => {
  const heard = { screen: 'debrief', person: 'maureen', visit: 'clinic' } as const;

  test('begins with the account, one moment, both tutors, one phrase', async () => {
    await show(takeCourse({ place: heard, visits: played('aaa', 'good') }));
    expect(screen.getByText('You heard me say somebody.')).toBeTruthy();
    const tutors = screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);
    expect(tutors.slice(0, 2)).toEqual(['Lay tutor', 'Clinician tutor']);
    expect(screen.getByText('Draft, written without lived experience')).toBeTruthy();
    expect(screen.getByText(/What’s the job where it lets you down/)).toBeTruthy();
    expect(screen.queryByText('First, what had to be asked')).toBeNull();
  });

  test('puts a safety question that was missed before everything, and leads back to it', async () => {
    const course = takeCourse({ place: heard, visits: played('aba', 'mixed') });
    const user = await show(course);
    expect(screen.getAllByRole('heading', { level: 2 })[0]?.textContent).toBe('First, what had to be asked');
    await user.click(button('Go back to the moment it could be asked'));
    expect(course.session?.moment.turn).toBe('fall');
  });

  test('leaves unsaid what was not said, until asked', async () => {
    const user = await show(takeCourse({ place: heard, visits: played('aaa', 'good') }));
    expect(screen.queryByText(/I can’t lift him/)).toBeNull();
    await user.click(button('What was it? Ask her'));
    expect(screen.getByText(/I can’t lift him/)).toBeTruthy();
  });

  test('goes back into the moment, and the better ending stands', async () => {
    const course = takeCourse({ place: heard, visits: played('aaa', 'good') });
    const user = await show(course);
    await user.click(button('Try that moment again'));
    expect(shown()).toBe('consultation');
    expect(course.attempt.visits['maureen.clinic']?.best?.ending).toBe('good');
    expect(course.attempt.visits['maureen.clinic']?.latest?.path).toBe('');
  });

  test('names each line plainly, draws the line and tells it as a table, when one asks', async () => {
    const user = await show(takeCourse({ place: heard, visits: played('aaa', 'good') }));
    await user.click(button('See the whole conversation'));
    expect(screen.getAllByText(/Open question\./)).toHaveLength(2);
    expect(screen.getByRole('img', { name: /starts at 1 and ends at/ })).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Take it with you' })).toBeTruthy();
    expect(screen.getAllByRole('button', { name: /^Try from here:/ })).toHaveLength(3);
  });
});

describe('around the conversations', () => {
  test('home says what is left and where one was; nothing is locked', async () => {
    const user = await show(takeCourse({ place: { screen: 'home' }, visits: played('a') }));
    expect(
      screen.getByText(/One conversation left to complete this course: ambivalence, about 9 minutes/),
    ).toBeTruthy();
    await user.click(button('Go back to Maureen'));
    expect(screen.getByText('It’s only a graze.')).toBeTruthy();
  });

  test('a lesson goes from page to page and notes what was read', async () => {
    const course = takeCourse({ place: { screen: 'page', module: 'ambivalence', page: 'one' } });
    const user = await show(course);
    await user.click(button('Next: Rulers'));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Rulers');
    expect(course.attempt.pages['ambivalence']).toEqual(['one', 'two']);
  });

  test('a plan is made of picks, and what was typed is not kept', async () => {
    const course = takeCourse({ place: { screen: 'plan', module: 'ambivalence' } });
    const user = await show(course);
    await user.click(button('Make it my plan'));
    expect(within(screen.getByRole('alert')).getAllByRole('link')).toHaveLength(4);
    for (const name of ['Wait four seconds', 'Someone I meet for the first time', 'Within a week', '8'])
      await user.click(screen.getByRole('radio', { name }));
    await user.type(screen.getByRole('textbox', { name: /In your own words/ }), 'Mrs B on Tuesday');
    await user.click(button('Make it my plan'));
    expect(screen.getByRole('region', { name: 'Your plan' }).textContent).toContain('In my words: Mrs B on Tuesday');
    expect(course.attempt.resolutions).toEqual([
      { module: 'ambivalence', pick: 'wait', withWhom: 3, when: 1, confidence: 8 },
    ]);
    expect(JSON.stringify(course.attempt)).not.toContain('Mrs B');
  });

  test('the last ratings stand on screens of their own and end in three numbers', async () => {
    const user = await show(takeCourse({ place: { screen: 'rating' }, ratings: { before: 4 } }));
    await user.click(screen.getByRole('radio', { name: '7' }));
    await user.click(button('Keep it and go on'));
    expect(screen.getByRole('group').textContent).toContain('back then');
    await user.click(screen.getByRole('radio', { name: '3' }));
    await user.click(button('Keep it and go on'));
    expect(screen.getAllByRole('definition').map(({ textContent }) => textContent)).toEqual(['4', '3', '7']);
  });

  test('help has two doors, and one comes back to the same turn', async () => {
    const user = await show(takeCourse({ place: talking, visits: played('a') }));
    await user.click(button('Get help'));
    expect(screen.getByRole('heading', { name: 'Something isn’t working' })).toBeTruthy();
    expect(screen.getByRole('heading', { name: 'This touched something' })).toBeTruthy();
    expect(screen.getByText(/116 123/)).toBeTruthy();
    await user.click(button('Back to where you were'));
    expect(screen.getByText('It’s only a graze.')).toBeTruthy();
  });

  test('a part that does not arrive is said so, and may be asked for again', async () => {
    let there = false;
    const course = takeCourse({ place: { screen: 'home' } });
    const good = takeCourse();
    const stubborn = takeCourse(
      { place: { screen: 'home' } },
      { load: (id, locale) => (there ? loadFrom(good, id, locale) : Promise.reject(new Error('offline'))) },
    );
    const user = await show(stubborn);
    await user.click(button('2 short pages, with something to fill in and print'));
    expect(await screen.findByText(/This part did not arrive/)).toBeTruthy();
    there = true;
    await user.click(button('Try again'));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Two true things');
    expect(course.waiting).toBeUndefined();
  });

  test('a language is offered only where there are two, and changes while one reads', async () => {
    const user = await show(
      takeCourse({ place: talking, visits: played('a') }, { course: { ...coursePackage, locales: ['en', 'qps'] } }),
    );
    await user.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'qps');
    await vi.waitFor(() => {
      expect(screen.getByRole('button', { name: /Ŝáý íţ/ })).toBeTruthy();
    });
    expect(screen.getByText('It’s only a graze.').getAttribute('lang')).toBe('en');
  });
});

describe('the record', () => {
  test.each([
    [{ health: 'none', where: 'none' }, /No training record was found/],
    [{ health: 'preview', where: 'lms' }, /Preview: nothing is being recorded/],
    [{ health: 'unsaved', where: 'lms' }, /could not be saved/],
    [{ health: 'elsewhere', where: 'lms' }, /another window/],
  ] as const)('is told of honestly: %o', async (record, sentence) => {
    const course = takeCourse({ place: { screen: 'home' } });
    course.record = record;
    await show(course);
    expect(screen.getByText(sentence)).toBeTruthy();
  });

  test.each([
    ['accepted', 'It is safe to close this window', /handed over/],
    ['confirmed', 'It is safe to close this window', /are saved/],
    ['failed', 'Your last steps may not be saved', /did not confirm/],
  ] as const)('leaving says what is true when it was %s', async (left, title, sentence) => {
    const course: TakingCourse = takeCourse(
      { place: { screen: 'home' } },
      {
        onleave: () => {
          course.record = { health: 'left', where: 'lms', left };
        },
      },
    );
    const user = await show(course);
    await user.click(button('Save and exit'));
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(title);
    expect(screen.getByText(sentence)).toBeTruthy();
    expect(screen.getByText(/One conversation left/)).toBeTruthy();
  });

  test('a later place on this device is a question with two answers', async () => {
    const accept = vi.fn();
    const course = takeCourse({ place: { screen: 'home' } });
    course.record = { health: 'recording', where: 'lms', offer: { keptAt: 0, accept, decline: vi.fn() } };
    const user = await show(course);
    await user.click(button('Yes, go on from there'));
    expect(accept).toHaveBeenCalledOnce();
  });

  test('the question comes before everything else: nobody goes on without an answer, and writes over a later place', async () => {
    const keep = vi.fn();
    const course: TakingCourse = takeCourse({ place: { screen: 'home' } }, { onkeep: keep });
    const decline = () => (course.record = { health: 'recording', where: 'lms' });
    course.record = { health: 'recording', where: 'lms', offer: { keptAt: 0, accept: vi.fn(), decline } };
    const user = await show(course);
    const heading = () => screen.getByRole('heading', { level: 1 });
    expect(heading().textContent).toBe('About your record');
    await course.home();
    await user.click(button('Get help'));
    await user.click(button('Back to where you were'));
    expect(heading().textContent).toBe('About your record');
    expect(keep).not.toHaveBeenCalled();

    await user.click(button('No, use the training record'));
    expect(heading().textContent).not.toBe('About your record');
    expect(document.activeElement).toBe(heading());
  });

  test.each([true, false])(
    'the question says that a yes records a completion, only where it does: %s',
    async (completes) => {
      const course = takeCourse({ place: { screen: 'home' } });
      course.record = {
        health: 'recording',
        where: 'lms',
        offer: { keptAt: 0, completes, accept: vi.fn(), decline: vi.fn() },
      };
      await show(course);
      expect(screen.queryByText(/completed the course\. If you say yes/) !== null).toBe(completes);
    },
  );
});

function loadFrom(_: TakingCourse, id: string, locale: string) {
  return import('../fixture').then(({ contents }) => {
    const found = contents.find((each) => each.id === id);
    if (!found) throw new Error(id);
    return { ...found, locale };
  });
}
