/** The room pack of a session or half-day: what to print, the plan, the script, the cards, the sheets. */
import type { TimedFile } from '../content/parse/pack';
import { observerSheet, personCard, practitionerCard } from './cards';
import { contactRow, filledIn, lengthOf, stepNamed, stepsOf, type Course, type Gathering, type Topic } from './course';
import { copiesFor, divide, roomSizes } from './groups';
import { heading, numbers, paragraph, points, said, small, type Block, type Paper, type Sheet } from './sheet';

/** What there is none of. */
const NONE = '–';

export function roomPack(course: Course, gathering: Gathering): Paper {
  const words = course.words.room;
  const people = [...new Map(gathering.topics.flatMap(({ played }) => played).map((each) => [each.id, each])).values()];
  return {
    id: 'room-pack',
    title: `${words.roomPack}: ${gathering.title}`,
    sheets: [
      printSheet(course, gathering),
      ...gathering.plans.map((plan) => planSheet(course, gathering, plan)),
      scriptSheet(course, gathering),
      withoutSheet(course, gathering),
      ...gathering.topics.map((topic) => handSheet(course, topic)),
      answersSheet(course, gathering),
      rulesSheet(course),
      outSheet(course),
      ...gathering.topics.map((topic) => observerSheet(course, topic)),
      ...people.flatMap((person) => [practitionerCard(course, person, gathering), personCard(course, person)]),
    ],
  };
}

/** What is on the table at any step of any plan, in the order in which it is first wanted. */
function materialsOf(course: Course, gathering: Gathering) {
  const wanted = new Set(stepsOf(course, gathering).flatMap(({ step }) => step.needs ?? []));
  return [...wanted].flatMap((id) => {
    const material = course.pack.materials[id];
    return material ? [{ id, ...material }] : [];
  });
}

function needsOf(course: Course, gathering: Gathering, steps: TimedFile): ReadonlySet<string> {
  const own = gathering.topics.length === 1 ? gathering.topics[0]?.session : undefined;
  return new Set(steps.flatMap(({ step }) => stepNamed(course, step, own).needs ?? []));
}

function printSheet(course: Course, gathering: Gathering): Sheet {
  const words = course.words.room;
  const howMany = { none: NONE, one: '1', ...words.copies };
  const needs = gathering.plans.map(({ steps }) => needsOf(course, gathering, steps));
  const lengths = gathering.plans.length > 1 ? gathering.plans.map(({ minutes }) => `${minutes}`) : [];
  return {
    id: 'print',
    title: words.print,
    lead: `${words.aim}: ${gathering.aim}`,
    blocks: [
      paragraph(words.printLead),
      {
        kind: 'table',
        caption: words.printTable,
        head: [...words.printHead, ...lengths],
        widths: lengths.length > 0 ? [28, 14, 30, 7, 7, 7, 7] : [36, 18, 46],
        rows: materialsOf(course, gathering).map(({ id, title, copies, from }) => [
          title,
          howMany[copies],
          from,
          ...lengths.map((_, at) => (needs[at]?.has(id) ? words.used : NONE)),
        ]),
      },
      heading(words.counts),
      countsTable(course),
    ],
  };
}

/** How the room divides, and so how many of each card. */
function countsTable({ words }: Course): Block {
  return {
    kind: 'table',
    caption: words.room.countsTable,
    head: words.room.countsHead,
    widths: [22, 22, 22, 34],
    room: 'little',
    rows: roomSizes.map((people) => {
      const { threes, fours } = divide(people);
      return [people, threes, fours, copiesFor(people, 'group')].map(String);
    }),
  };
}

function planSheet(course: Course, gathering: Gathering, { minutes, steps }: Gathering['plans'][number]): Sheet {
  const words = course.words.room;
  const own = gathering.topics.length === 1 ? gathering.topics[0]?.session : undefined;
  let clock = 0;
  const rows = steps.map(({ step: name, minutes: takes, note }) => {
    const step = stepNamed(course, name, own);
    const at = clock;
    clock += takes;
    const table = (step.needs ?? []).map((each) => course.pack.materials[each]?.title ?? each);
    return [
      clockOf(at),
      `${takes}`,
      note === undefined ? step.title : `${step.title}${/[?!]$/.test(step.title) ? '' : '.'} *${note}*`,
      course.words.leaders[step.leads],
      table.join(', '),
    ];
  });
  return {
    id: `plan-${minutes}`,
    title: `${words.plan}: ${lengthOf(course, minutes)}`,
    blocks: [
      {
        kind: 'table',
        caption: words.planTable,
        head: words.planHead,
        widths: [9, 8, 43, 15, 25],
        rows: [...rows, [clockOf(clock), `${clock}`, `**${words.total}**`, '', '']],
      },
    ],
  };
}

