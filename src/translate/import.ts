/** What translators sent back: which lines it changes, and all that cannot be taken as it was sent. */
import { didYouMean, type Problem } from '../content/parse/problem';
import { sourceHash, type Line, type Unit } from '../content/lines';
import { find, homeOf, type Translation } from '../content/locale';
import { lostFrom } from '../content/marks';
import { isPseudo } from '../i18n/pseudo';
import type { Course } from './units';
import { readXliff, type Place, type ReturnedFile, type ReturnedUnit } from './xliff';

/** What is told of a returned file; the course’s own codes where it is the same mistake. */
export interface Told extends Omit<Problem, 'code'> {
  readonly code: 'not-xliff' | 'wrong-language' | 'unknown-file' | 'extra-line' | 'stale-line' | 'lost-mark';
}

/** A line’s new words, and the hash of the English that they are of. */
export interface Change {
  readonly id: string;
  readonly of: string;
  readonly says: string;
}

export interface Imported {
  /** By the file of a language that they go into. */
  readonly changes: ReadonlyMap<string, readonly Change[]>;
  readonly told: readonly Told[];
}

/** What an import needs to know of the course. */
export interface Known {
  /** Languages that have been begun. */
  readonly languages: readonly string[];
  readonly courseIn: (language: string) => Course;
  readonly translationIn: (language: string) => Translation;
}

type Wrong = Pick<Told, 'code' | 'message' | 'hint'>;

/** @param name of the returned file, to point into it. */
export function imported(name: string, text: string, known: Known): Imported {
  const changes = new Map<string, Change[]>();
  const told: Told[] = [];
  const tell = (at: Place, wrong: Wrong | undefined) => {
    if (wrong) told.push({ file: name, ...at, ...wrong });
  };
  const read = readXliff(text);
  if ('why' in read) {
    tell(read.at, { code: 'not-xliff', message: `${read.why}.`, hint: 'Save as XLIFF 1.2 what the export wrote.' });
    return { changes, told };
  }
  for (const file of read.files) {
    const unit = unitOf(file, known);
    if ('code' in unit) {
      tell(file.at, unit);
      continue;
    }
    const translation = known.translationIn(file.to);
    for (const returned of file.units) {
      const line = unit.lines.find(({ id }) => id === returned.id);
      const { change, wrong } = line ? taken(returned, line, translation) : unknown(returned);
      tell(returned.at, wrong);
      if (!line || !change) continue;
      const home = homeOf(translation, unit, line);
      changes.set(home, [...(changes.get(home) ?? []), change]);
    }
  }
  return { changes, told };
}

/** What a returned file is of. */
function unitOf({ original, from, to }: ReturnedFile, { languages, courseIn }: Known): Unit | Wrong {
  const code = 'wrong-language';
  if (from.split('-')[0] !== 'en')
    return {
      code,
      message: `It is translated from “${from}”.`,
      hint: 'The course is written in English: source-language="en".',
    };
  const near = languages.find((each) => each !== to && each.split('-')[0] === to.split('-')[0]);
  if (near && !languages.includes(to))
    return {
      code,
      message: `It is in “${to}”, and the course has “${near}”.`,
      hint: `Write target-language="${near}".`,
    };
  if (to === 'en' || isPseudo(to) || !isTag(to))
    return {
      code,
      message: `“${to}” is no language to translate into.`,
      hint: 'Write its tag, as in target-language="cy".',
    };
  const { units } = courseIn(to);
  const unit = units.find(({ file }) => file === original);
  if (unit) return unit;
  const hint = didYouMean(
    original,
    units.map(({ file }) => file),
  );
  return {
    code: 'unknown-file',
    message: `The course has no file “${original}”.`,
    hint: hint ?? 'Its lines were left out.',
  };
}

function isTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language)[0] === language;
  } catch {
    return false;
  }
}

interface Taken {
  readonly change?: Change;
  readonly wrong?: Wrong;
}

function unknown({ id }: ReturnedUnit): Taken {
  const hint = 'In English it is gone, or has another name.';
  return { wrong: { code: 'extra-line', message: `There is no line ${id}.`, hint } };
}

/** What becomes of one returned line. A target that is empty has not been translated yet. */
function taken(returned: ReturnedUnit, line: Line, translation: Translation): Taken {
  const { id, target: says, state } = returned;
  if (says.trim() === '') return {};
  const lost = lostFrom(line, says);
  if (lost) return { wrong: { code: 'lost-mark', ...lost } };
  const found = find(translation, line);
  const kept = found.is === 'missing' ? undefined : found.entry;
  if (isSame(returned.source, line)) {
    const isLeft = kept?.says === says && (found.is === 'current' || state.startsWith('needs-'));
    return isLeft ? {} : { change: { id, of: sourceHash(line.text), says } };
  }
  const of = sourceHash(returned.source);
  const wrong: Wrong = {
    code: 'stale-line',
    message: 'The English of this line has changed since the file was written.',
    hint: `It reads now: “${line.text}”`,
  };
  // Words of an older English are better than none, and are marked as such by their hash.
  const isWorse = found.is === 'current' || (kept?.of === of && kept.says === says);
  return isWorse ? { wrong } : { wrong, change: { id, of, says } };
}

/** A tool may have changed the white space of the source. */
function isSame(source: string, { text }: Line): boolean {
  const flat = (each: string) => each.replace(/\s+/g, ' ').trim();
  return flat(source) === flat(text);
}
