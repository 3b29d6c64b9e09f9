/**
 * The learner's moves: the only place where the codes are defined. Names and definitions are what a nurse reads in the debrief.
 *
 * `effect` is a starting value for what a move does to a person; an author replaces it per choice, variable by variable. What
 * depends on the moment (permission, readiness, repetition) is in `person.ts`.
 */
export type MoveFamily =
  | 'opening'
  | 'agenda'
  | 'asking'
  | 'listening'
  | 'crediting'
  | 'informing'
  | 'advising'
  | 'pushing'
  | 'planning'
  | 'safety'
  | 'repair'
  | 'silence';

export interface Move {
  /** Plain name, as the debrief shows it. */
  readonly name: string;
  readonly definition: string;
  readonly example: string;
  readonly family: MoveFamily;
  /** The nearest code of the instrument that `source` names. */
  readonly equivalent: string;
  readonly source: string;
  readonly effect: Readonly<
    Partial<Record<'trust' | 'friction' | 'importance' | 'confidence' | 'momentum' | 'permission' | 'load', number>>
  >;
}

const miti = 'MITI 4.2.1 (Moyers, Manuel, Ernst 2015)';
const becci = 'BECCI (Lane 2005)';
const bap = 'Brief Action Planning (Gutnick 2014)';
const calgary = 'Calgary–Cambridge guide (Silverman, Kurtz, Draper)';
const agenda = 'Agenda mapping, EAGL-I (Gobat 2015); Heritage 2007';

