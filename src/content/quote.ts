/** Lines of people that a lesson's part shows: what was said before, the line, what it does, and what both tutors say of it. Written once, where they are spoken. */
import type { PartText } from '../course/course';
import type { Choice, Scenario, Turn } from '../engine/scenario';
import type { ModuleFile } from './parse/course';
import type { Problem } from './parse/problem';
import type { Path, Source } from './parse/source';

type Parts = NonNullable<ModuleFile['parts']>;

/** A row of a part that names a line, and how to say that there is none. */
export interface Quote {
  readonly from: string;
  readonly problem: (message: string, hint: string) => Problem;
}

export function quotesIn(source: Source, parts: Parts = {}): Quote[] {
  return Object.entries(parts).flatMap(([part, words]) =>
    Object.entries(words).flatMap(([key, rows]) =>
      rowsOf(rows).flatMap((row, index): Quote[] => {
        const path: Path = ['parts', part, key, index, 'from'];
        return row.from === undefined
          ? []
          : [
              {
                from: row.from,
                problem: (message, hint) => ({
                  file: source.file,
                  ...source.placeOf(path),
                  code: 'unknown-said',
                  message,
                  hint,
                }),
              },
            ];
      }),
    ),
  );
}

export function quoteProblems(quotes: readonly Quote[], scenarios: readonly Scenario[]): Problem[] {
  return quotes.flatMap(({ from, problem }) => {
    const found = lineAt(from, scenarios);
    if (!found) return [problem(`Nobody says “${from}”.`, 'Write person.turn.letter, as in kath.lists.d.')];
    if (!found.turn.says)
      return [problem(`Nothing is said before “${from}”.`, 'Name a choice of a turn that has a `says` of its own.')];
    return found.choice.lay && found.choice.clinician
      ? []
      : [problem(`The tutors do not speak of “${from}”.`, 'Name a choice that both of them comment on.')];
  });
}

/** Ids of those whose lines the parts show. */
export function peopleQuoted(parts: Parts = {}): string[] {
  const rows = Object.values(parts).flatMap((words) => Object.values(words).flatMap(rowsOf));
  return [...new Set(rows.flatMap(({ from }) => from?.split('.')[0] ?? []))];
}

/** @returns the parts with each named line in its place. */
export function withQuotes(parts: Parts, scenarios: readonly Scenario[]): Record<string, Record<string, PartText>> {
  const spoken = (rows: Parts[string][string]): PartText =>
    typeof rows === 'string' || rows.every((row) => typeof row === 'string')
      ? rows
      : rowsOf(rows).map((row) => quoted(row, scenarios));
  return Object.fromEntries(
    Object.entries(parts).map(([part, words]) => [
      part,
      Object.fromEntries(Object.entries(words).map(([key, rows]) => [key, spoken(rows)])),
    ]),
  );
}

interface Row {
  readonly id: string;
  readonly from?: string | undefined;
}

function rowsOf(rows: Parts[string][string]): readonly Row[] {
  return typeof rows === 'string' ? [] : rows.filter((row) => typeof row !== 'string');
}

function quoted({ from, ...row }: Row, scenarios: readonly Scenario[]): Record<string, string> {
  const found = from === undefined ? undefined : lineAt(from, scenarios);
  if (!found) return row;
  const { who, turn, choice } = found;
  return {
    ...row,
    who,
    before: `“${turn.says ?? ''}”`,
    says: `“${choice.says}”`,
    move: choice.move,
    layTutor: choice.lay ?? '',
    clinicianTutor: choice.clinician ?? '',
  };
}

function lineAt(
  from: string,
  scenarios: readonly Scenario[],
): { readonly who: string; readonly turn: Turn; readonly choice: Choice } | undefined {
  const [person, name, letter] = from.split('.');
  const scenario = scenarios.find(({ id }) => id === person);
  const turn = scenario?.visits.flatMap(({ turns }) => Object.values(turns)).find(({ id }) => id === name);
  const choice = turn?.choices.find(({ id }) => id === letter);
  return scenario && turn && choice && { who: scenario.name, turn, choice };
}
