/** A visit as a drawing: turns as boxes in bands of scenes, choices as lines, endings at the foot. Plain numbers, so that it can be tested. */
import type { Reply, TurnId, Visit } from '../engine/scenario';

export interface Box {
  /** A turn's or an ending's id. */
  readonly id: string;
  readonly kind: 'turn' | 'ending' | 'leave';
  /** Row from the top; a scene begins below the one before it. */
  readonly row: number;
  readonly x: number;
  readonly y: number;
}

export interface Line {
  readonly from: string;
  /** A turn's id; `end` for where the endings are asked. */
  readonly to: string;
  /** The choices that lead there: `a`, or `a/2` where only the second reply does. */
  readonly letters: readonly string[];
}

export interface Band {
  readonly id: string;
  readonly title: string;
  readonly y: number;
  readonly height: number;
}

export interface Graph {
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  readonly bands: readonly Band[];
  readonly width: number;
  readonly height: number;
  /** Where the lines to `end` arrive. */
  readonly end: { readonly x: number; readonly y: number };
}

export const BOX = { width: 120, height: 34 };
const ACROSS = 138;
const DOWN = 84;
const MARGIN = 28;
/** Endings to a row. */
const ABREAST = 4;

export function graphOf(visit: Visit): Graph {
  const lines = linesOf(visit);
  const rows = rowsOf(visit, lines);
  const deepest = Math.max(...rows.values());
  const columns = Math.min(ABREAST, Math.max(...countBy(rows.values()), 1));
  const width = 2 * MARGIN + Math.max(columns, ABREAST) * ACROSS;
  const boxes: Box[] = [];
  const place = new Map<string, number>();
  for (let row = 0; row <= deepest; row++) {
    const turns = [...rows].flatMap(([id, at]) => (at === row ? [id] : []));
    // Each turn below the middle of those that lead to it: fewer lines cross.
    const wish = (id: string): number => {
      const above = lines.flatMap(({ from, to }) => (to === id ? [place.get(from) ?? 0.5] : []));
      return above.length > 0 ? above.reduce((sum, each) => sum + each, 0) / above.length : 0.5;
    };
    turns
      .sort((one, other) => wish(one) - wish(other))
      .forEach((id, at) => {
        const share = (at + 0.5) / turns.length;
        place.set(id, share);
        boxes.push({ id, kind: 'turn', row, x: Math.round(width * share), y: MARGIN + row * DOWN + BOX.height / 2 });
      });
  }
  const foot = MARGIN + (deepest + 1) * DOWN;
  const last = [
    ...visit.endings.map(({ id }) => ({ id, kind: 'ending' as const })),
    ...visit.leaves.map(({ id }) => ({ id, kind: 'leave' as const })),
  ];
  last.forEach(({ id, kind }, at) => {
    const row = Math.floor(at / ABREAST);
    const inRow = Math.min(ABREAST, last.length - row * ABREAST);
    const x = Math.round((width * ((at % ABREAST) + 0.5)) / inRow);
    boxes.push({ id, kind, row: deepest + 1 + row, x, y: foot + 24 + row * (BOX.height + 18) + BOX.height / 2 });
  });
  const height = foot + 24 + Math.ceil(last.length / ABREAST) * (BOX.height + 18) + MARGIN;
  return { boxes, lines, bands: bandsOf(visit, rows), width, height, end: { x: width / 2, y: foot } };
}

function linesOf({ turns }: Visit): Line[] {
  const lines: { from: string; to: string; letters: string[] }[] = [];
  const add = (from: TurnId, letter: string, replies: readonly Reply[]) => {
    const targets = new Set(replies.map(({ goto }) => goto ?? from));
    for (const to of targets) {
      if (to === from) continue;
      const line = lines.find((each) => each.from === from && each.to === to);
      const only = replies.flatMap(({ goto }, at) => ((goto ?? from) === to ? [at + 1] : []));
      const label = targets.size === 1 ? letter : `${letter}/${only.join('+')}`;
      if (line) line.letters.push(label);
      else lines.push({ from, to, letters: [label] });
    }
  };
  for (const { id, choices, wait = [], attend = [] } of Object.values(turns)) {
    for (const choice of choices) add(id, choice.id, choice.replies);
    add(id, 'w', wait);
    add(id, 'x', attend);
  }
  return lines;
}

/** The longest way to each turn; a scene's turns all lie below those of the scene before. */
function rowsOf(visit: Visit, lines: readonly Line[]): Map<string, number> {
  const rows = new Map<string, number>();
  let top = 0;
  for (const { id: scene } of visit.scenes) {
    const here = Object.values(visit.turns).filter((turn) => turn.scene === scene);
    const rowOf = (id: string): number => {
      const known = rows.get(id);
      if (known !== undefined) return known;
      rows.set(id, top);
      const above = lines.flatMap(({ from, to }) =>
        to === id && here.some((turn) => turn.id === from) ? [rowOf(from) + 1] : [],
      );
      const row = Math.max(top, ...above);
      rows.set(id, row);
      return row;
    };
    top = Math.max(top, ...here.map(({ id }) => rowOf(id) + 1));
  }
  return rows;
}

function bandsOf(visit: Visit, rows: ReadonlyMap<string, number>): Band[] {
  return visit.scenes.flatMap(({ id, title }) => {
    const own = Object.values(visit.turns).flatMap((turn) => (turn.scene === id ? [rows.get(turn.id) ?? 0] : []));
    if (own.length === 0) return [];
    const [first, last] = [Math.min(...own), Math.max(...own)];
    return [{ id, title, y: MARGIN + first * DOWN - 24, height: (last - first + 1) * DOWN - 6 }];
  });
}

function countBy(values: Iterable<number>): number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()];
}

/** What the proof could not reach, as its findings say it. */
export interface Unreached {
  readonly turns: ReadonlySet<string>;
  readonly endings: ReadonlySet<string>;
  /** `turn.letter/reply`. */
  readonly replies: ReadonlySet<string>;
}

export function unreachedIn(findings: readonly { readonly code: string; readonly message: string }[]): Unreached {
  const named = (code: string, pattern: RegExp) =>
    new Set(findings.flatMap((each) => (each.code === code ? (pattern.exec(each.message)?.[1] ?? []) : [])));
  return {
    turns: named('turn-not-reached', /no play reaches ([\w-]+)/),
    endings: named('ending-not-reached', /comes to the ending ([\w-]+)/),
    replies: named('reply-not-reached', /: (\S+) is never heard/),
  };
}
