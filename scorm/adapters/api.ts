/**
 * Talking to an LMS's API, which is never to be trusted: it may throw, and give back booleans, numbers, String objects or nothing
 * where the standard says text. Here its answers become plain words and its refusals `RecordError`s.
 */

import { RecordError } from '../../src/record/port';

/** What the two standards call the same things. */
export interface Verbs {
  readonly initialize: string;
  readonly get: string;
  readonly set: string;
  readonly commit: string;
  readonly finish: string;
  readonly lastError: string;
}

/** An LMS that can be spoken to. Every function may throw a RecordError when the API itself throws. */
export interface Lms {
  initialize(): boolean;
  /** @throws RecordError when the LMS has an error to report for an empty answer, other than one in `harmless`. */
  get(element: string, harmless?: readonly string[]): string;
  /** @throws RecordError when it is refused. */
  set(element: string, value: string): void;
  commit(): boolean;
  finish(): boolean;
  /** The latest refusal; empty when there was none. */
  readonly refusal: string;
}

/**
 * @param find finds the API. Asked again, once, when an API in hand begins to throw: its window may have been closed and another
 *   opened.
 * @throws RecordError `no-api`.
 */
export function openLms(find: () => unknown, verbs: Verbs): Lms {
  let api = find();
  let searchedAgain = false;
  let refusal = '';
  if (api === undefined || api === null) throw new RecordError('no-api', 'No LMS was found around this page.');

  function call(verb: string, ...given: readonly string[]): unknown {
    try {
      return invoke(api, verb, given);
    } catch (error) {
      if (moveToAnother()) return call(verb, ...given);
      throw refuse('thrown', `${verb}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  function moveToAnother(): boolean {
    if (searchedAgain) return false;
    searchedAgain = true;
    const found = find();
    if (found === undefined || found === null || found === api) return false;
    api = found;
    return true;
  }

  function lastError(): string {
    return errorCode(call(verbs.lastError));
  }

  function refuse(code: string, message: string): RecordError {
    refusal = `${code} ${message}`;
    return new RecordError(code, message);
  }

  return {
    initialize: () => isYes(call(verbs.initialize, '')),
    get(element, harmless = []) {
      const value = asText(call(verbs.get, element));
      if (value !== '') return value;
      const code = lastError();
      if (code !== '0' && !harmless.includes(code)) throw refuse(code, element);
      return '';
    },
    set(element, value) {
      if (isYes(call(verbs.set, element, value))) return;
      const code = lastError();
      const stored = code === '0' && asText(call(verbs.get, element)) === value;
      if (!stored) throw refuse(code, element);
    },
    commit() {
      if (isYes(call(verbs.commit, ''))) return true;
      refuse(lastError(), verbs.commit);
      return false;
    },
    finish: () => isYes(call(verbs.finish, '')),
    get refusal() {
      return refusal;
    },
  };
}

/** Calls in the API's own name, with every argument it expects. */
function invoke(api: unknown, verb: string, given: readonly string[]): unknown {
  const method: unknown = Reflect.get(Object(api), verb);
  if (typeof method !== 'function') throw new TypeError('is missing');
  return Reflect.apply(method, api, given);
}

/** `true`, `'true'`, `1`, `'1'` and their objects. */
function isYes(answer: unknown): boolean {
  return ['true', '1'].includes(asText(answer).trim().toLowerCase());
}

function asText(answer: unknown): string {
  if (answer === undefined || answer === null) return '';
  return typeof answer === 'object' ? String(answer.valueOf()) : String(answer);
}

/** A code as a plain whole number; `unknown` when the LMS gave nothing that can be one. */
function errorCode(answer: unknown): string {
  const text = asText(answer).trim();
  return /^\d+$/.test(text) ? String(Number(text)) : 'unknown';
}
