/** A course of modules that have nothing in them but what progress and bookmarks ask. */
import type { CompletionRule, CoursePackage } from '../../src/course/course';

/** Each module has two people (`<module>-a`, `<module>-b`) with two visits each, and five pages. */
export function courseOf(modules: readonly string[], completion: CompletionRule): CoursePackage {
  const contact = { name: 'Us', detail: 'Write.' };
  const peopleOf = (module: string) => [`${module}-a`, `${module}-b`];
  return {
    edition: 'sample',
    standard: 'scorm12',
    version: '0.0.0',
    build: 'sample',
    status: 'draft',
    locales: ['en'],
    completion,
    record: 'completion',
    hints: 'shown',
    strings: {},
    minutes: { computed: 1 },
    text: {
      en: {
        overlay: {
          id: 'core',
          title: 'Sample',
          strapline: 'Sample',
          terms: { person: 'patient', people: 'patients', aPerson: 'a patient', Person: 'Patient' },
          technical: [contact],
          support: [contact],
          nextStep: { text: 'Come along.' },
          accessibility: contact,
        },
        editionTitle: 'Sample',
        modules: modules.map((id) => ({
          id,
          title: id,
          skill: id,
          summary: id,
          minutes: 5,
          people: peopleOf(id),
          pages: ['one', 'two', 'three', 'four', 'five'].map((page) => ({
            id: page,
            title: page,
            minutes: 1,
            part: false,
          })),
        })),
        people: modules.flatMap(peopleOf).map((id) => ({
          id,
          name: id,
          title: id,
          setting: 'clinic',
          roles: ['practice-nurse'],
          notes: [],
          revision: 'abcd',
          object: undefined,
          visits: ['first', 'second'].map((visit) => ({ id: visit, title: visit, minutes: 10, briefs: {} })),
        })),
        roles: { gp: 'GP', 'practice-nurse': 'Practice nurse' },
      },
    },
  };
}
