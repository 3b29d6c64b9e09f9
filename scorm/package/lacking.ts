/** What packages still lack before they may be called released: signatures, and a contact or next step to turn to. */
import type { Assembly } from '../../src/content/course';
import type { Overlaid } from '../../src/content/overlays';
import { readSignoffs, lackingIn, type Wanted } from '../../src/content/signoffs';
import { showProblem } from '../../src/content/parse/problem';
import type { CourseText, Locale } from '../../src/course/course';

/**
 * Each thing that lacks, once, as a sentence that names it; none when all is whole.
 *
 * @param today a day as `2027-02-28`: a signature counts until its unit is to be read again.
 * @param more units that go with what the assemblies hold.
 */
export function whatLacks(
  overlaid: Overlaid,
  assemblies: readonly Assembly[],
  today: string,
  more: readonly Wanted[] = [],
): string[] {
  const units = new Map([...assemblies.flatMap(unitsOf), ...more].map((wanted) => [wanted.unit, wanted]));
  const texts = assemblies.flatMap(({ package: { text } }) => Object.entries(text));
  return [
    ...new Set([
      ...[...units.values()].flatMap((wanted) => unsignedIn(overlaid, wanted, today)),
      ...texts.flatMap(([locale, text]) => emptyIn(locale, text)),
    ]),
  ];
}

/** A scenario is signed for each role that may meet the person; a topic by a clinician of any. */
function unitsOf({ contents }: Assembly): Wanted[] {
  return contents.flatMap((content): Wanted[] => {
    if (content.kind === 'strings') return [];
    return content.kind === 'scenario'
      ? [{ unit: `scenarios/${content.id}`, roles: content.scenario.roles }]
      : [{ unit: `modules/${content.id}`, roles: [] }];
  });
}

function unsignedIn(overlaid: Overlaid, wanted: Wanted, today: string): string[] {
  const { problems } = readSignoffs(overlaid, wanted.unit);
  return problems.length > 0 ? problems.map(showProblem) : lackingIn(overlaid, wanted, today);
}

function emptyIn(locale: Locale, { overlay, draft }: CourseText): string[] {
  const { id, technical, support, accessibility, nextStep } = overlay;
  const contacts = { technical, support, accessibility: [accessibility] };
  const empty = [
    ...Object.entries(contacts).flatMap(([key, list]) =>
      list.some(({ name, detail }) => isBlank(name) || isBlank(detail)) ? [key] : [],
    ),
    ...(isBlank(nextStep.text) ? ['next step'] : []),
  ];
  return [
    ...empty.map((key) => `scorm/overlays/${id}/overlay.yaml, ${locale}: “${key}” is empty.`),
    ...(draft ? [`${locale}: nobody who speaks it has signed all of its lines.`] : []),
  ];
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
