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
  title: line,
  leads: z.enum(['clinician', 'lay', 'both']).describe('Which of the two tutors stands up.'),
  does: z.array(line).min(1).describe('What to do, in order: an instruction a row.'),
  says: z
    .array(z.strictObject({ who: z.enum(['clinician', 'lay']), says: line }))
    .optional()
    .describe('The two tutors’ script: to say in one’s own way.'),
  shows: z.array(line).max(4).optional().describe('What stands on the slide: at most four rows.'),
  needs: z.array(z.enum(materialIds)).optional(),
});
export type StepFile = z.infer<typeof step>;
const steps = z.record(id, step);

const timed = z.array(z.strictObject({ step: z.string().min(1), minutes, note: line.optional() })).min(1);
export type TimedFile = z.infer<typeof timed>;

/** The lengths that every session can be run in; the last is half a day. */
export const planLengths = [30, 60, 90, 150] as const;
const plan = z.strictObject({
  minutes: z.union(planLengths.map((each) => z.literal(each))).describe('Half a day is 150.'),
  steps: timed,
});

export const sessionSchema = z.strictObject({
  format: z.literal('session/1'),
  id: id.describe('The module’s own.'),
  aim: line,
  together: id.describe('Whom the room meets on the screen: one of the module’s people.'),
  pairing: z
    .array(
      z.union([
        z.strictObject({ page: id, did: line, room: line }),
        z.strictObject({ person: id, did: line, room: line }),
      ]),
    )
    .min(3)
    .describe('A page or person of the course: what they did there, and what to do with it in the room.'),
  'hand count': z.array(z.strictObject({ asks: line, means: line })).min(2),
  skills: z.array(move).min(3).describe('On the observer’s sheet, by their codes; their names are the course’s own.'),
  'without pre-work': z.strictObject({ opens: line, instead: z.array(line).min(2) }),
  answers: z.strictObject({ already: line, sent: line }),
  steps,
  plans: z.array(plan).length(planLengths.length),
});
export type SessionFile = z.infer<typeof sessionSchema>;

const card = z.strictObject({
  id,
  title: line,
  module: id,
  why: line,
  steps: z.array(z.strictObject({ minutes, does: line })).min(2),
  next: line.describe('What to ask each other at the next meeting.'),
});

export const packSchema = z.strictObject({
  format: z.literal('pack/1'),
  materials: z.partialRecord(
    z.enum(materialIds),
    z.strictObject({
      title: line,
      copies: z.enum(['none', 'one', 'each', 'group']).describe('How many to print: of a group, of each who comes.'),
      from: line.describe('Where it is printed from.'),
    }),
  ),
  rules: z.strictObject({
    triads: z.array(line).min(1),
    'opting out': z.array(line).min(1),
    'role player': z.array(line).min(1).describe('How the person answers, whoever plays them.'),
    'out of role': z.array(line).min(1),
    distress: z.array(line).min(1),
  }),
  'role families': z.array(
    z.strictObject({ id, title: line, roles: z.array(z.enum(roleIds)).min(1), plays: line.describe('Whom, and how.') }),
  ),
  answers: z.strictObject({ already: z.array(line).min(1), sent: z.array(line).min(1) }),
  steps: steps.describe('Steps that any session or workshop may use.'),
  workshops: z.array(
    z.strictObject({
      id,
      title: line,
      aim: line,
      modules: z.array(id).min(1),
      minutes,
      steps: timed.describe('A session’s own step is named after its module: `agenda-setting/one-word`.'),
    }),
  ),
  cards: z.array(card),
  emails: z.array(z.strictObject({ id, when: line, subject: line, body: line })),
  documents: z.array(
    z.strictObject({
      id,
      title: line,
      when: z.enum(['before', 'day', 'after']),
      for: line,
      minutes: minutes.optional(),
    }),
  ),
  survey: z.array(z.strictObject({ id, says: line })),
  audit: z.array(z.strictObject({ id, asks: line })),
  sources: z.array(z.string().min(1)),
});
export type PackFile = z.infer<typeof packSchema>;
export type CardFile = z.infer<typeof card>;
/** Minutes of one of the ten-minute cards. */
export const CARD_MINUTES = 10;
