/** The strict LMSs themselves: a fake that took everything would prove nothing. */

import { describe, expect, test } from 'vitest';
import type { Api } from './strict-lms';
import type { Quirks } from './strict-lms';
import { strictLms12 } from './strict-lms12';
import { strictLms2004 } from './strict-lms2004';

function speak(api: Api, verb: string, ...given: readonly unknown[]): unknown {
  return api[verb]?.(...given);
}

describe('the strict SCORM 1.2 LMS', () => {
  function running(): Api {
    const api = strictLms12().launch();
    speak(api, 'LMSInitialize', '');
    return api;
  }

  test.each([
    ['cmi.core.lesson_status', 'not attempted', '405'],
    ['cmi.core.lesson_status', 'Completed', '405'],
    ['cmi.core.score.raw', '101', '405'],
    ['cmi.core.score.raw', 'NaN', '405'],
    ['cmi.core.score.raw', '4e1', '405'],
    ['cmi.core.score.raw', '40,5', '405'],
    ['cmi.core.exit', 'normal', '405'],
    ['cmi.core.session_time', '1:00:00', '405'],
    ['cmi.core.session_time', '00:61:00', '405'],
    ['cmi.core.session_time', 'PT1S', '405'],
    ['cmi.core.lesson_location', 'x'.repeat(256), '405'],
    ['cmi.suspend_data', 'x'.repeat(4097), '405'],
    ['cmi.suspend_data', 7, '405'],
    ['cmi.core.student_id', 'x', '403'],
    ['cmi.core.score._children', 'x', '402'],
    ['cmi.location', 'x', '401'],
    ['cmi.interactions.0.id', 'x', '401'],
  ])('refuses %s = %s with %s', (element, value, code) => {
    const api = running();
    expect(speak(api, 'LMSSetValue', element, value)).toBe('false');
    expect(speak(api, 'LMSGetLastError')).toBe(code);
  });

  test.each(['cmi.core.exit', 'cmi.core.session_time'])('does not let %s be read', (element) => {
    const api = running();
    expect(speak(api, 'LMSGetValue', element)).toBe('');
    expect(speak(api, 'LMSGetLastError')).toBe('404');
  });

  test('refuses what comes before the beginning, twice, or after the end', () => {
    const api = strictLms12().launch();
    expect(speak(api, 'LMSSetValue', 'cmi.suspend_data', 'x')).toBe('false');
    expect(speak(api, 'LMSInitialize')).toBe('false');
    expect(speak(api, 'LMSInitialize', '')).toBe('true');
    expect(speak(api, 'LMSInitialize', '')).toBe('false');
    expect(speak(api, 'LMSFinish', '')).toBe('true');
    expect(speak(api, 'LMSFinish', '')).toBe('false');
    expect(speak(api, 'LMSCommit', '')).toBe('false');
    expect(speak(api, 'LMSGetLastError')).toBe('301');
  });

  test('notices a status before the time, and a score after the status', () => {
    const lms = strictLms12();
    const api = lms.launch();
    speak(api, 'LMSInitialize', '');
    speak(api, 'LMSSetValue', 'cmi.core.lesson_status', 'completed');
    speak(api, 'LMSSetValue', 'cmi.core.session_time', '0000:00:01.00');
    speak(api, 'LMSSetValue', 'cmi.core.score.raw', '100');
    expect(lms.complaints).toEqual([
      'cmi.core.lesson_status before cmi.core.session_time',
      'cmi.core.score.raw after the status',
    ]);
  });

  test.each([
    ['suspend', 'resume', 'abc'],
    ['', '', ''],
    ['logout', '', ''],
  ])('after exit %j opens as %j with %j', (exit, entry, bookmark) => {
    const lms = strictLms12();
    const first = lms.launch();
    speak(first, 'LMSInitialize', '');
    expect(speak(first, 'LMSGetValue', 'cmi.core.entry')).toBe('ab-initio');
    speak(first, 'LMSSetValue', 'cmi.core.session_time', '0001:00:05');
    speak(first, 'LMSSetValue', 'cmi.suspend_data', 'abc');
    speak(first, 'LMSSetValue', 'cmi.core.exit', exit);
    speak(first, 'LMSFinish', '');
    const second = lms.launch();
    speak(second, 'LMSInitialize', '');
    expect(speak(second, 'LMSGetValue', 'cmi.core.entry')).toBe(entry);
    expect(speak(second, 'LMSGetValue', 'cmi.suspend_data')).toBe(bookmark);
    expect(speak(second, 'LMSGetValue', 'cmi.core.total_time')).toBe('0001:00:05');
  });
});

