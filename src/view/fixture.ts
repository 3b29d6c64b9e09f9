/**
 * A small course for tests of the screens: two people, one lesson. Only tests import it. The people are made of as few turns as show
 * every thing a screen may have to show; nobody would learn from them.
 */
import type {
  Content,
  CoursePackage,
  ModuleContent,
  ScenarioContent,
  ShelfContent,
  StringsContent,
} from '../course/course';
import type { Attempt } from '../course/attempt';
import { newAttempt } from '../course/attempt';
import { commonVariables } from '../engine/person';
import type { Choice, EndingId, Reply, Scenario, ScenarioId, SceneId, Turn, TurnId, VisitId } from '../engine/scenario';
import en from '../i18n/locales/en.json';
import { PSEUDO, pseudoOf } from '../i18n/pseudo';
import Compare from './compare/Compare.svelte';
import { TakingCourse, type TakingOptions } from './course/taking.svelte';
import Evidence from './evidence/Evidence.svelte';
import Find from './find/Find.svelte';
import Group from './group/Group.svelte';

const ASKED = 8;
const RON = 9;

const reply = (more: Partial<Reply>): Reply => ({ effect: [], plans: [], ...more });
const choice = (id: string, says: string, more: Partial<Choice> & { replies: readonly Reply[] }): Choice => ({
  id: id as Choice['id'],
  says,
  move: 'OQ',
  worth: 1,
  effect: [],
  ...more,
});
const turn = (id: string, scene: string, more: Partial<Turn>): [TurnId, Turn] => [
  id as TurnId,
  { id: id as TurnId, scene: scene as SceneId, choices: [], dues: [], ...more },
];
const goto = (id: string) => ({ goto: id as TurnId | 'end' });

/** Three turns in two scenes, with a safety question, an item that may stay unsaid, and an ending of each of two kinds. */
export function personNamed(name: string): Scenario {
  return {
    format: 'scenario/1',
    id: name.toLowerCase() as ScenarioId,
    revision: 'r1',
    title: `${name} has brought the sheet back`,
    setting: 'clinic',
    roles: ['physiotherapist'],
    notes: ['caring for a partner'],
    name,
    age: 68,
    pronoun: 'she',
    objects: { sheet: 'A sheet folded in four' },
    variables: [
      ...commonVariables({ trust: 2, friction: 1, importance: 2, confidence: 1 }),
      { name: 'asked', kind: 'fact', min: 0, max: 1, start: 0 },
      { name: 'ron', kind: 'item', min: 0, max: 4, start: 0 },
    ],
    agenda: [{ variable: RON, says: 'Ron.', unsaid: 'I can’t lift him any more.' }],
    slots: [],
    facts: [{ variable: ASKED, says: 'Asked about falls', safety: true }],
    counts: [],
    visits: [
      {
        id: 'clinic' as VisitId,
        title: 'Her second appointment',
        place: 'A Tuesday.',
        brief: `You are ${name}’s physiotherapist.`,
        minutes: 9,
        start: 'sheet' as TurnId,
        openings: [],
        scenes: [
          { id: 'first' as SceneId, title: 'The sheet', pause: 'She folds it smaller.' },
          { id: 'last' as SceneId, title: 'The bus' },
        ],
        turns: Object.fromEntries([
          turn('sheet', 'first', {
            says: 'You sit down, and then somebody wants you.',
            posture: 'guarded',
            object: 'sheet',
            cue: 'Coat buttoned.',
            thinks: 'Twenty to.',
            coach: 'Notice one word.',
            choices: [
              choice('a', 'Who wants you?', {
                worth: 2,
                replies: [
                  reply({
                    says: 'Oh, well.',
                    thinks: 'She’s quick.',
                    effect: [{ variable: 0, how: 'add', by: 2 }],
                    ...goto('fall'),
                  }),
                ],
                lay: 'I drop a word like that on purpose.',
                clinician: 'Her word was “somebody”.',
              }),
              choice('b', 'Try it with the kettle.', {
                move: 'ADV',
                worth: 0,
                replies: [reply({ says: 'Yes, I could.', ...goto('fall') })],
                lay: 'I say yes to most things.',
                clinician: 'She said time.',
              }),
            ],
            wait: [reply({ says: 'That’s his cream.' })],
          }),
          turn('fall', 'first', {
            says: 'It’s only a graze.',
            choices: [
              choice('a', 'Have you had a fall?', {
                move: 'SAFE',
                effect: [{ variable: ASKED, how: 'set', by: 1 }],
                replies: [reply({ says: 'He did.', ...goto('bus') })],
              }),
              choice('b', 'Put a plaster on it.', {
                move: 'ADV',
                replies: [reply({ says: 'I will.', ...goto('bus') })],
              }),
            ],
          }),
          turn('bus', 'last', {
            says: 'I’d best get my bus.',
            choices: [choice('a', 'Go well.', { replies: [reply({ says: 'Bye, then.', ...goto('end') })] })],
          }),
        ]),
        leaves: [],
        endings: [
          {
            id: 'safe' as EndingId,
            kind: 'good',
            when: { variable: ASKED, min: 1, max: 1 },
            says: 'Thank you.',
            after: 'She caught the bus.',
          },
          { id: 'polite' as EndingId, kind: 'mixed', after: 'She missed the bus.' },
        ],
        wait: reply({ says: 'You’ll be busy.' }),
        attend: { toScreen: reply({ cue: 'She looks where you look.' }), toPerson: reply({ cue: 'She sits back.' }) },
        account: [
          [
            { said: [{ turn: 'sheet' as TurnId, choice: 'a' as Choice['id'] }], says: 'You heard me say somebody.' },
            { says: 'You gave me the kettle.' },
          ],
        ],
        today: [{ says: 'What’s the job where it lets you down?' }],
      },
    ],
  };
}

