import { expect, test } from 'vitest';
import { play, readSmall } from '../../tests/scenarios/small';
import { debriefOf, outlineOf, scriptOf, wrapped } from './script';

const small = readSmall();

test('tells place, scene, what was said, what it did and what came of it', () => {
  const script = scriptOf(play(small, 'cxab'));
  expect(script).toContain('clinic:cxab');
  expect(script).toContain('—— The list ——');
  expect(script).toContain('1. greet.c: Safety question, fair (falls-asked)');
  expect(script).toMatch(/YOU +Have you fallen at all, this last year\?\nJOAN +Not to speak of\. It’s the stairs\./);
  expect(script).toMatch(/She smooths the envelope\.\n\n—— The knee —/);
  expect(script).toContain('(You look at the screen.)');
});

test('keeps thoughts to itself unless they are asked for', () => {
  const session = play(small, 'b');
  expect(scriptOf(session)).not.toContain('thinks:');
  expect(scriptOf(session, { thoughts: true })).toContain('She’s not asked.');
});

test('says what came back, where it came back', () => {
  expect(scriptOf(play(small, 'bb'))).toContain('This came back: It was your idea.');
});

test('tells the debrief only of a conversation that has ended', () => {
  expect(scriptOf(play(small, 'a'))).not.toContain('How it was for Joan');
  expect(debriefOf(play(small, 'a'))).not.toContain('undefined');
});

test('puts a finding’s play into two lines a decision', () => {
  expect(outlineOf(play(small, 'cx'))).toEqual([
    'greet.c  You: Have you fallen at all, this last year?',
    '    Joan: Not to speak of. It’s the stairs.',
    'knee.x  You: (You look at the screen.)',
    expect.stringContaining('    Joan: '),
  ]);
});

test('breaks lines at spaces, at a hundred characters', () => {
  const lines = wrapped('word '.repeat(60), '  ').split('\n');
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
  expect(lines.every((line) => line.startsWith('  word'))).toBe(true);
});
