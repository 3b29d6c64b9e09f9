/**
 * An LMS that refuses whatever its standard refuses, keeps attempts across launches, and remembers every call. The two standards are
 * tables over this one engine. Imports nothing, so that a browser test can put it into a page as well.
 */

/** What went wrong; each standard has its own codes for these. */
export type Fault =
  | 'initialised-again'
  | 'initialised-after-finish'
  | 'get-before'
  | 'get-after'
  | 'set-before'
  | 'set-after'
  | 'commit-before'
  | 'commit-after'
  | 'finish-before'
  | 'finish-after'
  | 'argument'
  | 'unknown'
  | 'unset'
  | 'keyword'
  | 'read-only'
  | 'write-only'
  | 'type'
  | 'range'
  | 'commit';

export interface Element {
  readonly access: 'read' | 'write' | 'both';
  /** What is wrong with a value, if anything is. */
  readonly check?: (value: string) => 'type' | 'range' | undefined;
  /** Missing: reading it unset is an error in 2004, and empty in 1.2. */
  readonly initial?: string;
}

/** Fields of a row, in the order in which they may first be set: its id comes before all. */
export type Rows = Readonly<Record<string, Element>>;

export interface Standard {
  /** What an LMS with room for details knows of each row of these lists. */
  readonly lists: Readonly<Record<'interactions' | 'objectives', Rows>>;
  readonly verbs: Readonly<Record<'initialize' | 'get' | 'set' | 'commit' | 'finish' | 'lastError', string>>;
  readonly codes: Readonly<Record<Fault, string>>;
  readonly elements: Readonly<Record<string, Element>>;
  readonly names: {
    readonly exit: string;
    readonly entry: string;
    readonly session: string;
    readonly total: string;
    readonly suspend: string;
    readonly status: readonly string[];
    readonly score: string;
  };
  /** Seconds of a session's time, in the standard's own form. */
  readonly secondsOf: (session: string) => number;
  readonly spellSeconds: (seconds: number) => string;
  /** An attempt that wasn't suspended: does it start anew (2004), or lose only its suspend data (1.2)? */
  readonly startsAnew: boolean;
}

/** How an LMS departs from its standard, as measured on real ones. */
export interface Quirks {
  /** Marks values as saved before it sends them, and sends only what has changed since. */
  readonly forgetful?: boolean;
  /** Never stores a value that is the one it had at launch. */
  readonly neverReturns?: boolean;
  /** Refuses these elements with "not implemented". */
  readonly refuses?: readonly string[];
  /** Cuts suspend data here, and says "true". */
  readonly cutsAt?: number;
  /** Changes what it stores of a value. */
  readonly mangles?: (value: string) => string;
  /** Answers in other types: booleans, numbers, String objects. */
  readonly answers?: (text: string) => unknown;
  /** After completion the next launch is empty, and incomplete. */
  readonly forgetsCompleted?: boolean;
  /** Stores no completion of a launch that took no time. */
  readonly needsTime?: boolean;
  /** Calls completed what was finished without a status. */
  readonly completesUnsaid?: boolean;
  /** Stores a score of 0 as nothing. */
  readonly dropsZero?: boolean;
  /** Throws at whatever is called after the end. */
  readonly throwsAfterEnd?: boolean;
  /** Throws at a time whose hours are not of four digits. */
  readonly needsLongHours?: boolean;
}

export interface LmsOptions {
  readonly learner?: string;
  readonly mode?: 'normal' | 'browse' | 'review';
  readonly language?: string;
  /** Has it room for interactions and objectives? Without it a course that sends one is refused. */
  readonly details?: boolean;
  readonly quirks?: Quirks;
}

/** One call, in the standard's own words. */
export interface Call {
  readonly verb: string;
  readonly given: readonly unknown[];
  readonly answer: string;
  readonly code: string;
}

/** An API as a page finds it: functions by the standard's names. */
export type Api = Readonly<Record<string, (...given: readonly unknown[]) => unknown>>;

export interface StrictLms {
  /** A new launch of the same attempt. One that was never finished ends here, with what it had committed. */
  launch(): Api;
  /** What is stored now, by element. */
  stored(): Readonly<Record<string, string>>;
  /** Seconds of all launches. */
  totalSeconds(): number;
  /** Every call of every launch. */
  readonly calls: readonly Call[];
  /** The calls that were refused, and what was done in a poor order: nobody should see one. */
  readonly complaints: readonly string[];
  /** While `false`, commits answer "true" and store nothing. */
  online: boolean;
}

