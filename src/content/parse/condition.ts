/**
 * The little language of conditions: `trust >= 4 and (ron or not sheet-aside)`.
 *
 * A name alone asks whether it is so: an item told, a slot filled, a fact true. A scale wants a comparison; `is` asks for one level
 * or owner exactly.
 */
import { ideaOwners, itemLevels, TOLD } from '../../engine/person';
import type { Condition, Variable } from '../../engine/scenario';
import { didYouMean } from './problem';

/** Why a condition can't be read. */
export class ConditionError extends Error {
  readonly hint: string | undefined;
  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

const token = /\s*(>=|<=|==|=|>|<|\(|\)|-?\d+|[a-z][a-z0-9-]*)/y;

/**
 * @param places name → index in `variables`; what may be named.
 * @throws ConditionError with what was probably meant.
 */
export function parseCondition(
  text: string,
  variables: readonly Variable[],
  places: ReadonlyMap<string, number>,
): Condition {
  const tokens = split(text);
  let at = 0;
  const take = (wanted?: string): string | undefined =>
    wanted === undefined || tokens[at] === wanted ? tokens[at++] : undefined;

  const joined = (word: 'or' | 'and', part: () => Condition): Condition => {
    const parts = [part()];
    while (take(word)) parts.push(part());
    const [only] = parts;
    return parts.length === 1 && only ? only : word === 'or' ? { any: parts } : { all: parts };
  };
  const either = (): Condition => joined('or', both);
  const both = (): Condition => joined('and', one);
  const one = (): Condition => {
    if (take('not')) return { not: one() };
    if (take('(')) {
      const inner = either();
      if (!take(')')) throw new ConditionError(`“${text}” has a bracket that is not closed.`);
      return inner;
    }
    return atom();
  };
  const atom = (): Condition => {
    const name = take();
    if (name === undefined)
      throw new ConditionError(`“${text}” stops too soon.`, 'Something should follow “and”, “or” or “not”.');
    const variable = places.get(name);
    const known = variable === undefined ? undefined : variables[variable];
    if (variable === undefined || !known)
      throw new ConditionError(
        `“${name}” is not a scale, item, slot or fact of this scenario.`,
        didYouMean(name, places.keys()),
      );
    if (take('is')) return exactly(variable, known, take());
    const sign = ['>=', '<=', '==', '=', '>', '<'].find((each) => take(each));
    if (sign) return compared(variable, known, sign, take());
    if (known.kind === 'scale' || known.kind === 'counter')
      throw new ConditionError(`“${name}” wants a comparison.`, `For one: ${name} >= 3`);
    return { variable, min: known.kind === 'item' ? TOLD : 1, max: known.max };
  };

  const condition = either();
  if (at < tokens.length)
    throw new ConditionError(`“${tokens[at]}” is not expected in “${text}”.`, 'Join tests with “and” or “or”.');
  return condition;
}

function split(text: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  let end = 0;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    tokens.push(found[1] ?? '');
    end = token.lastIndex;
  }
  if (text.slice(end).trim() !== '')
    throw new ConditionError(
      `“${text.slice(end).trim()}” can't be read in “${text}”.`,
      'Use names, numbers, >= <= > < is, and, or, not, and brackets.',
    );
  return tokens;
}

function exactly(variable: number, known: Variable, word: string | undefined): Condition {
  const words: readonly string[] = known.kind === 'item' ? itemLevels : known.kind === 'slot' ? ideaOwners : [];
  const level = word === undefined ? -1 : words.indexOf(word);
  if (level < 0) {
    const hint =
      words.length === 0
        ? `“is” is for agenda items and plan slots.`
        : (didYouMean(word ?? '', words) ?? `One of: ${words.join(', ')}.`);
    throw new ConditionError(`“${known.name} is ${word ?? ''}” can't be.`, hint);
  }
  return { variable, min: level, max: level };
}

function compared(variable: number, known: Variable, sign: string, digits: string | undefined): Condition {
  const number = Number(digits);
  if (digits === undefined || !Number.isInteger(number))
    throw new ConditionError(`“${known.name} ${sign}” wants a whole number after it.`);
  const { min, max } = known;
  const range =
    sign === '>='
      ? { min: number, max }
      : sign === '>'
        ? { min: number + 1, max }
        : sign === '<='
          ? { min, max: number }
          : sign === '<'
            ? { min, max: number - 1 }
            : { min: number, max: number };
  if (range.min > max || range.max < min || range.min > range.max)
    throw new ConditionError(
      `“${known.name} ${sign} ${digits}” can never be so.`,
      `${known.name} runs from ${min} to ${max}.`,
    );
  if (range.min <= min && range.max >= max)
    throw new ConditionError(
      `“${known.name} ${sign} ${digits}” is always so.`,
      `${known.name} runs from ${min} to ${max}.`,
    );
  return { variable, ...range };
}
