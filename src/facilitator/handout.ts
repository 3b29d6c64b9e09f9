/** What a session takes from the course, and what it leaves with those who came. */
import { lengthOf, type Course, type Gathering, type Topic } from './course';
import { heading, lines, paragraph, points, small, type Paper, type Sheet } from './sheet';

/** One page a topic: what they did alone, and what becomes of it together. */
export function pairingSheet(course: Course, { summary, session }: Topic): Paper {
  const words = course.words.room;
  const titles = new Map([
    ...summary.pages.map(({ id, title }) => [id, title] as const),
    ...course.text.people.map(({ id, title }) => [id, title] as const),
  ]);
  const rows = session.pairing.flatMap((row) => {
    const title = titles.get('page' in row ? row.page : row.person);
    return title === undefined ? [] : [[title, row.did, row.room]];
  });
  return {
    id: 'pairing-sheet',
    title: `${words.pairing}: ${summary.title}`,
    sheets: [
      {
        id: 'pairing',
        title: `${words.pairing}: ${summary.title}`,
        lead: words.pairingLead,
        blocks: [
          paragraph(`**${words.aim}:** ${session.aim}`),
          { kind: 'table', caption: words.pairing, head: words.pairingHead, widths: [22, 36, 42], rows },
          paragraph(`**${words.without}:** ${session['without pre-work'].opens}`),
          small(`${words.lengths}: ${session.plans.map(({ minutes }) => lengthOf(course, minutes)).join(', ')}.`),
        ],
      },
    ],
  };
}

/** What each who comes takes home. */
export function handout(course: Course, { title, aim, topics }: Gathering): Paper {
  const words = course.words.room;
  const { nextStep } = course.text.overlay;
  return {
    id: 'handout',
    title: `${words.handout}: ${title}`,
    sheets: topics.flatMap(({ content, summary, session }): Sheet[] => {
      const byRole = Object.entries(content.phrasesByRole).flatMap(([role, says]) => {
        const name = course.text.roles[role as keyof typeof course.text.roles];
        return name === undefined ? [] : [[name, says.join(' ')]];
      });
      const front: Sheet = {
        id: `handout-${session.id}`,
        title: summary.title,
        lead: topics.length > 1 ? summary.summary : aim,
        blocks: [
          heading(words.handoutPhrases),
          points(content.phrases),
          heading(words.handoutRoles),
          { kind: 'table', caption: words.handoutRoles, head: words.handoutRolesHead, widths: [28, 72], rows: byRole },
          heading(words.handoutTry),
          { kind: 'list', how: 'boxes', rows: content.commitments.map(({ says }) => says) },
          paragraph(words.handoutDay),
          lines(2),
        ],
      };
      const skills: Sheet = {
        id: `skills-${session.id}`,
        title: words.handoutSkills,
        blocks: [
          {
            kind: 'table',
            caption: words.handoutSkills,
            head: words.handoutSkillsHead,
            widths: [32, 68],
            rows: session.skills.map(course.skill),
          },
          heading(words.handoutNotes),
          lines(12),
          heading(words.next),
          paragraph(nextStep.text),
        ],
      };
      return [front, skills];
    }),
  };
}
