/** Forms whose numbers go into the spreadsheet: the evaluation, the audit and the survey. */
import { bodyOf, contactRow, recordsIn, type Course } from './course';
import { blocksOfMarkdown, lines, paragraph, points, type Block, type Sheet } from './sheet';

/** The same seven sentences as on the page of the course, by the same numbers: so the two can be laid side by side. */
export function evaluationItems(course: Course): { id: string; says: string }[] {
  const part = course.shelf?.parts['evaluation'] ?? {};
  return recordsIn(part, 'items').map(({ id = '', says = '' }) => ({ id, says }));
}

export function evaluationSheets(course: Course, title: string): Sheet[] {
  const words = course.words.documents;
  const part = course.shelf?.parts['evaluation'] ?? {};
  return [
    {
      id: 'evaluation',
      title,
      lead: words.evaluationNoName,
      blocks: [
        paragraph(words.evaluationSession),
        rated(words.evaluationTable, words.evaluationHead, evaluationItems(course)),
        ...recordsIn(part, 'questions').flatMap(({ id = '', says = '' }) => [paragraph(`**${id}** ${says}`), lines(2)]),
      ],
    },
  ];
}

/** To ring one of. */
const SCALE = '0  1  2  3  4  5  6  7  8  9  10';

function rated(
  caption: string,
  head: readonly string[],
  items: readonly { readonly id: string; readonly says: string }[],
): Block {
  const rows = items.map(({ id, says }) => [id, says, SCALE]);
  return { kind: 'table', caption, head, widths: [7, 55, 38], rows };
}

export function auditSheets(course: Course, title: string): Sheet[] {
  const words = course.words.documents;
  const { audit, survey } = course.pack;
  return [
    { id: 'audit-and-survey', title, blocks: blocksOfMarkdown(bodyOf(course, 'audit-and-survey')) },
    {
      id: 'audit',
      title: words.auditSheet,
      blocks: [
        {
          kind: 'table',
          caption: words.auditSheet,
          head: words.auditHead,
          widths: [8, 72, 20],
          room: 'line',
          rows: audit.map(({ id, asks }) => [id, asks, '']),
        },
      ],
    },
    {
      id: 'survey',
      title: words.surveySheet,
      lead: words.surveyLead,
      blocks: [
        rated(words.surveySheet, words.surveyHead, survey),
        points(course.text.overlay.technical.map(contactRow)),
      ],
    },
  ];
}
