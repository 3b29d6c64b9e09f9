/** The papers that belong to no one session: for leaders and tutors, for everybody’s hands, and for the months after. */
import { moveCodes } from '../engine/moves';
import { bodyOf, partOf, recordsIn, textIn, type Course } from './course';
import { auditSheets, evaluationSheets } from './forms';
import {
  blocksOfMarkdown,
  boxes,
  heading,
  lines,
  paragraph,
  said,
  sheetsOfMarkdown,
  small,
  type Block,
  type Paper,
  type Sheet,
} from './sheet';

/** Every document that `pack.yaml` lists, in its order, save those for which the edition holds nothing. @throws when it lists one that nothing makes. */
export function documentsOf(course: Course): Paper[] {
  const papers = course.pack.documents.map(({ id, title }) => {
    const sheets = makers[id]?.(course, title) ?? written(course, id, title);
    if (!sheets) throw new Error(`Nothing makes the document ${id}.`);
    return { id, title, sheets };
  });
  return papers.filter(({ sheets }) => sheets.length > 0);
}

const makers: Readonly<Record<string, (course: Course, title: string) => readonly Sheet[]>> = {
  'agenda-sheet': agendaSheets,
  'audit-and-survey': auditSheets,
  'buddy-visit': buddySheets,
  emails: emailSheets,
  'evaluation-form': evaluationSheets,
  'plan-sheet': planSheets,
  templates: templateSheets,
  'ten-minute-cards': cardSheets,
  workbook: workbookSheets,
};

/** A document that is a page of `modules/pack/pages`. */
function written({ pages, text }: Course, id: string, title: string): Sheet[] | undefined {
  const page = pages.get(id);
  if (!page) return undefined;
  return [{ id, title, blocks: [...blocksOfMarkdown(page.body), small(text.overlay.nextStep.text)] }];
}

function emailSheets({ pack, words: { documents: words } }: Course): Sheet[] {
  return pack.emails.map(({ id, when, subject, body }) => ({
    id,
    title: when,
    lead: words.emailNote,
    blocks: [paragraph(`**${words.emailSubject}:** ${subject}`), ...blocksOfMarkdown(body)],
  }));
}

/** Two topics a row, and an empty place beside, between or before them: whoever fills it in has thought of something else. */
function agendaSheets(course: Course, title: string): Sheet[] {
  const words = course.words.documents;
  const part = partOf(course, 'agenda-setting', 'agenda-map');
  const topics = Array.isArray(part['topics']) ? part['topics'].map(String) : [];
  const rows = Array.from({ length: Math.ceil(topics.length / 2) }, (_, row) =>
    [topics[row * 2] ?? '', topics[row * 2 + 1] ?? ''].toSpliced((row * 2) % 3, 0, ''),
  );
  const map: Sheet[] =
    topics.length === 0
      ? []
      : [
          {
            id: 'agenda-map',
            title: textIn(part, 'sheetTitle') || title,
            lead: textIn(part, 'sheetHint'),
            blocks: [
              { kind: 'table', caption: words.agendaTable, head: [], widths: [34, 33, 33], rows, room: 'much' },
              paragraph(textIn(part, 'afterwards')),
            ],
          },
        ];
  return [
    ...map,
    {
      id: 'two-lists',
      title: words.agendaTwo,
      blocks: [
        {
          kind: 'table',
          caption: words.agendaTwoTable,
          head: [words.agendaTheirs, words.agendaOurs],
          widths: [50, 50],
          room: 'line',
          rows: Array.from({ length: 6 }, () => ['', '']),
        },
        heading(words.agendaWaits),
        {
          kind: 'table',
          caption: words.agendaWaitsTable,
          head: words.agendaWaitsHead,
          widths: [50, 25, 25],
          room: 'line',
          rows: Array.from({ length: 3 }, () => ['', '', '']),
        },
      ],
    },
  ];
}

/** The questions of a part’s builder, with room for the answers. */
function askedTable(caption: string, part: ReturnType<typeof partOf>, head: readonly string[]): Block[] {
  const slots = recordsIn(part, 'slots');
  const rows = slots.map(({ name = '', ask = '' }) => [`**${name}.** ${ask}`, '']);
  return rows.length > 0 ? [{ kind: 'table', caption, head, widths: [42, 58], room: 'line', rows }] : [];
}

