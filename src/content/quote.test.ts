import { expect, test } from 'vitest';
import { readSmall } from '../../tests/scenarios/small';
import { readYaml } from './parse/source';
import { peopleQuoted, quoteProblems, quotesIn, withQuotes } from './quote';

const scenarios = [readSmall()];
const partsWith = (from: string) => ({ spot: { title: 'Spot', lines: [{ id: 'written', from }] } });
const problemsOf = (from: string) =>
  quoteProblems(
    quotesIn(readYaml('module.yaml', JSON.stringify({ parts: partsWith(from) })), partsWith(from)),
    scenarios,
  );

test('a line that is named stands there with what was said before, its move, and both tutors', () => {
  expect(withQuotes(partsWith('joan.greet.a'), scenarios)).toEqual({
    spot: {
      title: 'Spot',
      lines: [
        {
          id: 'written',
          who: 'Joan',
          before: '“Morning. I’ve written it down.”',
          says: '“So you came with all of it written down.”',
          move: 'CR',
          layTutor: 'You saw the list.',
          clinicianTutor: 'Her own words, a step further.',
        },
      ],
    },
  });
  expect(problemsOf('joan.greet.a')).toEqual([]);
});

test.each(['ann.greet.a', 'joan.grete.a', 'joan.greet.v'])('nobody says %s, and the author is told where', (from) => {
  expect(problemsOf(from)).toMatchObject([
    { file: 'module.yaml', line: 1, code: 'unknown-said', message: `Nobody says “${from}”.` },
  ]);
});

test('a line of which the tutors do not speak is not shown', () => {
  expect(problemsOf('joan.greet.c')).toMatchObject([{ message: 'The tutors do not speak of “joan.greet.c”.' }]);
});

test('whose lines are shown is known, so that another language must have them too', () => {
  expect(peopleQuoted({ ...partsWith('joan.greet.a'), more: { lines: [{ id: 'own', says: 'Mine' }] } })).toEqual([
    'joan',
  ]);
});
