/** Attempts kept between visits, one small file for each package; the rehearsal has one learner. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Attempt } from './client/attempt';

export class Attempts {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  read(key: string): Attempt | undefined {
    const file = this.#fileOf(key);
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Attempt) : undefined;
  }

  keep(key: string, attempt: Attempt): void {
    const file = this.#fileOf(key);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(attempt, null, 2));
    renameSync(`${file}.new`, file);
  }

  forget(key: string): void {
    rmSync(this.#fileOf(key), { force: true });
  }

  /** @param key of a package that is in the index; its parts are names of folders and editions. */
  #fileOf(key: string): string {
    return path.join(this.#folder, `${key.replaceAll('/', '~')}.json`);
  }
}

/** An attempt as the launch page posts it; undefined when the text is something else. */
export function parseAttempt(text: string): Attempt | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isAttempt(value) ? value : undefined;
}

function isAttempt(value: unknown): value is Attempt {
  if (typeof value !== 'object' || value === null) return false;
  const { cmi, totalTime, ended } = value as Partial<Record<keyof Attempt, unknown>>;
  return typeof cmi === 'object' && cmi !== null && typeof totalTime === 'string' && typeof ended === 'boolean';
}
