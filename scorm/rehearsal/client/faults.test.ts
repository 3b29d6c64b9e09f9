import { afterEach, expect, test, vi } from 'vitest';
import { readProfiles } from '../../package/handover/profiles';
import { startOf, standingOf, type Attempt } from './attempt';
import { faults, isFault, type Fault } from './faults';
import { makeLms, type Call, type LmsSettings } from './lms';
import { afterCall, nothingSent } from './sent';

/** A launch in which these faults are on; they may be switched while it runs. */
function launch(on: readonly Fault[], settings: Partial<LmsSettings> = {}) {
  const kept: Attempt[] = [];
  const calls: Call[] = [];
  const now = new Set(on);
  const lms = makeLms({
    model: 'scorm12',
    mode: 'normal',
    kept: undefined,
    keep: (attempt) => kept.push(attempt) > 0,
    is: (fault) => now.has(fault),
    oncall: (call) => calls.push(call),
    ...settings,
  });
  const call = (method: string, ...args: string[]) => lms.api[method]?.(...args);
  return { call, kept, calls, lms, now };
}

const begun = (...on: Fault[]) => {
  const lms = launch(on);
  lms.call('LMSInitialize', '');
  return lms;
};
const completed: Attempt = {
  cmi: { suspend_data: 'abc', core: { lesson_status: 'completed', exit: 'suspend' } },
  totalTime: '00:00:05',
  ended: true,
};

afterEach(() => {
  vi.restoreAllMocks();
});

test('without a network nothing is kept, and it says so until the switch is off', () => {
  const { call, kept, now } = begun('offline');
  expect([call('LMSCommit', ''), call('LMSGetLastError')]).toEqual(['false', '101']);
  now.clear();
  expect(call('LMSCommit', '')).toBe('true');
  expect(kept).toHaveLength(1);
});

test('says saved and keeps nothing', () => {
  const { call, kept, calls } = begun('says-saved');
  expect(call('LMSCommit', '')).toBe('true');
  expect(kept).toEqual([]);
  expect(calls.at(-1)?.kept).toBe(false);
});

test.each<[Fault, string]>([
  ['logged-out', '101'],
  ['no-code', '0'],
])('%s: writes and saves are refused with %s, and reading goes on', (fault, code) => {
  const { call } = begun(fault);
  expect([call('LMSSetValue', 'cmi.suspend_data', 'a'), call('LMSGetLastError')]).toEqual(['false', code]);
  expect(call('LMSCommit', '')).toBe('false');
  expect(call('LMSGetValue', 'cmi.core.lesson_mode')).toBe('normal');
});

test('throws at every call, and the log has it', () => {
  const { call, calls } = launch(['throws']);
  expect(() => call('LMSInitialize', '')).toThrow('gone');
  expect(calls).toEqual([{ method: 'LMSInitialize', args: [''], result: 'thrown', kept: false, error: '101' }]);
});

test('slow: a call takes its time', () => {
  let time = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (time += 50));
  begun('slow');
  expect(time).toBeGreaterThanOrEqual(300);
});

test('answers in other types than texts', () => {
  const { call } = launch(['other-types']);
  expect(call('LMSInitialize', '')).toBe(true);
  expect(call('LMSGetLastError')).toBe(0);
});

test('knows no interaction', () => {
  const { call } = begun('no-details');
  expect([call('LMSSetValue', 'cmi.interactions.0.id', 'a'), call('LMSGetLastError')]).toEqual(['false', '401']);
  expect(call('LMSGetValue', 'cmi.interactions._children')).toBe('');
});

test('cuts the bookmark, or changes signs in it, and says yes', () => {
  const { call, now } = begun('cuts');
  expect(call('LMSSetValue', 'cmi.suspend_data', 'a'.repeat(300))).toBe('true');
  expect(call('LMSGetValue', 'cmi.suspend_data')).toHaveLength(255);
  now.clear();
  now.add('mangles');
  call('LMSSetValue', 'cmi.suspend_data', 'a=1$b');
  expect(call('LMSGetValue', 'cmi.suspend_data')).toBe('a 1 b');
});

test('sets the status back after a save', () => {
  const { call } = begun('wipes-status');
  call('LMSSetValue', 'cmi.core.lesson_status', 'completed');
  call('LMSCommit', '');
  expect(call('LMSGetValue', 'cmi.core.lesson_status')).toBe('incomplete');
});

test('says that the attempt has begun already', () => {
  const { call } = launch(['begun']);
  expect([call('LMSInitialize', ''), call('LMSGetLastError')]).toEqual(['false', '101']);
});

test('a launch begins without a mode, as a first one, or with nothing after completion', () => {
  const read = (fault: Fault, element: string) => {
    const { call } = launch([fault], { kept: completed });
    call('LMSInitialize', '');
    return call('LMSGetValue', element);
  };
  expect(read('empty-mode', 'cmi.core.lesson_mode')).toBe('');
  expect(read('fresh-entry', 'cmi.core.entry')).toBe('ab-initio');
  expect(read('fresh-entry', 'cmi.suspend_data')).toBe('abc');
  expect(read('anew', 'cmi.suspend_data')).toBe('');
  expect(standingOf('scorm12', completed).completion).toBe('completed');
  expect(startOf('scorm12', completed).entry).toBe('resume');
});

test('every fault has words, and every LMS that is played names only these', () => {
  for (const words of Object.values(faults)) expect(words).toMatch(/^[A-Z][^.]*$/);
  const named = readProfiles(process.cwd()).profiles.flatMap(({ rehearse }) => rehearse.faults);
  expect(named.filter((name) => !isFault(name))).toEqual([]);
  expect(named.length).toBeGreaterThan(0);
});

test('what was sent is kept only when a save was', () => {
  const { call, calls, now } = begun();
  call('LMSSetValue', 'cmi.suspend_data', 'a');
  call('LMSCommit', '');
  now.add('says-saved');
  call('LMSSetValue', 'cmi.suspend_data', 'b');
  call('LMSCommit', '');
  now.add('logged-out');
  call('LMSSetValue', 'cmi.core.lesson_status', 'completed');
  const sent = calls.reduce(afterCall, nothingSent);
  expect([...sent.kept]).toEqual([['cmi.suspend_data', 'a']]);
  expect([...sent.waiting]).toEqual([['cmi.suspend_data', 'b']]);
  expect([sent.writes, sent.saves, sent.refused]).toEqual([3, 2, 1]);
});
