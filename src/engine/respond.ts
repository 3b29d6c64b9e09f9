/**
 * The one rule: what happens when a learner does something at a moment. The machine's guards ask it, its assigns take its
 * result, and the prover walks it.
 *
 * Order: the move's default effect at this moment (the choice's own effect replaces it, variable by variable) → the first reply
 * whose `when` holds on the new state → that reply's effect → its talk moves momentum by one → on entering another turn, costs
 * that are due → early endings. At `goto: end` the endings are tested instead.
 */
import { apply, countMove, defaultChanges, holds, MOMENTUM, SCREEN, STOOD } from './person';
import type {
  Change,
  Choice,
  Decision,
  Ending,
  Later,
  Person,
  Reply,
  Scenario,
  Standing,
  Turn,
  TurnId,
  Visit,
} from './scenario';

/** Where a conversation stands: the turn and the person. */
export interface Moment {
  readonly turn: TurnId;
  readonly person: Person;
}

/** What a decision led to. */
export interface Outcome {
  /** The choice said; undefined when the learner waited or turned. */
  readonly choice: Choice | undefined;
  /** Which of the replies it was, and the reply. */
  readonly index: number;
  readonly reply: Reply;
  /** The person afterwards, and the turn they are in; at an ending the turn that was left. */
  readonly next: Moment;
  /** Costs that arrived on entering the next turn. */
  readonly arrived: readonly Later[];
  readonly ending: Ending | undefined;
}

/** May the learner wait or turn here? Once a turn, one of the two. */
export function mayStand(moment: Moment): boolean {
  return moment.person[STOOD] === 0;
}

/** Is this something done without speaking? */
export function isStanding(decision: Decision): decision is Standing {
  return decision === 'w' || decision === 'x';
}

/**
 * Resolves one decision.
 *
 * @returns undefined when the turn does not offer this decision: nothing has happened then.
 */
export function respond(scenario: Scenario, visit: Visit, moment: Moment, decision: Decision): Outcome | undefined {
  const turn = visit.turns[moment.turn];
  if (!turn) return undefined;
  const person = moment.person.slice();
  const said = turn.choices.find(({ id }) => id === decision);
  let replies: readonly Reply[];
  if (said) {
    replies = said.replies;
    say(scenario, said, person);
  } else {
    if (!isStanding(decision) || !mayStand(moment)) return undefined;
    replies = stand(scenario, visit, turn, person, decision);
  }
  const index = replies.findIndex(({ when }) => !when || holds(when, person));
  const reply = replies[index];
  if (!reply) return undefined;
  apply(reply.effect, person, scenario.variables);
  if (reply.talk) apply(leaning[reply.talk.kind], person, scenario.variables);
  return settle(scenario, visit, turn.id, person, said, index, reply);
}

const leaning = {
  change: [{ variable: MOMENTUM, how: 'add', by: 1 }],
  sustain: [{ variable: MOMENTUM, how: 'add', by: -1 }],
  neutral: [],
} as const satisfies Record<string, readonly Change[]>;

/** The learner speaks: the move's default effect, save where the author wrote their own. */
function say(scenario: Scenario, choice: Choice, person: number[]): void {
  apply(changesOfSaying(choice, defaultChanges(choice.move, person, scenario)), person, scenario.variables);
  countMove(choice.move, person, scenario);
}

/** The defaults that the author left standing, then the author's own; the same list again for the same two. */
function changesOfSaying({ effect }: Choice, byDefault: readonly Change[]): readonly Change[] {
  if (effect.length === 0) return byDefault;
  let known = together.get(effect);
  if (!known) together.set(effect, (known = new Map()));
  let changes = known.get(byDefault);
  if (!changes) {
    const left = byDefault.filter(({ variable }) => !effect.some((own) => own.variable === variable));
    known.set(byDefault, (changes = [...left, ...effect]));
  }
  return changes;
}

const together = new WeakMap<readonly Change[], Map<readonly Change[], readonly Change[]>>();

/** The learner waits, or turns; on the telephone there is no screen to turn to. */
function stand(scenario: Scenario, visit: Visit, turn: Turn, person: number[], decision: Standing): readonly Reply[] {
  person[STOOD] = 1;
  if (decision === 'w') return turn.wait ?? [visit.wait];
  if (scenario.setting !== 'telephone') person[SCREEN] = person[SCREEN] === 1 ? 0 : 1;
  return turn.attend ?? [person[SCREEN] === 1 ? visit.attend.toScreen : visit.attend.toPerson];
}

function settle(
  scenario: Scenario,
  visit: Visit,
  from: TurnId,
  person: number[],
  choice: Choice | undefined,
  index: number,
  reply: Reply,
): Outcome {
  const { goto } = reply;
  if (goto === 'end') {
    const ending = endingFor(visit.endings, person);
    return { choice, index, reply, next: { turn: from, person }, arrived: nothing, ending };
  }
  const arrived = goto === undefined ? nothing : enter(scenario, visit, goto, person);
  const ending = endingFor(visit.leaves, person);
  return { choice, index, reply, next: { turn: goto ?? from, person }, arrived, ending };
}

const nothing: readonly Later[] = [];

function endingFor(endings: readonly Ending[], person: Person): Ending | undefined {
  for (const ending of endings) if (!ending.when || holds(ending.when, person)) return ending;
  return undefined;
}

/** Another turn begins: one may wait again, and costs that are due arrive. */
function enter(scenario: Scenario, visit: Visit, turn: TurnId, person: number[]): readonly Later[] {
  person[STOOD] = 0;
  let arrived = nothing;
  for (const later of visit.turns[turn]?.dues ?? nothing) {
    if (person[later.debt] !== 1) continue;
    person[later.debt] = 0;
    apply(later.effect, person, scenario.variables);
    arrived = [...arrived, later];
  }
  return arrived;
}
