import { expect, test } from 'vitest';
import { readSmall, visitOf } from '../../tests/scenarios/small';
import { realVisits } from '../../tests/scenarios/real';
import { proveScenario } from '../prove/report';
import { graphOf, unreachedIn } from './graph';

const graph = graphOf(visitOf(readSmall()));

test('draws each turn and ending once', () => {
  const visit = visitOf(readSmall());
  expect(graph.boxes.map(({ id }) => id).sort()).toEqual(
    [...Object.keys(visit.turns), ...[...visit.endings, ...visit.leaves].map(({ id }) => id)].sort(),
  );
});

test('joins the choices that lead from one turn to another, and says which reply does where not all do', () => {
  expect(graph.lines.find(({ from, to }) => from === 'greet' && to === 'knee')?.letters).toEqual([
    'a',
    'b',
    'c',
    'w/1',
  ]);
});

test.each(realVisits)(
  '%s: every line leads down, no two boxes overlap, and all of it is on the paper',
  (_, __, visit) => {
    const { boxes, lines, width, height } = graphOf(visit);
    const row = new Map(boxes.map(({ id, row: at }) => [id, at]));
    for (const { from, to } of lines)
      if (to !== 'end') expect(row.get(to), `${from} → ${to}`).toBeGreaterThan(row.get(from)!);
    expect(new Set(boxes.map(({ x, y }) => `${x},${y}`)).size).toBe(boxes.length);
    expect(boxes.every(({ x, y }) => x > 0 && x < width && y > 0 && y < height)).toBe(true);
  },
);

test('knows from the proof what is never reached', () => {
  const { findings } = proveScenario(
    readSmall({
      'when: trust >= 4\n                says: I did.':
        'when: trust >= 6 and friction >= 6\n                says: I did.',
    }),
  );
  expect([...unreachedIn(findings).replies]).toContain('greet.a/1');
});
