/**
 * Scenario → xstate machine, one state per turn, guards that ask `respond`.
 */
import { assign, createMachine, transition, type AnyStateMachine } from 'xstate';
import { holds } from './person';
import { respond, type Moment, type Outcome } from './respond';
import type { Decision, Ending, Person, Reply, Scenario, Turn, Visit } from './scenario';

/** A visit as a statechart: a state per turn, `end`, and a final state per ending. Its events are the choices' letters, `w` and `x`. */
export type ConsultationMachine = AnyStateMachine;

interface Context {
  readonly person: Person;
}
interface Guarded {
  readonly context: Context;
}

/** The name of an ending's final state; turns go by their own ids. */
export function endingState(ending: Ending): string {
  return `ending:${ending.id}`;
}

/**
 * Compiles a visit into a machine with one state per turn, named by its `TurnId`.
 *
 * The machine is pure: no clock, no chance, no DOM. The same choices always lead to the same turn, so an attempt is resumed by
 * replaying its choices.
 *
 * @param scenario one that `parseScenario` returned: every `goto` names a turn and every turn leads to an ending. None of this
 *   is checked again.
 * @param moment where the visit opens, and for whom: see `openingMoment`.
 */
export function compileVisit(scenario: Scenario, visit: Visit, moment: Moment): ConsultationMachine {
  const leaving = (endings: readonly Ending[]) =>
    endings.map((ending) => ({
      target: endingState(ending),
      guard: ({ context }: Guarded) => !ending.when || holds(ending.when, context.person),
    }));
  const turns = Object.values(visit.turns).map((turn) => [
    turn.id,
    { always: leaving(visit.leaves), on: eventsOf(scenario, visit, turn) },
  ]);
  const endings = [...visit.leaves, ...visit.endings].map((ending) => [endingState(ending), { type: 'final' }]);
  return createMachine({
    id: `${scenario.id}.${visit.id}`,
    initial: moment.turn,
    context: { person: moment.person },
    states: Object.fromEntries([...turns, ['end', { always: leaving(visit.endings) }], ...endings]),
  });
}

/** Where a machine goes from any moment: the prover compares it with `respond`. */
export function stepFrom(
  machine: ConsultationMachine,
  { turn, person }: Moment,
  decision: Decision,
): { readonly state: string; readonly person: Person } {
  const from = machine.resolveState({ value: turn, context: { person } });
  const [after] = transition(machine, from, { type: decision });
  return { state: String(after.value), person: (after.context as Context).person };
}

function eventsOf(scenario: Scenario, visit: Visit, turn: Turn) {
  const ask = rememberOne((person: Person, decision: Decision) =>
    respond(scenario, visit, { turn: turn.id, person }, decision),
  );
  const transitions = (decision: Decision, replies: readonly Reply[]) =>
    replies.map((reply) => ({
      target: reply.goto,
      guard: ({ context }: Guarded) => ask(context.person, decision)?.reply === reply,
      actions: assign(({ context }: Guarded) => ({
        person: ask(context.person, decision)?.next.person ?? context.person,
      })),
    }));
  const { toScreen, toPerson } = visit.attend;
  return Object.fromEntries([
    ...turn.choices.map((choice) => [choice.id, transitions(choice.id, choice.replies)] as const),
    ['w', transitions('w', turn.wait ?? [visit.wait])] as const,
    ['x', transitions('x', turn.attend ?? [toScreen, toPerson])] as const,
  ]);
}

/** Guard and assign ask the same question one after the other; the answer to the last one is kept. */
function rememberOne(ask: (person: Person, decision: Decision) => Outcome | undefined): typeof ask {
  let last: { person: Person; decision: Decision; outcome: Outcome | undefined } | undefined;
  return (person, decision) => {
    if (last?.person !== person || last.decision !== decision)
      last = { person, decision, outcome: ask(person, decision) };
    return last.outcome;
  };
}