/** Minutes since the beginning as a clock shows them: rooms begin when they begin. */
function clockOf(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

function scriptSheet(course: Course, gathering: Gathering): Sheet {
  const { room: words, leaders } = course.words;
  return {
    id: 'script',
    title: words.script,
    lead: words.scriptLead,
    blocks: stepsOf(course, gathering).flatMap(({ name, step }): Block[] => {
      const minutes = gathering.plans.flatMap((plan) => {
        const timed = plan.steps.find((each) => each.step === name);
        if (!timed) return [];
        const whole = { minutes: timed.minutes, whole: plan.minutes };
        return [gathering.plans.length > 1 ? filledIn(words.minutesOf, whole) : `${timed.minutes}`];
      });
      return [
        heading(step.title),
        small(
          `${step.leads === 'both' ? words.together : `${leaders[step.leads]} ${words.leads}`}. ${words.minutesIn} ${minutes.join(', ')}.`,
        ),
        numbers(step.does),
        ...(step.says ?? []).map(({ who, says }) => said(`**${leaders[who]}:** “${says}”`)),
        ...(step.shows ? [small(`${words.onSlide} ${step.shows.join(' · ')}`)] : []),
      ];
    }),
  };
}

function withoutSheet({ words }: Course, { topics }: Gathering): Sheet {
  return {
    id: 'without-pre-work',
    title: words.room.without,
    blocks: topics.flatMap(({ session, summary }) => [
      ...(topics.length > 1 ? [heading(summary.title)] : []),
      said(session['without pre-work'].opens),
      numbers(session['without pre-work'].instead),
    ]),
  };
}

function handSheet({ text, words: { room: words } }: Course, { session, summary }: Topic): Sheet {
  const asks = session['hand count'];
  const people = text.people.filter(({ id }) => summary.people.includes(id));
  const unnamed = people.filter(({ name }) => asks.every((row) => !row.asks.includes(name)));
  const rows = [
    ...asks,
    ...unnamed.map(({ name }) => ({ asks: filledIn(words.met, { name }), means: words.metMeans })),
  ];
  return {
    id: `hand-count-${session.id}`,
    title: `${words.handCount}: ${summary.title}`,
    lead: words.handLead,
    blocks: [
      {
        kind: 'table',
        caption: words.handCount,
        head: words.handHead,
        widths: [45, 12, 43],
        room: 'line',
        rows: rows.map(({ asks: ask, means }) => [ask, '', means]),
      },
    ],
  };
}

function answersSheet({ pack, words: { room: words } }: Course, { topics }: Gathering): Sheet {
  return {
    id: 'answers',
    title: words.answers,
    blocks: [
      heading(words.already),
      ...topics.map(({ session }) => said(session.answers.already)),
      points(pack.answers.already),
      heading(words.sent),
      ...topics.map(({ session }) => said(session.answers.sent)),
      points(pack.answers.sent),
    ],
  };
}

function rulesSheet({ pack, text, words: { room: words } }: Course): Sheet {
  return {
    id: 'threes',
    title: words.rules,
    blocks: [
      numbers(pack.rules.triads),
      heading(words.families),
      {
        kind: 'table',
        caption: words.families,
        head: words.familiesHead,
        widths: [45, 55],
        rows: pack['role families'].map(({ title, roles, plays }) => [
          `**${title}**: ${roles.map((role) => text.roles[role] ?? role).join(', ')}`,
          plays,
        ]),
      },
      heading(words.optingOut),
      points(pack.rules['opting out']),
    ],
  };
}

function outSheet({ pack, text, words: { room: words } }: Course): Sheet {
  return {
    id: 'out-of-role',
    title: words.outOfRole,
    blocks: [
      heading(words.outOfRoleHeading),
      numbers(pack.rules['out of role']),
      heading(words.distress),
      numbers(pack.rules.distress),
      heading(words.contacts, 3),
      points(text.overlay.support.map(contactRow)),
    ],
  };
}