export const moves = {
  HELLO: {
    name: 'Saying who is here',
    definition: 'Names, roles, and whether anyone else in the room may stay.',
    example: 'I’m Sam, one of the nurses. Who have you brought with you?',
    family: 'opening',
    equivalent: 'Initiating the session',
    source: calgary,
    effect: { trust: 1 },
  },
  AGO: {
    name: 'Asking for their list',
    definition: 'Asking what they want to bring, and whether there is something else.',
    example: 'Is there something else you wanted to bring today?',
    family: 'agenda',
    equivalent: 'Agenda: eliciting concerns',
    source: agenda,
    effect: { trust: 1 },
  },
  AGN: {
    name: 'Agreeing today’s list',
    definition: 'Putting their list and yours side by side and settling what comes first.',
    example: 'You have two, I have one. Where shall we start?',
    family: 'agenda',
    equivalent: 'Agenda: agreeing focus; Seeking collaboration',
    source: agenda,
    effect: { friction: -1 },
  },
  OQ: {
    name: 'Open question',
    definition: 'A question that cannot be answered with yes, no or a number.',
    example: 'What’s it like when you get home?',
    family: 'asking',
    equivalent: 'Question (open)',
    source: miti,
    effect: {},
  },
  CQ: {
    name: 'Closed question',
    definition: 'A question with a short, certain answer.',
    example: 'Are you taking it every day?',
    family: 'asking',
    equivalent: 'Question (closed)',
    source: miti,
    effect: {},
  },
  SR: {
    name: 'Saying it back',
    definition: 'Repeating what they said, in their words or close to them, adding nothing.',
    example: 'So it’s the mornings.',
    family: 'listening',
    equivalent: 'Simple reflection',
    source: miti,
    effect: { trust: 1 },
  },
  CR: {
    name: 'Saying what is underneath',
    definition: 'Saying back more than was said: what it means to them, or where it leads.',
    example: 'So the day belongs to somebody else.',
    family: 'listening',
    equivalent: 'Complex reflection',
    source: miti,
    effect: { trust: 2 },
  },
  DSR: {
    name: 'Both sides',
    definition: 'Saying back what pulls each way, in one breath, without tipping it.',
    example: 'You want the wind back, and it’s the one thing that’s yours.',
    family: 'listening',
    equivalent: 'Complex reflection (double-sided)',
    source: miti,
    effect: { friction: -1 },
  },
  SUM: {
    name: 'Pulling it together',
    definition: 'Gathering what was said so far and asking what is missing.',
    example: 'Let me see if I have it all. What have I missed?',
    family: 'listening',
    equivalent: 'Complex reflection (summary)',
    source: `${miti}; ${becci}`,
    effect: { trust: 1, load: -1 },
  },
  EMP: {
    name: 'Naming the feeling',
    definition: 'Naming the feeling that is there, without mending it.',
    example: 'That sounds frightening.',
    family: 'listening',
    equivalent: 'Empathy (item); complex reflection',
    source: becci,
    effect: { trust: 1, friction: -1 },
  },
  NORM: {
    name: '“Many people find…”',
    definition: 'Saying that others in their place find the same.',
    example: 'A lot of people tell me the evenings are worst.',
    family: 'crediting',
    equivalent: 'Support',
    source: becci,
    effect: { friction: -1 },
  },
  AFF: {
    name: 'Specific credit',
    definition: 'Naming something particular that they did or are.',
    example: 'You came back, with the sheet, after a fortnight like that.',
    family: 'crediting',
    equivalent: 'Affirm',
    source: miti,
    effect: { trust: 1, confidence: 1, momentum: 1 },
  },
  AUT: {
    name: 'Their choice',
    definition: 'Saying, and meaning, that the decision is theirs.',
    example: 'Whether you do is up to you.',
    family: 'crediting',
    equivalent: 'Emphasising autonomy',
    source: miti,
    effect: { friction: -1 },
  },
  PERM: {
    name: 'Asking before sharing',
    definition: 'Asking whether they want to hear it, and leaving room for no.',
    example: 'Would it help to hear what others have tried?',
    family: 'informing',
    equivalent: 'Seeking collaboration',
    source: miti,
    effect: { permission: 1 },
  },
  INFO: {
    name: 'Plain facts',
    definition: 'One piece of information, without saying what to do with it.',
    example: 'The brown one works slowly; the blue one works now.',
    family: 'informing',
    equivalent: 'Giving information',
    source: miti,
    effect: { load: 1 },
  },
  OPT: {
    name: 'A short menu',
    definition: 'Two or three possibilities, and room for their own.',
    example: 'Some walk it, some swim, some have a better idea. You?',
    family: 'planning',
    equivalent: 'Behavioural menu',
    source: bap,
    effect: { importance: 0, confidence: 1 },
  },
  ADVP: {
    name: 'Advice they agreed to hear',
    definition: 'Saying what you would do, after they asked or said yes.',
    example: 'Since you ask, I would start with the mornings.',
    family: 'advising',
    equivalent: 'Persuade with permission',
    source: miti,
    effect: { confidence: 1 },
  },
  ADV: {
    name: 'Advice they did not ask for',
    definition: 'Saying what they should do, or solving it for them.',
    example: 'What if you did them with your breakfast?',
    family: 'pushing',
    equivalent: 'Persuade',
    source: miti,
    effect: { friction: 2, momentum: -1, trust: -1 },
  },
  CONF: {
    name: 'Challenge or warning',
    definition: 'Disagreeing, warning, or pointing at what they did not do.',
    example: 'You know what happens if you carry on.',
    family: 'pushing',
    equivalent: 'Confront',
    source: miti,
    effect: { friction: 2, trust: -1 },
  },
  REAS: {
    name: 'Brush-off reassurance',
    definition: 'Settling a worry before hearing what it is.',
    example: 'I’m sure it’s nothing.',
    family: 'pushing',
    equivalent: 'Premature reassurance',
    source: calgary,
    effect: { momentum: -1 },
  },
  RUL: {
    name: 'Nought to ten',
    definition: 'Asking for a number, then why it is not lower.',
    example: 'How sure are you, nought to ten? What makes it a four and not a two?',
    family: 'planning',
    equivalent: 'Scaling; importance and confidence',
    source: `${becci}; ${bap}`,
    effect: { momentum: 1 },
  },
  GOAL: {
    name: 'What they want',
    definition: 'Asking for or agreeing what they are aiming at.',
    example: 'What would you like to be doing by the summer?',
    family: 'planning',
    equivalent: 'Goal',
    source: bap,
    effect: {},
  },
  PLAN: {
    name: 'What, when, how often',
    definition: 'Making a goal small and particular: what, when, where, how often.',
    example: 'Which days, and after what?',
    family: 'planning',
    equivalent: 'SMART action plan',
    source: bap,
    effect: {},
  },
  PROB: {
    name: 'Working out a snag together',
    definition: 'Finding what could get in the way, and what then.',
    example: 'What’s most likely to trip it up?',
    family: 'planning',
    equivalent: 'Problem-solving',
    source: bap,
    effect: { confidence: 1 },
  },
  FUP: {
    name: 'Asking how it went',
    definition: 'Coming back to an earlier plan with interest, whatever happened.',
    example: 'You were going to try the stairs. What happened?',
    family: 'planning',
    equivalent: 'Follow-up',
    source: bap,
    effect: { trust: 1 },
  },
  TB: {
    name: 'Checking your explaining',
    definition: 'Asking them to say it in their words, to test how well you put it.',
    example: 'I’ve said a lot. How will you explain it at home?',
    family: 'informing',
    equivalent: 'Teach-back',
    source: calgary,
    effect: { load: -1 },
  },
  STR: {
    name: 'Saying what comes next',
    definition: 'Telling them where you are in the conversation and what follows.',
    example: 'We have five minutes. I’ll look at the letter, then we plan.',
    family: 'opening',
    equivalent: 'Structuring (not coded in MITI)',
    source: calgary,
    effect: { load: -1 },
  },
  REF: {
    name: 'Pointing to a service',
    definition: 'Naming a person or service that could help, and how to reach it.',
    example: 'The carers’ centre can talk that through with you.',
    family: 'informing',
    equivalent: 'Giving information',
    source: miti,
    effect: { load: 1 },
  },
  SAFE: {
    name: 'Safety question',
    definition: 'Asking about danger: red flags, falls, harm, safeguarding.',
    example: 'Have you been so low that you thought of not being here?',
    family: 'safety',
    equivalent: 'Question (closed), safety',
    source: calgary,
    effect: {},
  },
  NET: {
    name: 'What to do if',
    definition: 'What to watch for, what to do then, and when to come back.',
    example: 'If it comes on at rest, ring 999 and don’t wait for me.',
    family: 'safety',
    equivalent: 'Safety netting',
    source: calgary,
    effect: {},
  },
  REP: {
    name: 'Owning up',
    definition: 'Saying that you went too fast or guessed wrong, and going back.',
    example: 'I got ahead of you there. Say it again?',
    family: 'repair',
    equivalent: 'Empathy; partnership',
    source: miti,
    effect: { trust: 1, friction: -1 },
  },
  UNK: {
    name: '“I don’t know; I’ll find out”',
    definition: 'Saying plainly what you do not know, and what you will do about it.',
    example: 'I don’t know. I’ll ring them and tell you on Thursday.',
    family: 'repair',
    equivalent: 'Giving information (honesty)',
    source: calgary,
    effect: { trust: 1 },
  },
  SIL: {
    name: 'Waiting',
    definition: 'Saying nothing, on purpose, with attention.',
    example: '…',
    family: 'silence',
    equivalent: 'Silence',
    source: calgary,
    effect: {},
  },
  ATT: {
    name: 'Turning to them, or to the screen',
    definition: 'Where you look; on the telephone, a sound that says you are there.',
    example: 'You turn the chair round.',
    family: 'silence',
    equivalent: 'Non-verbal attention',
    source: calgary,
    effect: {},
  },
} as const satisfies Record<string, Move>;

export type MoveCode = keyof typeof moves;

export const moveCodes = Object.keys(moves) as MoveCode[];
