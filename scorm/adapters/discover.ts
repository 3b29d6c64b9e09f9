/**
 * Finds the LMS's API in the windows around us: our own, our parents', our openers'. A window of another origin, a closed one, or an
 * element that happens to be called `API` is passed over.
 */

/** By the package's own standard: some LMSs show both, and only the one that belongs to the package records. */
export type ApiName = 'API' | 'API_1484_11';

/** More than any LMS nests; a ring of windows ends here. */
const HOPS = 20;

/**
 * Source: SCORM 1.2 Run-Time Environment §3.3.6.1; SCORM 2004 4th Edition RTE §3.3.6. Both begin above or at the content's own
 * window and never look into an opener's opener; we do, within bounds.
 *
 * @param start the content's window. Nothing about it is trusted.
 * @returns the API, not yet initialised, or `undefined`.
 */
export function findApi(start: unknown, name: ApiName): unknown {
  const near = chain(start);
  for (const window of near) if (isApi(peek(window, name), name)) return peek(window, name);
  for (const window of near) {
    const far = chain(peek(window, 'opener')).find((each) => isApi(peek(each, name), name));
    if (far) return peek(far, name);
  }
  return undefined;
}

/** A window and its parents; the topmost is its own parent. */
function chain(start: unknown): readonly unknown[] {
  const windows: unknown[] = [];
  let window = start;
  while (window && windows.length < HOPS && !windows.includes(window)) {
    windows.push(window);
    window = peek(window, 'parent');
  }
  return windows;
}

function isApi(found: unknown, name: ApiName): boolean {
  return typeof peek(found, name === 'API' ? 'LMSInitialize' : 'Initialize') === 'function';
}

/** Every hop may throw: another origin's window does, and so does a closed one. */
function peek(from: unknown, property: string): unknown {
  try {
    return Object(from) === from ? Reflect.get(Object(from) as object, property) : undefined;
  } catch {
    return undefined;
  }
}
