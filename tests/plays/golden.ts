/** Golden plays: whole conversations kept as text, `tests/plays/<person>/<ending>.txt`, and `as-<role>.txt` for one in
 * another role's words, so that a change of words or rules can be read. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { playedAs } from '../../src/engine/roles';
import type { Role, Scenario } from '../../src/engine/scenario';
import type { Session } from '../../src/engine/session';
import { followPlay, type Followed } from '../../src/preview/notation';
import { scriptOf } from '../../src/preview/script';

export interface Golden {
  readonly person: string;
  /** The file's name without `.txt`: the ending's id, and after a second hyphen-and-number another way there. */
  readonly name: string;
  readonly file: string;
  readonly text: string;
  /** `clinic:abd`, as the first line says it. */
  readonly play: string;
  /** The ending that the first line promises. */
  readonly ending: string;
  /** In whose words it is, where not in those of the first role. */
  readonly role?: Role;
}

const folder = import.meta.dirname;

export function goldenFile(person: string, name: string): string {
  return join(folder, person, `${name}.txt`);
}

/** @throws when a file's first line is not a play: `clinic:abd → on-his-arm, good`. */
export function readGoldens(person: string): Golden[] {
  if (!existsSync(join(folder, person))) return [];
  return readdirSync(join(folder, person))
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((each) => {
      const file = join(folder, person, each);
      const text = readFileSync(file, 'utf8');
      const [, play, ending] = /^(.+) → ([^,\n]+), (?:good|mixed|poor)\n/.exec(text) ?? [];
      if (play === undefined || ending === undefined)
        throw new Error(`${file} does not begin with a play, like “clinic:abd → on-his-arm, good”.`);
      const role = /^as-(.+)\.txt$/.exec(each)?.[1] as Role | undefined;
      return { person, name: each.replace(/\.txt$/, ''), file, text, play, ending, ...(role && { role }) };
    });
}

/** What a golden file should hold. */
export function goldenText(session: Session, play: string): string {
  return scriptOf(session, { thoughts: true, play });
}

export function playAgain(scenario: Scenario, { play, role }: Pick<Golden, 'play' | 'role'>): Followed {
  return followPlay(playedAs(scenario, role), play);
}

/** Names of the plays in the words of each role but the first. */
export function namesByRole({ roles }: Scenario): string[] {
  return roles.slice(1).map((role) => `as-${role}`);
}
