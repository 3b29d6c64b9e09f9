/** The course’s lines for a translator: one XLIFF file for each file of the language, with a `<file>` in it for each English one. */
import type { Line } from '../content/lines';
import { find, homeOf, type Translation } from '../content/locale';
import type { Notes } from './notes';
import type { Course } from './units';
import { writeXliff, type XliffFile, type XliffUnit } from './xliff';

/** @returns XLIFF by file name: `scenarios-kath.xlf` is of what lies in `scenarios/kath/locales`. */
export function exported(translation: Translation, course: Course, notes: Notes): ReadonlyMap<string, string> {
  const { language } = translation;
  const files = new Map<string, XliffFile[]>();
  for (const unit of course.units) {
    const homes = new Map<string, Line[]>();
    for (const line of unit.lines) {
      const home = homeOf(translation, unit, line);
      homes.set(home, [...(homes.get(home) ?? []), line]);
    }
    for (const [home, lines] of homes)
      files.set(home, [
        ...(files.get(home) ?? []),
        { original: unit.file, about: notes.about(unit), units: lines.map((line) => unitOf(translation, line, notes)) },
      ]);
  }
  return new Map(
    [...files].map(([home, own]) => [
      `${home.replace(/\/locales\/.*$/, '').replaceAll('/', '-')}.xlf`,
      writeXliff(language, own),
    ]),
  );
}

function unitOf(translation: Translation, line: Line, notes: Notes): XliffUnit {
  const found = find(translation, line);
  return {
    id: line.id,
    source: line.text,
    target: found.is === 'missing' ? undefined : found.entry.says,
    state: states[found.is],
    notes: notes.on(line),
  };
}

const states = { current: 'translated', stale: 'needs-review-translation', missing: 'new' } as const;
