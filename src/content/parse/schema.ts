/** What a scenario file may hold: the one schema of `scenario/1`. Its descriptions become the author's hover text. */
import { z } from 'zod';
import { moveCodes } from '../../engine/moves';

/** A text that somebody reads: it has an id, and another language or an organisation may have its own. See `lines.ts`. */
export const line = z.string().min(1);
/** A condition, or another text that only the build reads. */
const text = z.string().min(1);
const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'An id has small letters, digits and hyphens, and begins with a letter');
const oneOrMany = <T extends z.ZodType>(one: T) => z.union([one, z.array(one)]);
const scale = z.number().int().min(0).max(6);

export const roleIds = [
  'gp',
  'practice-nurse',
  'health-care-assistant',
  'physiotherapist',
  'pharmacist',
  'health-coach',
  'receptionist',
  'care-navigator',
  'social-prescriber',
] as const;

const talkAbout = z.enum(['desire', 'ability', 'reason', 'need', 'commitment', 'activation', 'taking-steps']);
const talk = z
  .union([
    z.literal('neutral'),
    z.strictObject({ change: talkAbout }),
    z.strictObject({ sustain: talkAbout }),
    z.strictObject({ neutral: z.unknown() }),
  ])
  .describe('Which way the words lean: `{ change: need }`, `{ sustain: ability }` or `neutral`.');

const effect = z
  .strictObject({
    trust: z.number().int().min(-6).max(6).optional(),
    friction: z.number().int().min(-6).max(6).optional(),
    importance: z.number().int().min(-6).max(6).optional(),
    confidence: z.number().int().min(-6).max(6).optional(),
    momentum: z.number().int().min(-4).max(4).optional(),
    load: z.number().int().min(-3).max(3).optional(),
    permission: z.enum(['open', 'closed']).optional(),
  })
  .describe('What it does to the person; each number is added.');

const seen = {
  posture: z.enum(['guarded', 'wary', 'neutral', 'easing', 'open', 'leaving']).optional(),
  object: id.optional().describe('One of `objects`: what the telling object looks like now.'),
  cue: line.optional().describe('What the hands, eyes or voice do, in words.'),
};

const planned = z.strictObject({
  whose: z.enum(['practitioner', 'person', 'both']).describe('Whose idea it was.'),
  words: line,
});

const reply = z.strictObject({
  when: text.optional().describe('A condition on the person’s state; the last reply has none.'),
  says: line.optional(),
  ...seen,
  thinks: line.optional(),
  talk: talk.optional(),
  effect: effect.optional(),
  facts: oneOrMany(id).optional(),
  tells: oneOrMany(id).optional(),
  holds: oneOrMany(id).optional(),
  agrees: oneOrMany(id).optional(),
  closes: oneOrMany(id).optional(),
  plan: z.record(id, planned).optional(),
  later: z
    .strictObject({ at: id, effect, because: line })
    .optional()
    .describe('A cost that arrives on entering the turn `at`.'),
  goto: id.optional().describe('The next turn, or `end`.'),
});

const choice = z.strictObject({
  id: z
    .string()
    .regex(/^[a-v]$/, 'A choice’s id is one letter a–v')
    .describe('One letter, never reused.'),
  says: line,
  move: z
    .enum(moveCodes as [string, ...string[]])
    .describe('What the learner does, by its code in src/engine/moves.ts.'),
  target: z.enum(['change', 'status-quo', 'feeling', 'content']).optional(),
  worth: z.union([z.literal(0), z.literal(1), z.literal(2)]).describe('2 apt, 1 fair, 0 costly.'),
  effect: effect.optional(),
  facts: oneOrMany(id).optional(),
  replies: z.array(reply).min(1),
  lay: line.optional().describe('The lay tutor, at most 25 words.'),
  clinician: line.optional().describe('The clinician tutor, at most 25 words.'),
});

const turn = z.strictObject({
  scene: id,
  says: line.optional(),
  talk: talk.optional(),
  ...seen,
  thinks: line.optional(),
  coach: line.optional(),
  choices: z.array(choice).min(2).max(4),
  wait: z.array(reply).min(1).optional(),
  attend: z.array(reply).min(1).optional(),
});

const ending = z.strictObject({
  id,
  kind: z.enum(['good', 'mixed', 'poor']),
  when: text.optional(),
  says: line.optional(),
  thinks: line.optional(),
  ...seen,
  after: line,
});

const phrase = z.strictObject({
  id: id.optional().describe('Only where another phrase hangs on the same things.'),
  said: oneOrMany(text).optional().describe('`turn.letter`, or `turn.letter/2` for its second reply.'),
  when: text.optional(),
  says: line,
});

const visit = z.strictObject({
  id,
  title: line,
  place: line,
  brief: line,
  minutes: z.number().int().positive(),
  start: id.describe('The turn at which the visit opens, where no opening fits.'),
  after: id.optional().describe('The visit that this one remembers.'),
  carries: z
    .strictObject({ trust: z.strictObject({ low: scale, middle: scale, high: scale }), keeps: z.array(id) })
    .optional()
    .describe('What is taken over from the end of the earlier visit; all else begins as the person does.'),
  openings: z
    .array(z.strictObject({ when: text, turn: id, effect: effect.optional() }))
    .optional()
    .describe('Where the visit opens for whom; tested in order on the person who comes in.'),
  scenes: z.record(id, z.strictObject({ title: line, pause: line.optional() })),
  wait: reply,
  attend: z
    .strictObject({ 'to-screen': reply.optional(), 'to-person': reply.optional(), sound: reply.optional() })
    .describe('`to-screen` and `to-person`; on the telephone `sound`, for there is no screen to turn to.'),
  turns: z.record(id, turn),
  leaves: z.array(ending).optional(),
  endings: z.array(ending).min(1),
  account: z.array(z.array(phrase).min(1)).min(1),
  today: z.array(phrase).min(1),
});

export const scenarioSchema = z.strictObject({
  format: z.literal('scenario/1'),
  id,
  title: line,
  setting: z.enum(['clinic', 'telephone', 'video', 'home', 'desk']),
  roles: z
    .array(z.enum(roleIds))
    .min(1)
    .describe('As whom one may play; the first is whom the lines are written for, each other has its own under `as`.'),
  as: z
    .record(id, z.record(text, line))
    .optional()
    .describe(
      'Role → what it says and hears instead, by the line’s name: `visits/review/turns/inhalers/choices/a/says`.',
    ),
  notes: z.array(line).optional(),
  counts: z.array(z.enum(['running', 'affirmations', 'load'])).optional(),
  person: z.strictObject({
    name: text,
    age: z.number().int().positive(),
    pronoun: z.enum(['she', 'he', 'they']),
    start: z.strictObject({ trust: scale, friction: scale, importance: scale, confidence: scale }),
  }),
  objects: z.record(id, line).optional(),
  agenda: z
    .record(id, z.strictObject({ at: z.enum(['guarded', 'held', 'surface']), says: line, unsaid: line.optional() }))
    .optional(),
  plan: z.record(id, line).optional(),
  facts: z.record(id, line).optional(),
  safety: z.array(id).optional(),
  visits: z.array(visit).min(1),
});

export type ScenarioFile = z.infer<typeof scenarioSchema>;
export type VisitFile = z.infer<typeof visit>;
export type ReplyFile = z.infer<typeof reply>;
export type ChoiceFile = z.infer<typeof choice>;
export type EndingFile = z.infer<typeof ending>;
export type PhraseFile = z.infer<typeof phrase>;
export type EffectFile = z.infer<typeof effect>;
export type TurnFile = z.infer<typeof turn>;
