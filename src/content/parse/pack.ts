/** `session.yaml` and `pack.yaml`: what a facilitator takes into the room, and what is used with every session. */
import { z } from 'zod';
import { moveCodes } from '../../engine/moves';
import { line, roleIds } from './schema';

const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'An id has small letters, digits and hyphens');
const minutes = z.number().int().positive();
const move = z.enum(moveCodes as [string, ...string[]]);

/** What a step may need on the table. `pack.yaml` says what each is called and how many there are of it. */
export const materialIds = [
  'screen',
  'practitioner-card',
  'person-card',
  'observer-sheet',
  'hand-count',
  'agenda-sheet',
  'plan-sheet',
  'handout',
  'one-page-plan',
  'evaluation-form',
] as const;

const step = z.strictObject({
  title: line.describe('What the step is called in the plan and above its slide.'),
  leads: z.enum(['clinician', 'lay', 'both']).describe('Which of the two tutors stands up.'),
  does: z.array(line).min(1).describe('What to do, in order: an instruction a row.'),
  says: z
    .array(
      z.strictObject({
        who: z.enum(['clinician', 'lay']),
        says: line.describe('Said aloud to the room, in one’s own way.'),
      }),
    )
    .optional()
    .describe('The two tutors’ script: to say in one’s own way.'),
  shows: z.array(line).max(4).optional().describe('What stands on the slide: at most four rows.'),
  needs: z.array(z.enum(materialIds)).optional(),
});
export type StepFile = z.infer<typeof step>;
const steps = z.record(id, step);

const timed = z
  .array(
    z.strictObject({
      step: z.string().min(1),
      minutes,
      note: line.optional().describe('What is otherwise about the step in this plan.'),
    }),
  )
  .min(1);
export type TimedFile = z.infer<typeof timed>;

/** The lengths that every session can be run in; the last is half a day. */
export const planLengths = [30, 60, 90, 150] as const;
const plan = z.strictObject({
  minutes: z.union(planLengths.map((each) => z.literal(each))).describe('Half a day is 150.'),
  steps: timed,
});

const pairing = {
  did: line.describe('To whoever comes: what they did in the course.'),
  room: line.describe('To the tutors: what to do with it in the room.'),
};

export const sessionSchema = z.strictObject({
  format: z.literal('session/1'),
  id: id.describe('The module’s own.'),
  aim: line.describe('What the session is for: begins with a verb, and is told below its title.'),
  together: id.describe('Whom the room meets on the screen: one of the module’s people.'),
  pairing: z
    .array(z.union([z.strictObject({ page: id, ...pairing }), z.strictObject({ person: id, ...pairing })]))
    .min(3)
    .describe('A page or person of the course: what they did there, and what to do with it in the room.'),
  'hand count': z
    .array(
      z.strictObject({
        asks: line.describe('Read aloud; the room answers with hands.'),
        means: line.describe('To the tutor: what many or few hands say.'),
      }),
    )
    .min(2),
  skills: z.array(move).min(3).describe('On the observer’s sheet, by their codes; their names are the course’s own.'),
  'without pre-work': z.strictObject({
    opens: line.describe('Said aloud when nobody has done the course yet.'),
    instead: z.array(line).min(2).describe('What to do then, in order.'),
  }),
  answers: z.strictObject({
    already: line.describe('An answer to “I already do this”.'),
    sent: line.describe('An answer to those who were sent.'),
  }),
  steps,
  plans: z.array(plan).length(planLengths.length),
});
export type SessionFile = z.infer<typeof sessionSchema>;

const card = z.strictObject({
  id,
  title: line.describe('What one of the ten-minute cards is called.'),
  module: id,
  why: line.describe('Why these ten minutes are worth it.'),
  steps: z.array(z.strictObject({ minutes, does: line.describe('What to do in these minutes.') })).min(2),
  next: line.describe('What to ask each other at the next meeting.'),
});

export const packSchema = z.strictObject({
  format: z.literal('pack/1'),
  materials: z.partialRecord(
    z.enum(materialIds),
    z.strictObject({
      title: line.describe('What a thing on the table is called.'),
      copies: z.enum(['none', 'one', 'each', 'group']).describe('How many to print: of a group, of each who comes.'),
      from: line.describe('Where it is printed from; names of files stay as they are.'),
    }),
  ),
  rules: z.strictObject({
    triads: z.array(line).min(1).describe('How it goes in threes: one talks, one is the person, one watches.'),
    'opting out': z.array(line).min(1).describe('How somebody may leave an exercise out.'),
    'role player': z.array(line).min(1).describe('How the person answers, whoever plays them.'),
    'out of role': z.array(line).min(1).describe('How one stops being the person one played.'),
    distress: z.array(line).min(1).describe('What tutors do when somebody is upset.'),
  }),
  'role families': z.array(
    z.strictObject({
      id,
      title: line.describe('What these jobs are called together.'),
      roles: z.array(z.enum(roleIds)).min(1),
      plays: line.describe('Whom, and how.'),
    }),
  ),
  answers: z.strictObject({
    already: z.array(line).min(1).describe('What to answer to “I already do this”.'),
    sent: z.array(line).min(1).describe('What to answer to those who were sent.'),
  }),
  steps: steps.describe('Steps that any session or workshop may use.'),
  workshops: z.array(
    z.strictObject({
      id,
      title: line.describe('What a half-day is called.'),
      aim: line.describe('What the half-day is for: begins with a verb.'),
      modules: z.array(id).min(1),
      minutes,
      steps: timed.describe('A session’s own step is named after its module: `agenda-setting/one-word`.'),
    }),
  ),
  cards: z.array(card),
  emails: z.array(
    z.strictObject({
      id,
      when: line.describe('When the email is sent.'),
      subject: line.describe('The email’s subject.'),
      body: line.describe('The email, in Markdown. What stands in square brackets is filled in by hand.'),
    }),
  ),
  documents: z.array(
    z.strictObject({
      id,
      title: line.describe('What a document is called, in the list of all and at its head.'),
      when: z.enum(['before', 'day', 'after']),
      for: line.describe('Whom the document is for.'),
      minutes: minutes.optional(),
    }),
  ),
  survey: z.array(
    z.strictObject({ id, says: line.describe('Rated by somebody who has just been seen, nought to ten.') }),
  ),
  audit: z.array(z.strictObject({ id, asks: line.describe('Answered with yes or no from a set of notes.') })),
  sources: z.array(z.string().min(1)),
});
export type PackFile = z.infer<typeof packSchema>;
export type CardFile = z.infer<typeof card>;
/** Minutes of one of the ten-minute cards. */
export const CARD_MINUTES = 10;
