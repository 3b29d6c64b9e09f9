import { expect, test } from 'vitest';
import { readSmall, visitOf } from '../../tests/scenarios/small';
import { shownChoices } from './order';
import type { ScenarioId, Turn } from './scenario';

const small = readSmall();
const turns = Object.values(visitOf(small).turns);
const letters = (turn: Turn, attempt: number, scenario = small) =>
  shownChoices(scenario, turn, attempt)
    .map(({ id }) => id)
    .join('');
const sorted = (text: string) => [...text].sort().join('');

test('shows every choice once, at every attempt', () => {
  for (const turn of turns)
    for (let attempt = 1; attempt < 50; attempt++)
      expect(sorted(letters(turn, attempt))).toBe(turn.choices.map(({ id }) => id).join(''));
});

test('shows the same order whenever it is asked', () => {
  for (const turn of turns) expect(letters(turn, 2)).toBe(letters(turn, 2));
});

test('is the order that bookmarks and bots were given', () => {
  expect(turns.map((turn) => letters(turn, 1))).toMatchInlineSnapshot(`
    [
      "cab",
      "bca",
      "ab",
    ]
  `);
});

test('shows another order at another attempt, turn and scenario', () => {
  const [turn] = turns as [Turn];
  const orders = new Set(Array.from({ length: 30 }, (_, attempt) => letters(turn, attempt + 1)));
  expect(orders.size).toBe(6);
  const others = Array.from({ length: 30 }, (_, n) => letters(turn, 1, { ...small, id: `person-${n}` as ScenarioId }));
  expect(new Set(others).size).toBe(6);
});

test('shows each choice in each place about as often', () => {
  const [turn] = turns as [Turn];
  const first = new Map<string, number>();
  for (let attempt = 1; attempt <= 3000; attempt++) {
    const letter = letters(turn, attempt)[0] ?? '';
    first.set(letter, (first.get(letter) ?? 0) + 1);
  }
  for (const count of first.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

test('leaves the author’s order alone', () => {
  const [turn] = turns as [Turn];
  shownChoices(small, turn, 1);
  expect(turn.choices.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});
