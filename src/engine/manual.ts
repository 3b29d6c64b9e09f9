/** The coding manual of the moves, for those who rate, teach or check: nothing in the browser imports it. */
import type { MoveCode } from './moves';

export interface Coding {
  readonly example: string;
  /** The nearest code of the instrument that `source` names. */
  readonly equivalent: string;
  readonly source: string;
}

const miti = 'MITI 4.2.1 (Moyers, Manuel, Ernst 2015)';
const becci = 'BECCI (Lane 2005)';
const bap = 'Brief Action Planning (Gutnick 2014)';
const calgary = 'Calgary–Cambridge guide (Silverman, Kurtz, Draper)';
const agenda = 'Agenda mapping, EAGL-I (Gobat 2015); Heritage 2007';

export const manual: Readonly<Record<MoveCode, Coding>> = {
  HELLO: {
    example: 'I’m Sam, one of the nurses. Who have you brought with you?',
    equivalent: 'Initiating the session',
    source: calgary,
  },
  AGO: {
    example: 'Is there something else you wanted to bring today?',
    equivalent: 'Agenda: eliciting concerns',
    source: agenda,
  },
  AGN: {
    example: 'You have two, I have one. Where shall we start?',
    equivalent: 'Agenda: agreeing focus; Seeking collaboration',
    source: agenda,
  },
  OQ: {
    example: 'What’s it like when you get home?',
    equivalent: 'Question (open)',
    source: miti,
  },
  CQ: {
    example: 'Are you taking it every day?',
    equivalent: 'Question (closed)',
    source: miti,
  },
  SR: {
    example: 'So it’s the mornings.',
    equivalent: 'Simple reflection',
    source: miti,
  },
  CR: {
    example: 'So the day belongs to somebody else.',
    equivalent: 'Complex reflection',
    source: miti,
  },
  DSR: {
    example: 'You want the wind back, and it’s the one thing that’s yours.',
    equivalent: 'Complex reflection (double-sided)',
    source: miti,
  },
  SUM: {
    example: 'Let me see if I have it all. What have I missed?',
    equivalent: 'Complex reflection (summary)',
    source: `${miti}; ${becci}`,
  },
  EMP: {
    example: 'That sounds frightening.',
    equivalent: 'Empathy (item); complex reflection',
    source: becci,
  },
  NORM: {
    example: 'A lot of people tell me the evenings are worst.',
    equivalent: 'Support',
    source: becci,
  },
  AFF: {
    example: 'You came back, with the sheet, after a fortnight like that.',
    equivalent: 'Affirm',
    source: miti,
  },
  AUT: {
    example: 'Whether you do is up to you.',
    equivalent: 'Emphasising autonomy',
    source: miti,
  },
  PERM: {
    example: 'Would it help to hear what others have tried?',
    equivalent: 'Seeking collaboration',
    source: miti,
  },
  INFO: {
    example: 'The brown one works slowly; the blue one works now.',
    equivalent: 'Giving information',
    source: miti,
  },
  OPT: {
    example: 'Some walk it, some swim, some have a better idea. You?',
    equivalent: 'Behavioural menu',
    source: bap,
  },
  ADVP: {
    example: 'Since you ask, I would start with the mornings.',
    equivalent: 'Persuade with permission',
    source: miti,
  },
  ADV: {
    example: 'What if you did them with your breakfast?',
    equivalent: 'Persuade',
    source: miti,
  },
  CONF: {
    example: 'You know what happens if you carry on.',
    equivalent: 'Confront',
    source: miti,
  },
  REAS: {
    example: 'I’m sure it’s nothing.',
    equivalent: 'Premature reassurance',
    source: calgary,
  },
  RUL: {
    example: 'How sure are you, nought to ten? What makes it a four and not a two?',
    equivalent: 'Scaling; importance and confidence',
    source: `${becci}; ${bap}`,
  },
  GOAL: {
    example: 'What would you like to be doing by the summer?',
    equivalent: 'Goal',
    source: bap,
  },
  PLAN: {
    example: 'Which days, and after what?',
    equivalent: 'SMART action plan',
    source: bap,
  },
  PROB: {
    example: 'What’s most likely to trip it up?',
    equivalent: 'Problem-solving',
    source: bap,
  },
  FUP: {
    example: 'You were going to try the stairs. What happened?',
    equivalent: 'Follow-up',
    source: bap,
  },
  TB: {
    example: 'I’ve said a lot. How will you explain it at home?',
    equivalent: 'Teach-back',
    source: calgary,
  },
  STR: {
    example: 'We have five minutes. I’ll look at the letter, then we plan.',
    equivalent: 'Structuring (not coded in MITI)',
    source: calgary,
  },
  REF: {
    example: 'The carers’ centre can talk that through with you.',
    equivalent: 'Giving information',
    source: miti,
  },
  SAFE: {
    example: 'Have you been so low that you thought of not being here?',
    equivalent: 'Question (closed), safety',
    source: calgary,
  },
  NET: {
    example: 'If it comes on at rest, ring 999 and don’t wait for me.',
    equivalent: 'Safety netting',
    source: calgary,
  },
  REP: {
    example: 'I got ahead of you there. Say it again?',
    equivalent: 'Empathy; partnership',
    source: miti,
  },
  UNK: {
    example: 'I don’t know. I’ll ring them and tell you on Thursday.',
    equivalent: 'Giving information (honesty)',
    source: calgary,
  },
  SIL: {
    example: '…',
    equivalent: 'Silence',
    source: calgary,
  },
  ATT: {
    example: 'You turn the chair round.',
    equivalent: 'Non-verbal attention',
    source: calgary,
  },
};
