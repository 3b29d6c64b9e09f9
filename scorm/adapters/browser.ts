/**
 * The record in the browser's own storage, for the plain web package: on this device, for whoever uses it. What is
 * stored is read back at once and can be believed.
 */

import type { Reading, RecordPort, Values } from '../../src/record/port';
import { RecordError } from '../../src/record/port';

/** What is used of `localStorage`. */
export type BrowserStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Far below what a browser allows a page (5 MB), and the same for everyone. */
const BOOKMARK_LIMIT = 64_000;

/**
 * A record under `name`, the course's own.
 *
 * @param storage finds the storage; looking at it may already throw, where a browser forbids it. Then `read` throws RecordError
 *   `blocked`, and the course can go on in memory.
 */
export function browserStorage(storage: () => BrowserStorage | undefined, name: string): RecordPort {
  const place = `common-ground:${name}`;
  let values: Values = {};
  let open: BrowserStorage | undefined;

  return {
    kind: 'browser',

    read(): Reading {
      open = openStorage(storage, place);
      values = parseValues(open.getItem(place));
      return {
        mode: 'normal',
        bookmark: values.bookmark ?? '',
        completion: values.completion ?? 'not-started',
        learner: 'this browser',
        bookmarkLimit: BOOKMARK_LIMIT,
        ...(values.progress !== undefined && { progress: values.progress }),
      };
    },

    steps: ({ bookmark, ...others }: Values) => [
      () => {
        values = { ...values, ...others };
        if (bookmark === undefined) return;
        if (bookmark.length > BOOKMARK_LIMIT) throw new RecordError('too-long', 'The bookmark does not fit.');
        values = { ...values, bookmark };
      },
    ],

    commit() {
      const text = JSON.stringify(values);
      try {
        open?.setItem(place, text);
        return open?.getItem(place) === text ? 'confirmed' : 'failed';
      } catch {
        return 'failed';
      }
    },

    finish(): void {
      open = undefined;
    },
  };
}

function openStorage(storage: () => BrowserStorage | undefined, place: string): BrowserStorage {
  try {
    const found = storage();
    if (!found) throw new TypeError('There is none.');
    found.setItem(`${place}?`, '');
    found.removeItem(`${place}?`);
    return found;
  } catch (error) {
    throw new RecordError(
      'blocked',
      error instanceof Error ? error.message : 'The browser keeps nothing for this page.',
    );
  }
}

/** Stored text may be anyone's: only what has the right form is taken. */
function parseValues(text: string | null): Values {
  const stored = parse(text);
  const { bookmark, progress, completion, place } = stored;
  return {
    ...(typeof bookmark === 'string' && { bookmark }),
    ...(typeof place === 'string' && { place }),
    ...(typeof progress === 'number' && progress >= 0 && progress <= 100 && { progress: Math.floor(progress) }),
    ...((completion === 'incomplete' || completion === 'completed') && { completion }),
  };
}

function parse(text: string | null): Partial<Record<keyof Values, unknown>> {
  try {
    const stored: unknown = JSON.parse(text ?? '{}');
    return typeof stored === 'object' && stored !== null ? stored : {};
  } catch {
    return {};
  }
}
