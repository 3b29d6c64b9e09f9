/** The course’s lines for a translator: one XLIFF file for each file of the language, with a `<file>` in it for each English one. */
import type { Unit } from '../content/lines';
import { find, type Translation } from '../content/locale';
import type { Notes } from './notes';
import { byLocaleFile } from './units';
import { writeXliff, type XliffFile } from './xliff';

/** @returns XLIFF by file name: `scenarios-kath.xlf` is of what lies in `scenarios/kath/locales`. */
export function exported(translation: Translation, units: readonly Unit[], notes: Notes): ReadonlyMap<string, string> {
  const { language } = translation;
  return new Map(
    [...byLocaleFile(units, language)].map(([file, own]) => {
      const name = file.replace(/\/locales\/.*$/, '').replaceAll('/', '-');
      return [
        `${name}.xlf`,
        writeXliff(
          language,
          own.map((unit) => fileOf(translation, unit, notes)),
        ),
      ];
    }),
  );
}

function fileOf(translation: Translation, unit: Unit, notes: Notes): XliffFile {
  return {
    original: unit.file,
    about: notes.about(unit),
    units: unit.lines.map((line) => {
      const found = find(translation, line);
      return {
        id: line.id,
        source: line.text,
        target: found.is === 'missing' ? undefined : found.entry.says,
        state: states[found.is],
        notes: notes.on(line),
      };
    }),
  };
}

const states = { current: 'translated', stale: 'needs-review-translation', missing: 'new' } as const;