function planSheets(course: Course, title: string): Sheet[] {
  const words = course.words.documents;
  const plan = partOf(course, 'goals-and-follow-up', 'plan-builder');
  const followUp = partOf(course, 'goals-and-follow-up', 'follow-up');
  return [
    {
      id: 'plan',
      title,
      blocks: [
        ...askedTable(words.planTable, plan, words.planHead),
        paragraph(textIn(plan, 'below')),
        paragraph(textIn(plan, 'enough')),
      ],
    },
    { id: 'follow-up', title: words.followUp, blocks: askedTable(words.planTable, followUp, words.planHead) },
  ].filter(({ blocks }) => blocks.length > 2 || blocks.some(({ kind }) => kind === 'table'));
}

function workbookSheets(course: Course, title: string): Sheet[] {
  const words = course.words.documents;
  const asked = (asks: readonly string[], room = 2): Block[] => asks.flatMap((ask) => [paragraph(ask), lines(room)]);
  return [
    {
      id: 'workbook',
      title,
      lead: words.workbookLead,
      blocks: [
        heading(words.workbookOwn),
        ...askedTable(words.planTable, course.shelf?.parts['plan-builder'] ?? {}, words.slotsHead),
        paragraph(course.text.overlay.nextStep.text),
      ],
    },
    ...course.topics.map(({ summary, content, session }): Sheet => ({
      id: `workbook-${session.id}`,
      title: summary.title,
      lead: summary.summary,
      blocks: [
        {
          kind: 'table',
          caption: words.workbookSure,
          head: words.workbookSureHead,
          widths: [28, 28, 44],
          room: 'line',
          rows: [['', '', '']],
        },
        small(words.workbookSure),
        heading(words.workbookBefore),
        ...asked(words.workbookBeforeAsks),
        heading(words.workbookDuring),
        ...asked(words.workbookDuringAsks, 1),
        boxes(content.commitments.map(({ says }) => says)),
        heading(words.workbookAfter),
        ...asked(words.workbookAfterAsks, 1),
      ],
    })),
  ];
}

function templateSheets(course: Course, title: string): Sheet[] {
  const words = course.words.documents;
  const onePage = partOf(course, 'care-planning', 'one-page-plan');
  const team = recordsIn(course.shelf?.parts['team-plan'] ?? {}, 'places');
  const [, ...rest] = sheetsOfMarkdown('template', title, bodyOf(course, 'templates'));
  const page = askedTable(words.planTable, onePage, words.slotsHead);
  return [
    ...(page.length > 0 ? [{ id: 'one-page', title: words.onePage, blocks: page }] : []),
    ...rest.map((sheet) => ({ ...sheet, blocks: sheet.blocks.map((block) => withRoom(course, block)) })),
    {
      id: 'team-plan',
      title: words.teamPlan,
      blocks: [
        {
          kind: 'table',
          caption: words.teamPlan,
          head: words.teamPlanHead,
          widths: [26, 48, 26],
          room: 'line',
          rows: team.map(({ name = '', hint = '' }) => [`**${name}.** *${hint}*`, '', '']),
        },
      ],
    },
  ];
}

/** A template’s list is what is asked: each row with room for the answer. */
function withRoom({ words: { documents: words } }: Course, block: Block): Block {
  if (block.kind !== 'list') return block;
  const rows = block.rows.map((row) => [row, '']);
  return { kind: 'table', caption: words.slots, head: words.slotsHead, widths: [42, 58], room: 'line', rows };
}

function cardSheets({ pack, topics, words: { documents: words } }: Course): Sheet[] {
  return pack.cards.map(({ id, title, module, why, steps, next }, at) => {
    const topic = topics.find(({ session }) => session.id === module)?.summary.title;
    return {
      id: `card-${id}`,
      title: `${at + 1}. ${title}`,
      lead: why,
      blocks: [
        {
          kind: 'table',
          caption: words.cardsTable,
          head: words.cardsHead,
          widths: [10, 90],
          rows: steps.map(({ minutes, does }) => [`${minutes}`, does]),
        },
        heading(words.cardsNext),
        said(next),
        ...(topic === undefined ? [] : [small(`${words.cardsCourse} ${topic}`)]),
      ],
    };
  });
}

function buddySheets(course: Course, title: string): Sheet[] {
  const words = course.words.documents;
  return [
    { id: 'buddy', title, blocks: blocksOfMarkdown(bodyOf(course, 'buddy-visit')) },
    {
      id: 'buddy-words',
      title: words.buddySheet,
      blocks: [
        {
          kind: 'table',
          caption: words.buddyTable,
          head: words.buddyHead,
          widths: [36, 64],
          rows: moveCodes.map((code) => [course.skill(code)[0], '']),
        },
      ],
    },
  ];
}
