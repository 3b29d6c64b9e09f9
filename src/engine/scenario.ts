/**
 * What a consultation is: the types of a scenario that `parseScenario` has checked. Names have become places: every condition
 * and effect refers to a variable by its index in `Scenario.variables`, every `goto` names a turn that exists.
 *
 * A scenario in hand is in one language. Only `src/content/parse` makes one.
 */

import type { MoveCode } from './moves';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type ScenarioId = Branded<'ScenarioId'>;
export type VisitId = Branded<'VisitId'>;
/** Unique in its scenario; the name of a state in the machine. */
export type TurnId = Branded<'TurnId'>;
export type SceneId = Branded<'SceneId'>;
export type EndingId = Branded<'EndingId'>;
/** One letter a–v, unique in its turn, the author's for ever: the radio's value and the bookmark's character. */
export type ChoiceId = Branded<'ChoiceId'>;
/** What the learner may do without speaking: `w` waits, `x` turns from the person to the screen or back. */
export type Standing = 'w' | 'x';
/** One character: what a learner did at a turn. */
export type Decision = ChoiceId | Standing;

export type Role =
  | 'gp'
  | 'practice-nurse'
  | 'health-care-assistant'
  | 'physiotherapist'
  | 'pharmacist'
  | 'health-coach'
  | 'receptionist'
  | 'care-navigator'
  | 'social-prescriber';

export type Setting = 'clinic' | 'telephone' | 'video' | 'home' | 'desk';

/** One whole number of a person's state. The first eight are the same in every scenario: see `person.ts`. */
export interface Variable {
  /** `trust`, or an agenda item's, plan slot's or fact's own id, or `later-<n>` for a cost still to come. */
  readonly name: string;
  readonly kind: 'scale' | 'posture' | 'item' | 'slot' | 'fact' | 'debt' | 'counter';
  readonly min: number;
  readonly max: number;
  readonly start: number;
}

/** A person at a moment: one whole number for each of the scenario's variables, in their order. */
export type Person = readonly number[];

/** A test of a person's state. Bounds are inclusive. */
export type Condition =
  | { readonly variable: number; readonly min: number; readonly max: number }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** One change of one variable: `add` is clamped to its bounds, `set` replaces, `raise` never lowers, `lower` never raises nor takes back what was told. */
export interface Change {
  readonly variable: number;
  readonly how: 'add' | 'set' | 'raise' | 'lower';
  readonly by: number;
}

/** Which way the person's words lean, and what they speak of. */
export type TalkKind = 'change' | 'sustain' | 'neutral';
export type TalkAbout = 'desire' | 'ability' | 'reason' | 'need' | 'commitment' | 'activation' | 'taking-steps';
export interface Talk {
  readonly kind: TalkKind;
  readonly about?: TalkAbout;
}

export type Posture = 'guarded' | 'wary' | 'neutral' | 'easing' | 'open' | 'leaving';

/** What can be seen of the person; a field left out stays as it was. */
export interface Seen {
  readonly posture?: Posture;
  /** A key of `Scenario.objects`. */
  readonly object?: string;
  /** What the hands, eyes or voice do, in words. */
  readonly cue?: string;
}

/** A plan slot's words and whose idea they were. */
export interface Planned {
  /** Index in `Scenario.variables`. */
  readonly variable: number;
  readonly whose: 'practitioner' | 'person' | 'both';
  readonly words: string;
}

/** A cost that arrives when the conversation enters `at`; until then the variable `debt` is 1. */
export interface Later {
  readonly debt: number;
  readonly at: TurnId;
  readonly effect: readonly Change[];
  /** One sentence for the debrief: what came back, and from where. */
  readonly because: string;
}

/** What the person answers. The last reply of a choice has no `when`. */
export interface Reply extends Seen {
  readonly when?: Condition;
  readonly says?: string;
  readonly thinks?: string;
  readonly talk?: Talk;
  /** Scale effects, items told or closed, facts, slots: all of it, in the author's order. */
  readonly effect: readonly Change[];
  readonly plans: readonly Planned[];
  readonly later?: Later;
  /** Absent only in replies to wait and attend: the turn stays. */
  readonly goto?: TurnId | 'end';
}

export type Worth = 0 | 1 | 2;
export type Target = 'change' | 'status-quo' | 'feeling' | 'content';

/** What the learner may say at a turn. */
export interface Choice {
  readonly id: ChoiceId;
  readonly says: string;
  readonly move: MoveCode;
  readonly target?: Target;
  /** 2 apt, 1 fair, 0 costly. */
  readonly worth: Worth;
  /** Replaces the move's default effect, variable by variable; also the facts that saying it makes true. */
  readonly effect: readonly Change[];
  readonly replies: readonly Reply[];
  readonly lay?: string;
  readonly clinician?: string;
  /** Who said so, where it is somebody of the organisation’s own. */
  readonly voices?: { readonly lay?: Voice; readonly clinician?: Voice };
}

/** Somebody who comments under their own name. */
export interface Voice {
  readonly name: string;
  readonly who: string;
  /** A file in the package. */
  readonly picture?: string;
}

