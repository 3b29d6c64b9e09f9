/** The person's hidden state in words an author knows: the names and levels of the scenario's own file. */
import { ideaOwners, itemLevels, SCREEN, STOOD } from '../engine/person';
import type { Person, Scenario, Visit } from '../engine/scenario';

/** One variable now: `trust 3`, `ron told`, `what person`, `checked`. */
export interface Shown {
  readonly name: string;
  readonly kind: string;
  readonly value: string;
  /** True when it stands as the scenario starts it. */
  readonly asAtStart: boolean;
}

/** Everything a guard may ask of the person, in the scenario's order; costs that are not to come left out. */
export function stateOf(scenario: Scenario, visit: Visit, person: Person): Shown[] {
  return scenario.variables.flatMap(({ kind, start }, variable) => {
    const value = person[variable] ?? 0;
    if (variable === STOOD || !known(scenario, visit, variable) || (kind === 'debt' && value === 0)) return [];
    return [
      {
        name: nameOf(scenario, visit, variable),
        kind,
        value: inWords(scenario, variable, value),
        asAtStart: value === start,
      },
    ];
  });
}

/** What changed between two moments: `trust +2`, `ron told`. */
export function changesOf(scenario: Scenario, visit: Visit, before: Person, after: Person): string[] {
  return scenario.variables.flatMap(({ kind }, variable) => {
    const [was, is] = [before[variable] ?? 0, after[variable] ?? 0];
    if (was === is || variable === STOOD || variable === SCREEN || !known(scenario, visit, variable)) return [];
    const name = nameOf(scenario, visit, variable);
    if (kind === 'scale') return [`${name} ${is > was ? '+' : '−'}${Math.abs(is - was)}`];
    if (kind === 'debt') return is === 1 ? [`${name} to come`] : [];
    if (kind === 'fact') return [is === 1 ? name : `no longer ${name}`];
    return [`${name} ${inWords(scenario, variable, is)}`];
  });
}

/** A cost that waits at a turn of another visit is nothing to this one. */
function known(scenario: Scenario, visit: Visit, variable: number): boolean {
  return scenario.variables[variable]?.kind !== 'debt' || turnOfDebt(visit, variable) !== undefined;
}

function turnOfDebt(visit: Visit, variable: number): string | undefined {
  return Object.values(visit.turns).find(({ dues }) => dues.some(({ debt }) => debt === variable))?.id;
}

function nameOf(scenario: Scenario, visit: Visit, variable: number): string {
  const { name, kind } = scenario.variables[variable] ?? { name: '', kind: '' };
  return kind === 'debt' ? `a cost at ${turnOfDebt(visit, variable) ?? ''}` : name;
}

function inWords(scenario: Scenario, variable: number, value: number): string {
  switch (scenario.variables[variable]?.kind) {
    case 'item':
      return itemLevels[value] ?? '';
    case 'slot':
      return ideaOwners[value] ?? '';
    case 'fact':
      return value === 1 ? 'true' : 'not yet';
    case 'debt':
      return value === 1 ? 'to come' : 'none';
    case 'posture':
      return variable === SCREEN ? (value === 1 ? 'looked at' : 'not looked at') : value === 1 ? 'open' : 'closed';
    case 'scale':
    case 'counter':
    case undefined:
      return String(value).replace('-', '−');
  }
}