const lesson: ModuleContent = {
  kind: 'module',
  id: 'ambivalence',
  locale: 'en',
  pages: [
    { id: 'one', title: 'Two true things', html: '<p>People want both.</p>' },
    { id: 'two', title: 'Rulers', html: '<p>Ask why not lower.</p>', part: 'rulers' },
  ],
  parts: { rulers: { title: 'Try a ruler' } },
  phrases: ['“What makes it a four?”'],
  phrasesByRole: {
    physiotherapist: ['“Show me the stair that does it.”'],
    receptionist: ['“Let’s look at the book together.”'],
  },
  commitments: [
    { id: 'ask', says: 'Ask why not lower' },
    { id: 'wait', says: 'Wait four seconds' },
  ],
};

const shelf: ShelfContent = {
  kind: 'shelf',
  id: 'shelf',
  locale: 'en',
  pages: [
    { id: 'sent-here', title: 'I was sent here', html: '<p>Fair, <a href="#word-both-sides">both sides</a>.</p>' },
  ],
  parts: {},
  phrases: [],
  phrasesByRole: {},
  commitments: [],
  stuck: [
    {
      id: 'no',
      says: 'They say no to everything',
      also: ['refuses'],
      to: [{ module: 'ambivalence', page: 'one' }, { person: 'kath' }, { person: 'nobody-here' }],
    },
    { id: 'late', says: 'They say it with a hand on the door', also: ['doorknob'], to: [{ person: 'maureen' }] },
    { id: 'elsewhere', says: 'They are in another edition', also: [], to: [{ person: 'nobody-here' }] },
  ],
  glossary: [{ id: 'both-sides', term: 'Both sides', means: 'What pulls each way, in one breath.' }],
};

const people = ['Maureen', 'Kath'].map(personNamed);

const scenarios = people.map((scenario): ScenarioContent => ({
  kind: 'scenario',
  id: scenario.id,
  locale: 'en',
  scenario,
}));

const strings: StringsContent = { kind: 'strings', id: 'strings', locale: PSEUDO, strings: pseudoOf(en) };

export const contents: readonly Content[] = [...scenarios, lesson, shelf, strings];

export const coursePackage: CoursePackage = {
  edition: 'ambivalence',
  standard: 'scorm12',
  version: '0.3.0',
  build: 'abc',
  status: 'draft',
  locales: ['en'],
  completion: { topics: ['ambivalence'] },
  record: 'completion',
  hints: 'shown',
  strings: en,
  minutes: { computed: 20 },
  text: {
    en: {
      overlay: {
        id: 'test',
        title: 'A course',
        strapline: 'Practice',
        terms: { person: 'client', people: 'clients', aPerson: 'a client', Person: 'Client' },
        technical: [{ name: 'Learning team', detail: 'Ring 1' }],
        support: [{ name: 'Samaritans', detail: 'Ring 116 123', link: 'https://www.samaritans.org' }],
        nextStep: { text: 'Ask about the practical session.' },
        accessibility: { name: 'Learning team', detail: 'Tell them.' },
      },
      editionTitle: 'Ambivalence',
      modules: [
        {
          id: 'ambivalence',
          title: 'Two minds',
          skill: 'Ambivalence',
          summary: 'Both sides.',
          minutes: 6,
          people: people.map(({ id }) => id),
          pages: lesson.pages.map(({ id, title, part }) => ({ id, title, minutes: 3, part: part !== undefined })),
        },
      ],
      shelf: {
        id: 'shelf',
        title: 'Around the course',
        summary: 'Before and after.',
        pages: shelf.pages.map(({ id, title }) => ({ id, title, minutes: 1, part: false })),
        openings: ['sent-here'],
      },
      people: people.map(({ id, name, title, setting, notes, revision, visits }, place) => ({
        id,
        name,
        title,
        setting,
        roles: place === 0 ? ['physiotherapist'] : ['practice-nurse'],
        notes,
        revision,
        object: { file: `objects/${id}-sheet.svg`, says: 'A sheet folded in four' },
        visits: visits.map(({ id: visit, title: called, minutes, brief }) => ({
          id: visit,
          title: called,
          minutes,
          briefs: place === 0 ? { physiotherapist: brief } : { 'practice-nurse': brief },
        })),
      })),
      roles: { physiotherapist: 'Physiotherapist', 'practice-nurse': 'Practice nurse' },
    },
  },
};

/** A course at a place, with its contents at hand and recorded by an LMS. */
export function takeCourse(attempt: Partial<Attempt> = {}, options: Partial<TakingOptions> = {}): TakingCourse {
  return new TakingCourse({
    course: coursePackage,
    attempt: { ...newAttempt, ...attempt },
    load: (id, locale) => {
      const found = contents.find((each) => each.id === id);
      return found ? Promise.resolve({ ...found, locale }) : Promise.reject(new Error(id));
    },
    loadLater: () => Promise.resolve({ parts: {}, Compare, Evidence, Find, Group }),
    ...options,
  });
}
