/**
 * A module's loop: the person first, a short account so far, the lesson, the person again, how it was for them, one thing to try.
 *
 * Nothing is locked, so every state can be entered directly: the events say what the learner does, and each of them counts
 * everywhere. What the loop says of what comes next is an invitation, the nearest first.
 */
import { assign, createMachine, initialTransition, transition, type SnapshotFrom } from 'xstate';
import { visitKey, type Attempt } from './attempt';
import type { CourseText, ModuleSummary } from './course';

/** What has been done in this module. */
export interface Done {
  /** A conversation came to a pause or an ending. */
  readonly talked: boolean;
  /** The lesson was read to its last page. */
  readonly read: boolean;
  /** A person's account of the whole was heard. */
  readonly heard: boolean;
  /** One thing to try was chosen. */
  readonly resolved: boolean;
  /** The last numbers were given. They belong to the whole course and not to the module. */
  readonly rated: boolean;
}

export type LoopEvent =
  | { readonly type: 'talks' }
  | { readonly type: 'pauses' }
  | { readonly type: 'ends' }
  | { readonly type: 'reads'; readonly last: boolean }
  | { readonly type: 'hears' }
  | { readonly type: 'plans' }
  | { readonly type: 'resolves' };

export const moduleLoop = createMachine(
  {
    types: {} as { context: Done; input: Done; events: LoopEvent },
    id: 'loop',
    context: ({ input }) => input,
    initial: 'firstTake',
    states: { firstTake: {}, shortAccount: {}, lesson: {}, again: {}, debrief: {}, commitment: {} },
    on: {
      talks: [{ guard: 'isFirstTime', target: '.firstTake' }, { target: '.again' }],
      pauses: { target: '.shortAccount', actions: assign({ talked: true }) },
      ends: { target: '.debrief', actions: assign({ talked: true, heard: false }) },
      reads: { target: '.lesson', actions: 'noteReading' },
      hears: { target: '.debrief', actions: assign({ heard: true }) },
      plans: '.commitment',
      resolves: { target: '.commitment', actions: assign({ resolved: true }) },
    },
  },
  {
    guards: { isFirstTime: ({ context }) => !context.talked && !context.read },
    actions: {
      noteReading: assign({ read: ({ context, event }) => context.read || (event.type === 'reads' && event.last) }),
    },
  },
);

export type Loop = SnapshotFrom<typeof moduleLoop>;

/** The loop where the learner does this, whatever came before. */
export function enterLoop(done: Done, event: LoopEvent): Loop {
  return follow(initialTransition(moduleLoop, done)[0], event);
}

export function follow(loop: Loop, event: LoopEvent): Loop {
  return transition(moduleLoop, loop, event)[0];
}

/**
 * A way on: `goOn` with the conversation at hand, `account` of it, `person` met in this module (again), a `later` visit
 * of theirs, `other` person of the course,
 * `plan` one thing to try, `rating` the last numbers.
 */
export type Step = 'goOn' | 'account' | 'lesson' | 'person' | 'later' | 'other' | 'plan' | 'rating' | 'home';

/** What may come next, the nearest first; nothing while one is talking. */
export function nextSteps({ value, context }: Loop): readonly Step[] {
  const { read, heard, resolved, rated } = context;
  switch (value) {
    case 'shortAccount':
      return read ? ['goOn', 'home'] : ['goOn', 'lesson', 'home'];
    case 'lesson':
      return heard ? (resolved ? ['person', 'other'] : ['person', 'other', 'plan']) : ['person'];
    case 'debrief':
      if (!heard) return ['account'];
      if (!read) return ['lesson', 'later', 'person', 'other', 'plan', 'home'];
      return resolved
        ? ['later', 'person', 'other', 'lesson', 'plan', 'home']
        : ['plan', 'later', 'person', 'other', 'lesson', 'home'];
    case 'commitment':
      return resolved && !rated ? ['rating', 'home'] : ['home'];
    default:
      return [];
  }
}

/** What the attempt tells of a module. */
export function doneIn(attempt: Attempt, module: ModuleSummary, text: CourseText): Done {
  const visits = text.people
    .filter(({ id }) => module.people.includes(id))
    .flatMap((person) => person.visits.map(({ id }) => attempt.visits[visitKey(person.id, id)]));
  const last = module.pages.at(-1);
  return {
    talked: visits.some((visit) => visit?.best),
    read: last !== undefined && (attempt.pages[module.id]?.includes(last.id) ?? false),
    heard: visits.some((visit) => visit?.best && visit.debriefed),
    resolved: attempt.resolutions.some((each) => each.module === module.id),
    rated: attempt.ratings.after !== undefined,
  };
}
