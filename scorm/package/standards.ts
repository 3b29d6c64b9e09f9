/** The standards that a package may follow, and what each asks of a manifest. */
import type { Standard } from '../../src/course/course';

/** One family of manifest: its namespaces and words. */
export interface ManifestForm {
  readonly schemaVersion: '1.2' | '2004 3rd Edition' | '2004 4th Edition';
}

/** Every standard built, in the order in which an index lists them; `undefined` where there is no manifest. */
export const standards = {
  scorm12: { schemaVersion: '1.2' },
  'scorm2004-3': { schemaVersion: '2004 3rd Edition' },
  'scorm2004-4': { schemaVersion: '2004 4th Edition' },
  web: undefined,
} as const satisfies Readonly<Record<Standard, ManifestForm | undefined>>;

export const standardNames: readonly Standard[] = ['scorm12', 'scorm2004-3', 'scorm2004-4', 'web'];

/** As their makers write them. */
export const standardTitles: Readonly<Record<Standard, string>> = {
  scorm12: 'SCORM 1.2',
  'scorm2004-3': 'SCORM 2004 3rd Edition',
  'scorm2004-4': 'SCORM 2004 4th Edition',
  web: 'Web, without an LMS',
};

/** Whether a text from outside names a standard. */
export function isStandard(name: string): name is Standard {
  return name in standards;
}
