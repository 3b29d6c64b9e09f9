/** The three papers of a role-play: who practises, who plays the person, and who watches. */
import { castsOf } from '../engine/roles';
import type { Scenario } from '../engine/scenario';
import { answersOf, filledIn, mindOf, objectOf, type Course, type Gathering, type Topic } from './course';
import { heading, lines, paragraph, points, said, small, type Block, type Sheet } from './sheet';

export function observerSheet({ skill, words: { room: words } }: Course, { session, summary }: Topic): Sheet {
  return {
    id: `observer-${session.id}`,
    title: `${words.observer}: ${summary.title}`,
    lead: words.observerLead,
    blocks: [
      {
        kind: 'table',
        caption: words.observer,
        head: words.observerHead,
        widths: [22, 36, 42],
        room: 'line',
        rows: session.skills.map((code) => [...skill(code), '']),
      },
      paragraph(words.observerOpened),
      lines(2),
      small(words.observerAfter),
    ],
  };
}

export function practitionerCard(course: Course, person: Scenario, { topics }: Gathering): Sheet {
  const { text } = course;
  const words = course.words.room;
  const [visit] = person.visits;
  const topic = topics.find(({ played }) => played.includes(person));
  const roles = person.roles.flatMap((role) => topic?.content.phrasesByRole[role] ?? []);
  const phrases = [...roles, ...(topic?.content.phrases ?? [])].slice(0, 4);
  return {
    id: `practitioner-${person.id}`,
    title: `${words.practitioner}: ${person.title}`,
    lead: person.roles.map((role) => text.roles[role] ?? role).join(', '),
    blocks: [
      ...notesOf(course, person),
      heading(words.practitionerYou),
      ...castsOf(person).map(
        ([
          role,
          {
            visits: [played],
          },
        ]) =>
          paragraph(
            person.roles.length > 1 ? `**${text.roles[role] ?? role}**: ${played?.brief ?? ''}` : (played?.brief ?? ''),
          ),
      ),
      heading(words.practitionerWhere),
      paragraph(visit?.place ?? ''),
      points(words.practitionerRules),
      heading(words.practitionerSay),
      points(phrases),
    ],
  };
}

/** A drawing of what somebody brings in. */
function broughtBy(person: Scenario | undefined): Block[] {
  const brought = person && objectOf(person);
  return brought ? [{ kind: 'picture', ...brought }] : [];
}

/** What the story is about, for whoever would rather not. */
function notesOf({ words }: Course, { notes }: Scenario): Block[] {
  return notes.length > 0 ? [small(filledIn(words.room.personNotes, { notes: notes.join(', ') }))] : [];
}

export function personCard(course: Course, person: Scenario): Sheet {
  const words = course.words.room;
  const [visit] = person.visits;
  const opening = visit?.turns[visit.start];
  const mind = mindOf(person);
  const asked = answersOf(person);
  const section = (title: string, rows: readonly string[]): Block[] =>
    rows.length > 0 ? [heading(title), ...rows.map((row) => said(`“${row}”`))] : [];
  return {
    id: `person-${person.id}`,
    title: `${words.person}: ${person.name}`,
    lead: words.personEyes,
    blocks: [
      ...broughtBy(person),
      paragraph(
        `**${filledIn(words.personYou, { name: person.name, age: person.age })}** ${visit?.place ?? ''} ${opening?.cue ?? ''}`.trim(),
      ),
      ...notesOf(course, person),
      ...section(words.personFirst, [...(opening?.says === undefined ? [] : [opening.says]), ...mind.ready]),
      ...section(words.personHeld, mind.held),
      ...section(words.personKept, mind.kept),
      ...(mind.kept.length > 0 ? [small(words.personKeptNote)] : []),
      ...(asked.length > 0
        ? [heading(words.personAsked), ...asked.map(({ asked: ask, answer }) => said(`“${ask}” – “${answer}”`))]
        : []),
      heading(words.personHow),
      points(course.pack.rules['role player']),
    ],
  };
}
