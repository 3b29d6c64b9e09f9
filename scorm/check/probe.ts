/**
 * What an LMS does, found out by doing it: one launch is one part of three, because what matters shows only when one comes back. Knows no
 * page and no words; the LMS is handed in.
 */

/** The calls and elements of the two standards, by what they are for. */
export interface Names {
  readonly initialize: string;
  readonly get: string;
  readonly set: string;
  readonly commit: string;
  readonly finish: string;
  readonly lastError: string;
  readonly learner: string;
  readonly mode: string;
  readonly time: string;
  readonly score: string;
  readonly status: string;
  readonly exit: string;
  /** A minute and five seconds. */
  readonly minute: string;
}

export const names = {
  API: {
    initialize: 'LMSInitialize',
    get: 'LMSGetValue',
    set: 'LMSSetValue',
    commit: 'LMSCommit',
    finish: 'LMSFinish',
    lastError: 'LMSGetLastError',
    learner: 'cmi.core.student_id',
    mode: 'cmi.core.lesson_mode',
    time: 'cmi.core.session_time',
    score: 'cmi.core.score.raw',
    status: 'cmi.core.lesson_status',
    exit: 'cmi.core.exit',
    minute: '0000:01:05.00',
  },
  API_1484_11: {
    initialize: 'Initialize',
    get: 'GetValue',
    set: 'SetValue',
    commit: 'Commit',
    finish: 'Terminate',
    lastError: 'GetLastError',
    learner: 'cmi.learner_id',
    mode: 'cmi.mode',
    time: 'cmi.session_time',
    score: 'cmi.score.raw',
    status: 'cmi.completion_status',
    exit: 'cmi.exit',
    minute: 'PT1M5S',
  },
} as const satisfies Readonly<Record<string, Names>>;

/** `good`: as it should be. `note`: worth knowing, learners lose nothing. `bad`: ask before you give the course to anyone. */
export type Grade = 'good' | 'note' | 'bad';

export type Finding =
  | 'found'
  | 'begins'
  | 'learner'
  | 'mode'
  | 'time'
  | 'score'
  | 'status'
  | 'bookmark'
  | 'commit'
  | 'speed'
  | 'returned'
  | 'resumed'
  | 'completed'
  | 'kept'
  | 'again';

export interface Line {
  readonly finding: Finding;
  readonly grade: Grade;
  /** What was answered, for those who help; never who the learner is. */
  readonly detail: string;
}

export type Part = 1 | 2 | 3;

export interface Probe {
  readonly part: Part;
  readonly lines: readonly Line[];
  /** Ends the launch so that the next can come back; safe to call twice. */
  readonly leave: () => void;
  /** The same, so that the next launch is part 1 again. */
  readonly forget: () => void;
}

const BOOKMARK = 'cmi.suspend_data';
/** As long as the longest bookmark of the whole course may be. */
const LENGTH = 3500;
/** Slower than this a learner notices, in milliseconds a call. */
const SLOW = 200;

export interface ProbeOptions {
  /** Milliseconds, for timing calls. */
  readonly now: () => number;
  /** The part that this device saw last, 0 for none: an LMS that hands back nothing can't be told from a first launch otherwise. */
  readonly seen: 0 | 1 | 2;
}

/** Does one launch's part. */
export function probe(api: object | undefined, verbs: Names, { now, seen }: ProbeOptions): Probe {
  if (!api)
    return {
      part: 1,
      lines: [{ finding: 'found', grade: 'bad', detail: '' }],
      leave: () => undefined,
      forget: () => undefined,
    };
  const lines: Line[] = [{ finding: 'found', grade: 'good', detail: '' }];
  const tell = (finding: Finding, grade: Grade, detail = ''): void => void lines.push({ finding, grade, detail });
  let calls = 0;
  let spent = 0;
  let left = false;

  const call = (verb: string, ...given: readonly string[]): string => {
    const began = now();
    try {
      return String(Reflect.apply(Reflect.get(api, verb) as () => unknown, api, given));
    } catch (error) {
      return `threw ${error instanceof Error ? error.message : String(error)}`;
    } finally {
      calls += 1;
      spent += now() - began;
    }
  };
  const error = (): string => `error ${call(verbs.lastError)}`;
  const get = (element: string): string => call(verbs.get, element);
  const isYes = (answer: string): boolean => answer === 'true' || answer === '1';
  /** Writes, and reads back where the standard allows that. */
  const write = (finding: Finding, element: string, value: string, same?: (read: string) => boolean): boolean => {
    const answer = call(verbs.set, element, value);
    const failed = isYes(answer) ? '' : `${answer}, ${error()}`;
    const read = same ? get(element) : value;
    const isKept = same?.(read) ?? true;
    const detail =
      failed || (isKept ? '' : `read back ${read.length > 40 ? `${String(read.length)} characters` : `“${read}”`}`);
    tell(finding, detail === '' ? 'good' : 'bad', detail);
    return detail === '';
  };
  const bookmark = (part: Part): string =>
    `check-${String(part)}.`.padEnd(LENGTH, 'abcdefghijklmnopqrstuvwxyz0123456789._-');

  const begun = call(verbs.initialize, '');
  tell('begins', isYes(begun) ? 'good' : 'bad', isYes(begun) ? '' : `${begun}, ${error()}`);
  const before = get(BOOKMARK);
  const status = get(verbs.status);
  const part = partAfter(before, seen);
  const mode = get(verbs.mode);
  tell('mode', mode === '' || mode === 'normal' ? 'good' : 'note', mode);

  if (part === 1) {
    tell('learner', get(verbs.learner) === '' ? 'note' : 'good');
    write('time', verbs.time, verbs.minute);
    write('score', verbs.score, '50', (read) => Number(read) === 50);
    write('status', verbs.status, 'incomplete', (read) => read === 'incomplete');
  } else if (part === 2) {
    tell(
      'returned',
      before === bookmark(1) ? 'good' : 'bad',
      `${String(before.length)} of ${String(LENGTH)} characters`,
    );
    tell('resumed', status === 'incomplete' ? 'good' : 'note', status);
    write('time', verbs.time, verbs.minute);
    write('score', verbs.score, '100', (read) => Number(read) === 100);
    write('completed', verbs.status, 'completed', (read) => read === 'completed');
  } else {
    tell('kept', status === 'completed' || status === 'passed' ? 'good' : 'note', status);
    tell('again', before === bookmark(2) ? 'good' : 'note', `${String(before.length)} of ${String(LENGTH)} characters`);
  }
  if (part < 3) {
    write('bookmark', BOOKMARK, bookmark(part), (read) => read === bookmark(part));
    call(verbs.set, verbs.exit, 'suspend');
    const answer = call(verbs.commit, '');
    tell('commit', isYes(answer) ? 'good' : 'bad', isYes(answer) ? '' : `${answer}, ${error()}`);
  }
  const each = Math.round(spent / Math.max(1, calls));
  tell('speed', each > SLOW ? 'note' : 'good', `${String(each)} ms a call`);

  const leave = (): void => {
    if (left) return;
    left = true;
    call(verbs.set, verbs.time, verbs.minute);
    call(verbs.set, verbs.exit, 'suspend');
    call(verbs.finish, '');
  };
  return {
    part,
    lines,
    leave,
    forget() {
      if (!left) call(verbs.set, BOOKMARK, 'check-0');
      leave();
    },
  };
}

function partAfter(bookmark: string, seen: 0 | 1 | 2): Part {
  if (bookmark.startsWith('check-2')) return 3;
  if (bookmark.startsWith('check-1')) return 2;
  return seen === 0 ? 1 : seen === 1 ? 2 : 3;
}