export interface Turn extends Seen {
  readonly id: TurnId;
  readonly scene: SceneId;
  /** Follows the reply in the same utterance; opens the visit at its start turn. */
  readonly says?: string;
  readonly talk?: Talk;
  readonly thinks?: string;
  /** A coach's word, if the learner asks. */
  readonly coach?: string;
  readonly choices: readonly Choice[];
  readonly wait?: readonly Reply[];
  readonly attend?: readonly Reply[];
  /** Costs that arrive on entering this turn, when their `debt` stands. */
  readonly dues: readonly Later[];
}

export interface Scene {
  readonly id: SceneId;
  readonly title: string;
  /** The narrator's sentence where the scene ends and the learner may stop. */
  readonly pause?: string;
}

export type EndingKind = 'good' | 'mixed' | 'poor';

export interface Ending extends Seen {
  readonly id: EndingId;
  readonly kind: EndingKind;
  readonly when?: Condition;
  /** The person's last words. */
  readonly says?: string;
  readonly thinks?: string;
  /** What happened then, or what the practitioner missed: never what is wrong with the person. */
  readonly after: string;
}

/** A choice that was said: at `turn`, and (when given) answered by the reply of that index. */
export interface Said {
  readonly turn: TurnId;
  readonly choice: Decision;
  readonly reply?: number;
}

/** One sentence of the person's account, or one phrase for today. It is used when all it names is true. */
export interface Phrase {
  /** Any of these was said. */
  readonly said?: readonly Said[];
  /** Holds on the person's state at the end. */
  readonly when?: Condition;
  readonly says: string;
}

/** What a later visit takes over from the end of an earlier one; everything else begins as the scenario says. */
export interface Carries {
  /** Trust at the end, in three bands (0–2, 3–4, 5–6), → where it begins now. */
  readonly trust: { readonly low: number; readonly middle: number; readonly high: number };
  /** Items, slots and facts that keep their value: places in `Scenario.variables`. */
  readonly keeps: readonly number[];
}

/** Where a visit opens for those it fits. */
export interface Opening {
  readonly when: Condition;
  readonly turn: TurnId;
  readonly effect: readonly Change[];
}

export interface Visit {
  readonly id: VisitId;
  readonly title: string;
  /** Where and when, in a sentence or two. */
  readonly place: string;
  /** Who you are and why the person has come, in one sentence. */
  readonly brief: string;
  /** Minutes of the appointment in the story. */
  readonly minutes: number;
  /** The turn at which it opens when none of the openings fits. */
  readonly start: TurnId;
  /** Tested in order on the person who comes in. */
  readonly openings: readonly Opening[];
  /** The visit that this one remembers. */
  readonly after?: VisitId;
  readonly carries?: Carries;
  readonly scenes: readonly Scene[];
  readonly turns: Readonly<Record<TurnId, Turn>>;
  /** Early endings, tested after every decision that did not end the visit. */
  readonly leaves: readonly Ending[];
  /** Tested in order at `goto: end`; the last has no condition. */
  readonly endings: readonly Ending[];
  /** What the person does when one waits, or turns to the screen or back, and the turn says nothing of it. */
  readonly wait: Reply;
  readonly attend: { readonly toScreen: Reply; readonly toPerson: Reply };
  /** Groups in order; the first phrase of a group that holds is said. */
  readonly account: readonly (readonly Phrase[])[];
  /** One phrase to use today; the last holds always. */
  readonly today: readonly Phrase[];
}

export interface AgendaItem {
  readonly variable: number;
  /** As the person would put it: "My knee, and that sheet of yours." */
  readonly says: string;
  /** What they would have said; shown only when the learner asks. */
  readonly unsaid?: string;
}

export interface Fact {
  readonly variable: number;
  /** For the debrief: "Asked about falls". */
  readonly says: string;
  /** No ending is good without it. */
  readonly safety: boolean;
}

export interface Slot {
  readonly variable: number;
  /** "What", "When", "How often". */
  readonly says: string;
}

export interface Scenario {
  readonly format: 'scenario/1';
  readonly id: ScenarioId;
  /** Hash of turns, choices, moves, conditions, effects and gotos; never of wording. */
  readonly revision: string;
  readonly title: string;
  readonly setting: Setting;
  /** As whom one may play it; the first is whom the lines are written for. */
  readonly roles: readonly Role[];
  /** What another of the roles says and hears instead: each line as written, and as it is then. See `roles.ts`. */
  readonly as?: Readonly<Partial<Record<Role, readonly (readonly [written: string, own: string])[]>>> | undefined;
  /** Content notes, told before one meets the person. */
  readonly notes: readonly string[];
  readonly name: string;
  readonly age: number;
  readonly pronoun: 'she' | 'he' | 'they';
  /** Object name → what it shows, for those who do not see it. Drawn in `static/objects/<scenario>-<object>.svg`. */
  readonly objects: Readonly<Record<string, string>>;
  readonly variables: readonly Variable[];
  readonly agenda: readonly AgendaItem[];
  readonly slots: readonly Slot[];
  readonly facts: readonly Fact[];
  readonly visits: readonly Visit[];
  /** The running move and affirmations are counted only where a scenario asks. */
  readonly counts: readonly ('running' | 'affirmations' | 'load')[];
}
