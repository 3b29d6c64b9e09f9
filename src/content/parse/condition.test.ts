import { describe, expect, test } from 'vitest';
import { placeOf, readSmall } from '../../../tests/scenarios/small';
import { holds, startingPerson } from '../../engine/person';
import { ConditionError, parseCondition } from './condition';

const small = readSmall();
const places = new Map(small.variables.map(({ name }, place) => [name, place]));
const parse = (text: string) => parseCondition(text, small.variables, places);

function holdsOn(text: string, values: Readonly<Record<string, number>>): boolean {
  const person = startingPerson(small).slice();
  for (const [name, value] of Object.entries(values)) person[placeOf(small, name)] = value;
  return holds(parse(text), person);
}

function refusal(text: string): string {
  try {
    return `read as ${JSON.stringify(parse(text))}`;
  } catch (error) {
    if (!(error instanceof ConditionError)) throw error;
    return `${error.message} ${error.hint ?? ''}`;
  }
}

describe('a comparison', () => {
  test.each([
    ['trust >= 3', [3, 4, 5, 6]],
    ['trust > 3', [4, 5, 6]],
    ['trust <= 3', [0, 1, 2, 3]],
    ['trust < 3', [0, 1, 2]],
    ['trust = 3', [3]],
    ['trust == 3', [3]],
    ['trust>=6', [6]],
    ['not trust >= 3', [0, 1, 2]],
    ['not not trust >= 3', [3, 4, 5, 6]],
    ['trust = 1 or trust = 5', [1, 5]],
    ['trust >= 2 and trust <= 4', [2, 3, 4]],
  ])('%s holds at %j', (text, expected) => {
    expect([0, 1, 2, 3, 4, 5, 6].filter((trust) => holdsOn(text, { trust }))).toEqual(expected);
  });

  test.each([
    ['momentum > 0', [1, 2]],
    ['momentum >= -1', [-1, 0, 1, 2]],
    ['momentum < -1', [-2]],
  ])('%s holds at %j, below nought too', (text, expected) => {
    expect([-2, -1, 0, 1, 2].filter((momentum) => holdsOn(text, { momentum }))).toEqual(expected);
  });
});

describe('a name alone', () => {
  test.each([
    ['fall', { fall: 2 }, false],
    ['fall', { fall: 3 }, true],
    ['fall', { fall: 4 }, true],
    ['what', { what: 0 }, false],
    ['what', { what: 1 }, true],
    ['falls-asked', { 'falls-asked': 1 }, true],
    ['falls-asked', {}, false],
    ['permission', { permission: 1 }, true],
    ['screen', {}, false],
    ['screen', { screen: 1 }, true],
  ])('%s on %j is %s', (text, values, expected) => {
    expect(holdsOn(text, values)).toBe(expected);
  });
});

describe('“is”', () => {
  test.each([
    ['fall is guarded', 'fall', [0]],
    ['fall is held', 'fall', [1]],
    ['fall is told', 'fall', [3]],
    ['fall is agreed', 'fall', [4]],
    ['what is nobody', 'what', [0]],
    ['what is person', 'what', [2]],
    ['not what is both', 'what', [0, 1, 2]],
  ])('%s asks for one exactly', (text, name, expected) => {
    const max = small.variables[placeOf(small, name)]?.max ?? 0;
    const values = Array.from({ length: max + 1 }, (_, value) => value);
    expect(values.filter((value) => holdsOn(text, { [name]: value }))).toEqual(expected);
  });
});

describe('joining', () => {
  const mixes = [0, 1].flatMap((fall) =>
    [0, 1].flatMap((what) => [0, 1].map((when) => ({ fall: fall * 3, what, when }))),
  );
  test.each<[string, (fall: boolean, what: boolean, when: boolean) => boolean]>([
    ['fall or what and when', (fall, what, when) => fall || (what && when)],
    ['(fall or what) and when', (fall, what, when) => (fall || what) && when],
    ['not fall and what', (fall, what) => !fall && what],
    ['not (fall and what)', (fall, what) => !(fall && what)],
    ['fall and (what or not when)', (fall, what, when) => fall && (what || !when)],
    ['((fall))', (fall) => fall],
    ['fall\n and\twhat', (fall, what) => fall && what],
  ])('%s is read as one reads it', (text, expected) => {
    for (const values of mixes)
      expect(holdsOn(text, values)).toBe(expected(values.fall > 0, values.what > 0, values.when > 0));
  });
});

describe('what can’t be', () => {
  test.each([
    ['trust', 'wants a comparison. For one: trust >= 3'],
    ['trusst >= 3', 'Did you mean “trust”?'],
    ['trust >= 7', 'can never be so. trust runs from 0 to 6.'],
    ['trust < 0', 'can never be so'],
    ['trust >= 0', 'is always so'],
    ['momentum <= 2', 'is always so. momentum runs from -2 to 2.'],
    ['trust >= three', 'wants a whole number after it'],
    ['trust >= 2.5', "can't be read"],
    ['trust >=', 'wants a whole number after it'],
    ['fall is tolled', 'Did you mean “told”?'],
    ['fall is', 'One of: guarded, held, surface, told, agreed.'],
    ['falls-asked is told', '“is” is for agenda items and plan slots.'],
    ['(fall and what', 'a bracket that is not closed'],
    ['fall and', 'stops too soon'],
    ['', 'stops too soon'],
    ['fall what', '“what” is not expected'],
    ['fall) or what', '“)” is not expected'],
    ['fall && what', "can't be read"],
    ['Fall', "can't be read"],
    ['fall or or what', '“or” is not a scale, item, slot or fact'],
  ])('%j is refused, with what to do', (text, expected) => {
    expect(refusal(text)).toContain(expected);
  });
});
