/** What whoever looks after an LMS wants to know of it: which package, and what happens on upload, at a return, with a new version. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { standardNames } from '../standards';

const text = z.string().min(1);

/** The part of a profile that is for people; what the tests know of an LMS stands beside it. */
const profile = z.object({
  id: text,
  title: text,
  standard: z.enum(standardNames as ['scorm12', ...typeof standardNames]),
  upload: text,
  relaunch: text,
  upgrade: text,
  /** How the rehearsal plays it: the size of its frame, and what it does otherwise than the standard says. */
  rehearse: z.object({ size: text, faults: z.array(text) }),
});
export type Profile = z.infer<typeof profile>;

/** Profiles in the order in which a page lists them: by name, and the one for all others last. @throws where one lacks its words. */
export function readProfiles(root: string): readonly Profile[] {
  const folder = path.join(root, 'scorm/profiles');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => {
      const read = profile.safeParse(parse(readFileSync(path.join(folder, file), 'utf8')));
      if (!read.success) throw new Error(`scorm/profiles/${file}: ${z.prettifyError(read.error)}`);
      return read.data;
    })
    .sort((one, other) => place(one) - place(other) || one.title.localeCompare(other.title, 'en'));
}

function place({ id }: Profile): number {
  return ['generic', 'aicc-shim'].indexOf(id) < 0 ? 0 : id === 'generic' ? 2 : 1;
}
