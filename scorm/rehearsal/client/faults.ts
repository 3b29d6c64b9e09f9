/**
 * What a real LMS has been seen to do to a course, each as a switch: everything a call can suffer, and everything a launch can begin with. The
 * page, the server and the LMS read this one table.
 */

export const faults = {
  offline: 'The network is away: nothing is kept, and it says so',
  'says-saved': 'Nothing is kept, and it says “saved”',
  'logged-out': 'The login has expired: every write is refused',
  throws: 'Every call throws',
  slow: 'Every call takes 300 milliseconds',
  'no-code': 'Writes are refused without an error code',
  'other-types': 'Answers are booleans and numbers, not texts',
  'no-details': 'Interactions and objectives are unknown to it',
  cuts: 'The bookmark is cut at 255 characters',
  mangles: 'Signs such as = and $ are changed in the bookmark',
  'wipes-status': 'The status is set back after each save',
  begun: 'It says that the attempt has begun already',
  'no-api': 'There is no LMS at all',
  'empty-mode': 'The mode is left empty',
  'fresh-entry': 'A return is called a first launch',
  anew: 'After completion an empty attempt is handed out',
} as const;

export type Fault = keyof typeof faults;

/** Those that a course meets only when it is launched again. */
export const atLaunch: readonly Fault[] = ['begun', 'no-api', 'empty-mode', 'fresh-entry', 'anew'];

export function isFault(name: string): name is Fault {
  return Object.hasOwn(faults, name);
}

/** How long a slow LMS keeps a call waiting, in milliseconds. */
const SLOWNESS = 300;
const CUT = 255;

/** One call on its way to the LMS. */
export interface Passing {
  readonly kind: 'initialize' | 'get' | 'set' | 'commit' | 'end' | 'other';
  readonly args: readonly string[];
}

/** What comes of a call instead: an answer with its error code, or other arguments for the LMS. */
export type Spoilt =
  { readonly answer: string; readonly error: 'refused' | 'unknown' | 'none' } | { readonly args: readonly string[] };

/** What the switched faults do to a call. @throws when a call should. */
export function spoil({ kind, args }: Passing, is: (fault: Fault) => boolean): Spoilt {
  if (is('slow')) waste(SLOWNESS);
  if (is('throws')) throw new Error('The LMS’s window has gone.');
  const writes = kind === 'set' || kind === 'commit';
  if (is('begun') && kind === 'initialize') return { answer: 'false', error: 'refused' };
  if (is('logged-out') && writes) return { answer: 'false', error: 'refused' };
  if (is('no-code') && writes) return { answer: 'false', error: 'none' };
  const [element = '', value = ''] = args;
  if (is('empty-mode') && kind === 'get' && /^cmi\.(core\.lesson_)?mode$/.test(element))
    return { answer: '', error: 'none' };
  if (is('no-details') && /^cmi\.(interactions|objectives)\b/.test(element))
    return { answer: kind === 'get' ? '' : 'false', error: 'unknown' };
  if (kind === 'set' && element === 'cmi.suspend_data') {
    const kept = is('cuts') ? value.slice(0, CUT) : value;
    return { args: [element, is('mangles') ? kept.replace(/[=$\n]/g, ' ') : kept] };
  }
  return { args };
}

/** The same answer as an LMS that does not keep to texts would give it. */
export function inOtherTypes(answer: string): unknown {
  if (answer === 'true' || answer === 'false') return answer === 'true';
  return /^\d+$/.test(answer) ? Number(answer) : answer;
}

/** Holds the page, as a synchronous request does. */
function waste(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}
