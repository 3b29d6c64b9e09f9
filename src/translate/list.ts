/** How far a language is: of each unit, how many lines are current, stale, missing, and there without English. */
import { unitNamed, type Unit } from '../content/lines';
import { extraLines, find, type Translation } from '../content/locale';

export interface Tally {
  readonly unit: string;
  readonly current: number;
  readonly stale: number;
  readonly missing: number;
  readonly extra: number;
}

/** In the order of the units; then what has lines in a unit that is gone. */
export function tallied(translation: Translation, units: readonly Unit[]): Tally[] {
  const extra = extraLines(translation, units).map(([id]) => unitNamed(id));
  const names = new Set([...units.map(({ id }) => id), ...extra]);
  return [...names].map((name) => {
    const found = (units.find(({ id }) => id === name)?.lines ?? []).map((line) => find(translation, line).is);
    const count = (is: (typeof found)[number]) => found.filter((each) => each === is).length;
    return {
      unit: name,
      current: count('current'),
      stale: count('stale'),
      missing: count('missing'),
      extra: extra.filter((each) => each === name).length,
    };
  });
}

export function total(tallies: readonly Tally[], unit: string): Tally {
  const sum = (key: 'current' | 'stale' | 'missing' | 'extra') => tallies.reduce((all, each) => all + each[key], 0);
  return { unit, current: sum('current'), stale: sum('stale'), missing: sum('missing'), extra: sum('extra') };
}

/** A table to read in a terminal. */
export function tableOf(tallies: readonly Tally[]): string {
  const columns = ['current', 'stale', 'missing', 'extra'] as const;
  const width = Math.max(...tallies.map(({ unit }) => unit.length));
  const row = (first: string, cells: readonly string[]) =>
    [first.padEnd(width), ...cells.map((cell) => cell.padStart(9))].join('');
  return [
    row('', columns),
    ...tallies.map((each) =>
      row(
        each.unit,
        columns.map((key) => String(each[key])),
      ),
    ),
  ].join('\n');
}
