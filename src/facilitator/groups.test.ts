import { describe, expect, test } from 'vitest';
import { copiesFor, divide, roomSizes } from './groups';

test('packs are for six to twenty-four people', () => {
  expect([roomSizes.at(0), roomSizes.at(-1), roomSizes.length]).toEqual([6, 24, 19]);
});

describe.each(roomSizes)('%i people', (people) => {
  test('all sit in threes, but for as few fours as there can be', () => {
    const { threes, fours } = divide(people);
    expect(threes * 3 + fours * 4).toBe(people);
    expect(threes).toBeGreaterThanOrEqual(0);
    expect(fours).toBeLessThanOrEqual(2);
  });

  test('have a card a group and a sheet each', () => {
    const { threes, fours } = divide(people);
    expect(copiesFor(people, 'group')).toBe(threes + fours);
    expect(copiesFor(people, 'each')).toBe(people);
  });
});