type Model = Record<string, string>;

export function strictLms(standard: Standard, options: LmsOptions = {}): StrictLms {
  const { verbs, codes, names } = standard;
  const [status = ''] = names.status;
  const quirks = options.quirks ?? {};
  const calls: Call[] = [];
  const complaints: string[] = [];
  let stored: Model = {};
  let seconds = 0;
  let openSeconds = 0;
  let launches = 0;
  let begun = false;

  const lms: StrictLms = {
    launch,
    stored: () => ({ ...stored }),
    totalSeconds: () => seconds + openSeconds,
    calls,
    complaints,
    online: true,
  };
  return lms;

  function launch(): Api {
    launches += 1;
    seconds += openSeconds;
    openSeconds = 0;
    if (begun) endAttempt();
    const mine = launches;
    const entry = begun
      ? stored[names.exit] === 'suspend'
        ? 'resume'
        : standard.startsAnew
          ? 'ab-initio'
          : ''
      : 'ab-initio';
    const fixed: Model = { ...given(options), [names.entry]: entry, [names.total]: standard.spellSeconds(seconds) };
    const initial: Model = { ...stored };
    let model: Model = { ...stored };
    let marked: Model = { ...stored };
    let state: 'new' | 'running' | 'finished' = 'new';
    let code = '0';
    let timed = false;
    let closed = false;

    function fail(fault: Fault): string {
      code = codes[fault];
      return 'false';
    }

    function initialize(argument: unknown): string {
      if (argument !== '') return fail('argument');
      if (state === 'running') return fail('initialised-again');
      if (state === 'finished') return fail('initialised-after-finish');
      state = 'running';
      begun = true;
      return 'true';
    }

    /** How many rows of a list there are: they stand without a gap. */
    function rowsOf(list: string): number {
      return Object.keys(model).filter((name) => new RegExp(`^cmi\\.${list}\\.\\d+\\.id$`).test(name)).length;
    }

    /** An element of the standard's table, or of a row that may be written. */
    function elementOf(name: string): Element | undefined {
      const [, list, row, field = ''] =
        /^cmi\.(interactions|objectives)\.(\d+|_children|_count)(?:\.(\w+))?$/.exec(name) ?? [];
      if (list !== 'interactions' && list !== 'objectives') return standard.elements[name];
      if (!options.details) return undefined;
      const fields = standard.lists[list];
      if (row === '_children') return { access: 'read', initial: Object.keys(fields).join() };
      if (row === '_count') return { access: 'read', initial: String(rowsOf(list)) };
      const count = rowsOf(list);
      if (Number(row) > count || (Number(row) === count && field !== 'id')) {
        complaints.push(`${name} leaves a gap`);
        return undefined;
      }
      return fields[field];
    }

    function get(name: unknown): string {
      if (state !== 'running') return empty(state === 'new' ? 'get-before' : 'get-after');
      if (typeof name !== 'string' || name === '') return empty('argument');
      const element = elementOf(name);
      if (!element || quirks.refuses?.includes(name)) return empty('unknown');
      if (element.access === 'write') return empty('write-only');
      const value = fixed[name] ?? model[name] ?? element.initial;
      return value ?? (codes.unset === '0' ? '' : empty('unset'));
    }

    function empty(fault: Fault): string {
      fail(fault);
      return '';
    }

    function set(name: unknown, value: unknown): string {
      if (state !== 'running') return fail(state === 'new' ? 'set-before' : 'set-after');
      if (typeof name !== 'string' || name === '') return fail('argument');
      if (name.endsWith('._children') || name.endsWith('._count')) return fail('keyword');
      const element = elementOf(name);
      if (!element || quirks.refuses?.includes(name)) return fail('unknown');
      if (element.access === 'read') return fail('read-only');
      if (typeof value !== 'string') return fail('type');
      const fault = element.check?.(value);
      if (fault) return fail(fault);
      if (quirks.needsLongHours && name === names.session && !/^\d{4}:/.test(value)) throw new TypeError('hours');
      if (options.mode === 'review' || options.mode === 'browse') complaints.push(`${name} in ${options.mode} mode`);
      noteOrder(name);
      model[name] = change(name, value);
      return 'true';
    }

    function change(name: string, value: string): string {
      const mangled = quirks.mangles ? quirks.mangles(value) : value;
      return name === names.suspend ? mangled.slice(0, quirks.cutsAt ?? Infinity) : mangled;
    }

    /** Time before anything else in each commit, and no score after the status. */
    function noteOrder(name: string): void {
      if (name === names.session) timed = true;
      else if (!timed && name !== 'adl.nav.request') complaints.push(`${name} before ${names.session}`);
      if (names.status.includes(name)) closed = true;
      else if (name === names.score && closed) complaints.push(`${name} after the status`);
    }

    function commit(argument: unknown): string {
      if (argument !== '') return fail('argument');
      if (state !== 'running') return fail(state === 'new' ? 'commit-before' : 'commit-after');
      store();
      return 'true';
    }

    function store(): void {
      timed = closed = false;
      const changed = quirks.forgetful
        ? Object.entries(model).filter(([name, value]) => marked[name] !== value)
        : Object.entries(model);
      marked = { ...model };
      if (!lms.online || mine !== launches) return;
      for (const [name, value] of changed) {
        if (!(quirks.neverReturns && initial[name] === value)) stored[name] = value;
      }
      openSeconds = standard.secondsOf(stored[names.session] ?? '');
      if (quirks.dropsZero && stored[names.score] === '0') Reflect.deleteProperty(stored, names.score);
      if (quirks.needsTime && openSeconds === 0 && isDone()) stored[status] = 'incomplete';
    }

    function finish(argument: unknown): string {
      if (argument !== '') return fail('argument');
      if (state !== 'running') return fail(state === 'new' ? 'finish-before' : 'finish-after');
      store();
      if (quirks.completesUnsaid) stored[status] ??= 'completed';
      state = 'finished';
      model = {};
      return 'true';
    }

    function verb(name: string, run: (...given: readonly unknown[]) => string) {
      return [
        name,
        (...args: readonly unknown[]): unknown => {
          if (quirks.throwsAfterEnd && state === 'finished') {
            complaints.push(`${name} after the end`);
            throw new Error('The attempt is over.');
          }
          code = '0';
          const answer = run(...args);
          calls.push({ verb: name, given: args, answer, code });
          if (code !== '0' && code !== codes.unset) complaints.push(`${name}(${args.join(', ')}) → ${code}`);
          return (quirks.answers ?? plain)(answer);
        },
      ] as const;
    }

    return Object.fromEntries([
      verb(verbs.initialize, initialize),
      verb(verbs.get, get),
      verb(verbs.set, set),
      verb(verbs.commit, commit),
      verb(verbs.finish, finish),
      [
        verbs.lastError,
        () => {
          calls.push({ verb: verbs.lastError, given: [], answer: code, code: '0' });
          return (quirks.answers ?? plain)(code);
        },
      ] as const,
    ]);
  }

  /** Only a suspended attempt goes on; one LMS forgets even that once it is completed. */
  function endAttempt(): void {
    if (quirks.forgetsCompleted && isDone())
      stored = { [names.exit]: stored[names.exit] ?? '', [status]: 'incomplete' };
    else if (stored[names.exit] !== 'suspend') {
      if (standard.startsAnew) stored = {};
      else Reflect.deleteProperty(stored, names.suspend);
    }
    Reflect.deleteProperty(stored, names.session);
  }

  function isDone(): boolean {
    return names.status.some((name) => stored[name] === 'completed' || stored[name] === 'passed');
  }
}

