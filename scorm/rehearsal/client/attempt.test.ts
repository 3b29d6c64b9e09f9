import { describe, expect, test } from 'vitest';
import { flatten, standingOf, startOf, type Attempt } from './attempt';

const kept12 = (exit: string): Attempt => ({
  cmi: {
    suspend_data: 'abc',
    core: { lesson_status: 'incomplete', exit, session_time: '00:00:05', score: { raw: '33' } },
  },
  totalTime: '00:00:05',
  ended: true,
});
const kept2004 = (exit: string): Attempt => ({
  cmi: {
    suspend_data: 'abc',
    completion_status: 'completed',
    success_status: 'unknown',
    exit,
    session_time: 'PT5S',
    score: { raw: '100' },
  },
  totalTime: 'PT5S',
  ended: true,
});

describe('a launch', () => {
  test.each(['scorm12', 'scorm2004'] as const)('begins %s from nothing the first time', (model) => {
    expect(startOf(model, undefined)).toMatchObject({ entry: 'ab-initio', cmi: {} });
  });

  test('resumes what was suspended, without the last launch’s exit and time', () => {
    expect(startOf('scorm12', kept12('suspend'))).toEqual({
      entry: 'resume',
      cmi: { suspend_data: 'abc', core: { lesson_status: 'incomplete', score: { raw: '33' } } },
      totalTime: '00:00:05',
    });
    expect(startOf('scorm2004', kept2004('suspend'))).toEqual({
      entry: 'resume',
      cmi: { suspend_data: 'abc', completion_status: 'completed', success_status: 'unknown', score: { raw: '100' } },
      totalTime: 'PT5S',
    });
  });

  test.each(['', 'logout', 'time-out'])('keeps 1.2 data after exit “%s”, without calling it a return', (exit) => {
    expect(startOf('scorm12', kept12(exit))).toMatchObject({ entry: '', cmi: { suspend_data: 'abc' } });
  });

  test.each(['', 'normal', 'logout'])('is a new attempt in 2004 after exit “%s”', (exit) => {
    expect(startOf('scorm2004', kept2004(exit))).toEqual({ entry: 'ab-initio', cmi: {}, totalTime: 'PT0S' });
  });
});

test('what the LMS shows is read from either data model', () => {
  expect(standingOf('scorm12', kept12(''))).toEqual({
    completion: 'incomplete',
    success: '',
    score: '33',
    totalTime: '00:00:05',
    suspendLength: 3,
    suspendLimit: 4096,
  });
  expect(standingOf('scorm2004', kept2004(''))).toMatchObject({
    completion: 'completed',
    success: 'unknown',
    score: '100',
  });
  expect(standingOf('scorm12', undefined)).toMatchObject({ completion: 'not attempted', score: '', suspendLength: 0 });
});

test('elements are named in full', () => {
  expect(flatten({ suspend_data: 'a', core: { score: { raw: '1' } } })).toEqual([
    ['cmi.suspend_data', 'a'],
    ['cmi.core.score.raw', '1'],
  ]);
});
