// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { findApi } from './discover';

const api12 = { LMSInitialize: () => 'true' };
const api2004 = { Initialize: () => 'true' };

/** A window of another origin: every look throws. */
const foreign = new Proxy(
  {},
  {
    get() {
      throw new DOMException('Blocked a frame', 'SecurityError');
    },
  },
);

/** Windows from the innermost to the outermost; the outermost is its own parent. */
function nest(...windows: readonly Record<string, unknown>[]): Record<string, unknown> {
  windows.forEach((window, at) => {
    window['parent'] ??= windows[at + 1] ?? window;
  });
  return windows[0] ?? {};
}

test.each([
  ['in its own window', nest({ API: api12 })],
  ['in the parent', nest({}, { API: api12 })],
  ['far up', nest({}, {}, {}, {}, {}, {}, {}, {}, { API: api12 })],
  ['in the opener', nest({ opener: nest({ API: api12 }) })],
  ["in the opener's parent", nest({ opener: nest({}, {}, { API: api12 }) })],
  ["in a parent's opener", nest({}, { opener: nest({ API: api12 }) })],
  ['behind a window of another origin', nest({ opener: { API: api12 }, parent: foreign })],
  ['beside a closed opener', nest({ opener: null }, { API: api12 })],
])('finds the API %s', (_, start) => {
  expect(findApi(start, 'API')).toBe(api12);
});

test('finds the nearest of several', () => {
  expect(findApi(nest({}, { API: api12 }, { API: { LMSInitialize: () => 'false' } }), 'API')).toBe(api12);
});

test("picks by the package's own standard where both are offered", () => {
  const start = nest({}, { API: api12, API_1484_11: api2004 });
  expect(findApi(start, 'API')).toBe(api12);
  expect(findApi(start, 'API_1484_11')).toBe(api2004);
});

describe('finds nothing', () => {
  const ring: Record<string, unknown> = {};
  ring['parent'] = { parent: ring };

  test.each([
    ['where there is none', nest({}, {})],
    ['of the other standard', nest({ API_1484_11: api2004 })],
    ['in windows of another origin', nest({ parent: foreign, opener: foreign })],
    ['in a foreign start', foreign],
    ['in a ring of windows', ring],
    ['in nothing', undefined],
    ['in a number', 7],
    ['when it has no function to begin with', nest({ API: { LMSInitialize: 'true' } })],
  ])('%s', (_, start) => {
    expect(findApi(start, 'API')).toBeUndefined();
  });

  test('in an element that happens to be called API', () => {
    document.body.innerHTML = '<form id="API"></form>';
    expect(findApi(window, 'API')).toBeUndefined();
  });

  test('beyond twenty windows', () => {
    const windows: Record<string, unknown>[] = Array.from({ length: 30 }, () => ({}));
    windows.push({ API: api12 });
    expect(findApi(nest(...windows), 'API')).toBeUndefined();
  });
});