function plain(text: string): unknown {
  return text;
}

function given({ learner = 'learner-1', mode = 'normal', language = '' }: LmsOptions): Model {
  return {
    'cmi.core.student_id': learner,
    'cmi.learner_id': learner,
    'cmi.core.lesson_mode': mode,
    'cmi.mode': mode,
    ...(language && { 'cmi.student_preference.language': language, 'cmi.learner_preference.language': language }),
  };
}

/** Text of at most so many characters. */
export function textUpTo(limit: number) {
  return (value: string): 'type' | undefined => (value.length > limit ? 'type' : undefined);
}

/** One of these words. */
export function oneOf(...words: readonly string[]) {
  return (value: string): 'type' | undefined => (words.includes(value) ? undefined : 'type');
}

/** Text of this form. */
export function like(form: RegExp) {
  return (value: string): 'type' | undefined => (form.test(value) ? undefined : 'type');
}

/** A decimal within bounds, with at most so many decimals; never NaN, an exponent or a comma. */
export function decimal(min: number, max: number, decimals: number, fault: 'type' | 'range') {
  const form = new RegExp(`^-?\\d+(\\.\\d{1,${String(decimals)}})?$`);
  return (value: string): 'type' | 'range' | undefined => {
    if (!form.test(value)) return 'type';
    return Number(value) < min || Number(value) > max ? fault : undefined;
  };
}
