/** What a measurement comes to, and how it is told: as a table for the terminal and for BENCH.md. */

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'kB' | 'MB' | 'ms' | 's' | 'requests' | 'characters' | 'calls' | 'a second';
  /** The most it should be. Without one, the figure is only kept to be compared with. */
  readonly target?: number;
  /** Or the least. */
  readonly least?: number;
  /** Why it is over its target, as far as is known; shown only then. */
  readonly because?: string;
}

/** Figures that were measured in the same way. */
export interface Group {
  readonly title: string;
  /** How they were measured, in a sentence. */
  readonly how: string;
  readonly figures: readonly Figure[];
}

const digits: Readonly<Partial<Record<Figure['unit'], number>>> = { kB: 1, ms: 1, s: 2, calls: 2 };

function amount(value: number, unit: Figure['unit']): string {
  const places = digits[unit] ?? 0;
  const shown = value.toLocaleString('en-GB', { minimumFractionDigits: places, maximumFractionDigits: places });
  return `${shown} ${unit}`;
}

/** By how much a figure misses its target; 0 when it does not. */
export function excessOf({ value, target = Infinity, least = -Infinity }: Figure): number {
  return Math.max(0, value - target, least - value);
}

export function hasTarget({ target, least }: Figure): boolean {
  return target !== undefined || least !== undefined;
}

/** A group as a Markdown table, which a terminal shows as well as a browser does. */
export function showGroup({ title, how, figures }: Group): string {
  const cells = figures.map((figure) => [
    figure.name,
    amount(figure.value, figure.unit),
    targetOf(figure),
    verdictOf(figure),
  ]);
  const rows = [['', 'measured', 'target', ''], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0), 3));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => (column === 0 || column === 3 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 || column === 3 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return `## ${title}\n\n${how}\n\n${[line(head), rule, ...body.map(line)].join('\n')}\n`;
}

function targetOf({ target, least }: Figure): string {
  if (target !== undefined) return `≤ ${target.toLocaleString('en-GB')}`;
  return least === undefined ? '' : `≥ ${least.toLocaleString('en-GB')}`;
}

function verdictOf(figure: Figure): string {
  if (!hasTarget(figure)) return '';
  const excess = excessOf(figure);
  if (excess === 0) return 'kept';
  return [`${figure.least === undefined ? 'over' : 'under'} by ${amount(excess, figure.unit)}`, figure.because]
    .filter(Boolean)
    .join(': ');
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** How often whatever is timed runs: another process can only make it slower, so the quickest run is the truest. */
export const RUNS = 3;