describe('the strict SCORM 2004 LMS', () => {
  function running(): Api {
    const api = strictLms2004().launch();
    speak(api, 'Initialize', '');
    return api;
  }

  test.each([
    ['cmi.completion_status', 'passed', '406'],
    ['cmi.success_status', 'completed', '406'],
    ['cmi.score.scaled', '1.1', '407'],
    ['cmi.score.scaled', '0.12345678', '406'],
    ['cmi.score.scaled', 'NaN', '406'],
    ['cmi.progress_measure', '-0.1', '407'],
    ['cmi.session_time', '0000:00:01', '406'],
    ['cmi.session_time', 'PT', '406'],
    ['cmi.session_time', 'PT1.123S', '406'],
    ['cmi.exit', 'resume', '406'],
    ['cmi.location', 'x'.repeat(1001), '406'],
    ['cmi.suspend_data', 'x'.repeat(64_001), '406'],
    ['cmi.learner_id', 'x', '404'],
    ['cmi.core.lesson_status', 'completed', '401'],
    ['cmi.interactions.0.id', 'x', '401'],
    ['adl.nav.request', 'close', '406'],
  ])('refuses %s = %s with %s', (element, value, code) => {
    const api = running();
    expect(speak(api, 'SetValue', element, value)).toBe('false');
    expect(speak(api, 'GetLastError')).toBe(code);
  });

  test('says of what nobody has set that it has no value', () => {
    const api = running();
    expect(speak(api, 'GetValue', 'cmi.suspend_data')).toBe('');
    expect(speak(api, 'GetLastError')).toBe('403');
  });

  test.each([
    ['GetValue', '122', '123'],
    ['SetValue', '132', '133'],
    ['Commit', '142', '143'],
    ['Terminate', '112', '113'],
  ])('refuses %s before the beginning with %s and after the end with %s', (verb, before, after) => {
    const api = strictLms2004().launch();
    const argument = verb.endsWith('Value') ? 'cmi.suspend_data' : '';
    speak(api, verb, argument, 'x');
    expect(speak(api, 'GetLastError')).toBe(before);
    speak(api, 'Initialize', '');
    speak(api, 'Terminate', '');
    speak(api, verb, argument, 'x');
    expect(speak(api, 'GetLastError')).toBe(after);
  });

  test.each([
    ['suspend', 'resume', 'abc'],
    ['normal', 'ab-initio', ''],
  ])('after exit %j opens as %j with %j', (exit, entry, bookmark) => {
    const lms = strictLms2004();
    const first = lms.launch();
    speak(first, 'Initialize', '');
    speak(first, 'SetValue', 'cmi.session_time', 'PT5S');
    speak(first, 'SetValue', 'cmi.suspend_data', 'abc');
    speak(first, 'SetValue', 'cmi.exit', exit);
    speak(first, 'Terminate', '');
    const second = lms.launch();
    speak(second, 'Initialize', '');
    expect(speak(second, 'GetValue', 'cmi.entry')).toBe(entry);
    expect(speak(second, 'GetValue', 'cmi.suspend_data')).toBe(bookmark);
    expect(speak(second, 'GetValue', 'cmi.total_time')).toBe('PT5S');
  });
});

test('a launch that was never finished leaves what it had committed, and the next one closes it', () => {
  const lms = strictLms12();
  const first = lms.launch();
  speak(first, 'LMSInitialize', '');
  speak(first, 'LMSSetValue', 'cmi.core.session_time', '0000:00:10');
  speak(first, 'LMSSetValue', 'cmi.suspend_data', 'abc');
  speak(first, 'LMSSetValue', 'cmi.core.exit', 'suspend');
  speak(first, 'LMSCommit', '');
  speak(first, 'LMSSetValue', 'cmi.suspend_data', 'lost');
  const second = lms.launch();
  speak(first, 'LMSCommit', '');
  speak(second, 'LMSInitialize', '');
  expect(speak(second, 'LMSGetValue', 'cmi.suspend_data')).toBe('abc');
  expect(lms.totalSeconds()).toBe(10);
});

describe('departs from its standard where it is told to', () => {
  const done = { 'cmi.core.lesson_status': 'completed', 'cmi.core.score.raw': '0', 'cmi.core.exit': 'suspend' };
  function finish(quirks: Quirks, values: Readonly<Record<string, string>>) {
    const lms = strictLms12({ quirks });
    const api = lms.launch();
    api['LMSInitialize']?.('');
    for (const [name, value] of Object.entries(values)) api['LMSSetValue']?.(name, value);
    api['LMSFinish']?.('');
    return { lms, api };
  }

  test.each([
    ['needsTime', { needsTime: true }, done, { 'cmi.core.lesson_status': 'incomplete' }],
    ['dropsZero', { dropsZero: true }, done, { 'cmi.core.score.raw': undefined }],
    ['completesUnsaid', { completesUnsaid: true }, {}, { 'cmi.core.lesson_status': 'completed' }],
  ])('%s', (_, quirks, values, stored) => {
    expect({ 'cmi.core.score.raw': undefined, ...finish(quirks, values).lms.stored() }).toMatchObject(stored);
    expect({ 'cmi.core.score.raw': undefined, ...finish({}, values).lms.stored() }).not.toMatchObject(stored);
  });

  test('throwsAfterEnd', () => {
    expect(() => finish({ throwsAfterEnd: true }, {}).api['LMSInitialize']?.('')).toThrow('over');
  });

  test('needsLongHours', () => {
    const session = { 'cmi.core.session_time': '00:00:05' };
    expect(() => finish({ needsLongHours: true }, session)).toThrow('hours');
    expect(finish({}, session).lms.totalSeconds()).toBe(5);
  });

  test('forgetsCompleted', () => {
    const { lms } = finish({ forgetsCompleted: true }, { ...done, 'cmi.suspend_data': 'abc' });
    lms.launch();
    expect(lms.stored()).toEqual({ 'cmi.core.exit': 'suspend', 'cmi.core.lesson_status': 'incomplete' });
  });
});
