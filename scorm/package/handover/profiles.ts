/** What whoever looks after an LMS wants to know of it: which package, and what happens on upload, at a return, with a new version. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Problem } from '../../../src/content/parse/problem';
import { check, readYaml } from '../../../src/content/parse/source';
import { standardNames } from '../standards';

const text = z.string().min(1);

/** What an LMS does otherwise than its standard says. Each is played by the strict LMS of the tests. */
const measuredSchema = z.strictObject({
  /** Elements that it answers with "not implemented". */
  refuses: z.array(text).optional(),
  /** Marks values as saved before they are, and sends only what has changed since. */
  forgetful: z.boolean().optional(),
  /** Never stores a value that is the one it had at launch. */
  neverReturns: z.boolean().optional(),
  /** After completion the next launch is empty, and incomplete. */
  forgetsCompleted: z.boolean().optional(),
  /** Stores no completion of a launch that took no time. */
  needsTime: z.boolean().optional(),
  /** Calls completed what was finished without a status. */
  completesUnsaid: z.boolean().optional(),
  /** Stores a score of 0 as nothing. */
  dropsZero: z.boolean().optional(),
  /** Throws at whatever is called after the end. */
  throwsAfterEnd: z.boolean().optional(),
  /** Throws at a time whose hours are not of four digits. */
  needsLongHours: z.boolean().optional(),
  /** Splits at "=", trims lines, and takes "$" for the beginning of a variable. */
  splitsText: z.boolean().optional(),
  /** Offers the interfaces of both standards to every course. */
  offersBoth: z.boolean().optional(),
});
export type Measured = z.infer<typeof measuredSchema>;

export const profileSchema = z.object({
  id: text,
  title: text,
  standard: z.enum(standardNames as ['scorm12', ...typeof standardNames]),
  upload: text,
  relaunch: text,
  upgrade: text,
  /** How the rehearsal plays it: the size of its frame, and what it does otherwise than the standard says. */
  rehearse: z.object({ size: text, faults: z.array(text) }),
  /** The standards that it takes, and what is known of it in each. */
  measured: z.object({ scorm12: measuredSchema.optional(), scorm2004: measuredSchema.optional() }),
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
