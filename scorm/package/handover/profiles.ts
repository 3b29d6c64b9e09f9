/** What whoever looks after an LMS wants to know of it: which package, and what happens on upload, at a return, with a new version. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Problem } from '../../../src/content/parse/problem';
import { check, readYaml } from '../../../src/content/parse/source';
import { standardNames } from '../standards';

const text = z.string().min(1);

/** The part of a profile that is for people; what the tests know of an LMS stands beside it. */
export const profileSchema = z.object({
  id: text,
  title: text,
  standard: z.enum(standardNames as ['scorm12', ...typeof standardNames]),
  upload: text,
  relaunch: text,
  upgrade: text,
  /** How the rehearsal plays it: the size of its frame, and what it does otherwise than the standard says. */
  rehearse: z.object({ size: text, faults: z.array(text) }),
});
export type Profile = z.infer<typeof profileSchema>;

/** Profiles in the order in which a page lists them: by name, the less likely ones last. */
export function readProfiles(root: string): { profiles: readonly Profile[]; problems: readonly Problem[] } {
  const files = readdirSync(path.join(root, 'scorm/profiles')).filter((file) => file.endsWith('.yaml'));
  const sources = files.map((file) => {
    const place = `scorm/profiles/${file}`;
    const source = readYaml(place, readFileSync(path.join(root, place), 'utf8'));
    return { source, read: check(source, profileSchema) };
  });
  return {
    profiles: sources
      .flatMap(({ read }) => read ?? [])
      .sort((one, other) => rank(one) - rank(other) || one.title.localeCompare(other.title, 'en')),
    problems: sources.flatMap(({ source }) => source.problems),
  };
}

/** The one for all other LMSs comes last, and before it the one that hardly anybody has. */
function rank({ id }: Profile): number {
  return ['aicc-shim', 'generic'].indexOf(id);
}
