import { describe, expect, test } from 'vitest';
import type { Attempt } from './attempt';
import { makeLms, type Call, type LmsSettings } from './lms';

/** A launch, what it kept and what it logged. */
function launch(settings: Partial<LmsSettings> = {}) {
  const kept: Attempt[] = [];
  const calls: Call[] = [];
  const lms = makeLms({
    model: 'scorm12',
    mode: 'normal',
    kept: undefined,
    keep: (attempt) => kept.push(attempt) > 0,
    oncall: (call) => calls.push(call),
    ...settings,
  });
  const call = (method: string, ...args: string[]) => {
    const found = lms.api[method];
    if (!found) throw new Error(`No ${method}.`);
    return found(...args);
  };
  return { call, kept, calls, lms };
}

const visits = {
  scorm12: [
    ['LMSInitialize', ''],
    ['LMSSetValue', 'cmi.core.session_time', '0000:01:05.00'],
    ['LMSSetValue', 'cmi.core.score.raw', '33'],
    ['LMSSetValue', 'cmi.suspend_data', '1.abc.7'],
    ['LMSSetValue', 'cmi.core.lesson_status', 'incomplete'],
    ['LMSSetValue', 'cmi.core.exit', 'suspend'],
    ['LMSCommit', ''],
    ['LMSFinish', ''],
  ],
  scorm2004: [
    ['Initialize', ''],
    ['SetValue', 'cmi.session_time', 'PT1M5S'],
    ['SetValue', 'cmi.score.raw', '33'],
    ['SetValue', 'cmi.suspend_data', '1.abc.7'],
    ['SetValue', 'cmi.completion_status', 'incomplete'],
    ['SetValue', 'cmi.exit', 'suspend'],
    ['Commit', ''],
    ['Terminate', ''],
  ],
} as const;

const questions = {
  scorm12: [
    'LMSInitialize',
    'LMSGetValue',
    'cmi.core.entry',
    'cmi.suspend_data',
    'cmi.core.lesson_status',
    'cmi.core.total_time',
  ],
  scorm2004: ['Initialize', 'GetValue', 'cmi.entry', 'cmi.suspend_data', 'cmi.completion_status', 'cmi.total_time'],
} as const;

describe.each(['scorm12', 'scorm2004'] as const)('a visit to %s', (model) => {
  test('is found whole at the next, its time added once', () => {
    const first = launch({ model });
    for (const [method, ...args] of visits[model])
      expect([method, first.call(method, ...args)]).toEqual([method, 'true']);
    expect(first.kept.map(({ ended }) => ended)).toEqual([false, true]);

    const [initialize, get, ...elements] = questions[model];
    const second = launch({ model, kept: first.kept.at(-1) });
    expect(second.call(initialize, '')).toBe('true');
    const time = model === 'scorm12' ? '00:01:05' : 'PT1M5S';
    expect(elements.map((element) => second.call(get, element))).toEqual(['resume', '1.abc.7', 'incomplete', time]);
    expect(second.lms.attempt().totalTime).toBe(time);
  });

  test('is told when nothing could be kept', () => {
    const prefix = model === 'scorm12' ? 'LMS' : '';
    const { call } = launch({ model, keep: () => false });
    call(`${prefix}Initialize`, '');
    expect(call(`${prefix}Commit`, '')).toBe('false');
    expect(call(`${prefix}GetLastError`)).toBe(model === 'scorm12' ? '101' : '391');
    call(`${prefix}GetValue`, 'cmi._version');
    expect(call(`${prefix}GetLastError`)).not.toBe('101');
  });

  test('is refused suspend data beyond the standard’s limit, and keeps what was there', () => {
    const limit = model === 'scorm12' ? 4096 : 64000;
    const prefix = model === 'scorm12' ? 'LMS' : '';
    const { call } = launch({ model });
    call(`${prefix}Initialize`, '');
    expect(call(`${prefix}SetValue`, 'cmi.suspend_data', 'a'.repeat(limit))).toBe('true');
    expect(call(`${prefix}SetValue`, 'cmi.suspend_data', 'b'.repeat(limit + 1))).toBe('false');
    expect(call(`${prefix}GetLastError`)).toBe(model === 'scorm12' ? '405' : '406');
    expect(call(`${prefix}GetValue`, 'cmi.suspend_data')).toBe('a'.repeat(limit));
  });

  test('finds its mode', () => {
    const { call } = launch({ model, mode: 'review' });
    const [initialize, get] = questions[model];
    call(initialize, '');
    expect(call(get, model === 'scorm12' ? 'cmi.core.lesson_mode' : 'cmi.mode')).toBe('review');
    expect(call(get, model === 'scorm12' ? 'cmi.core.credit' : 'cmi.credit')).toBe('no-credit');
  });
});

test('every call is noted with its answer and the error it left', () => {
  const { call, calls } = launch();
  call('LMSInitialize', '');
  call('LMSSetValue', 'cmi.core.score.raw', 'much');
  expect(calls).toEqual([
    { method: 'LMSInitialize', args: [''], result: 'true', kept: false, error: '0' },
    { method: 'LMSSetValue', args: ['cmi.core.score.raw', 'much'], result: 'false', kept: false, error: '405' },
  ]);
});
