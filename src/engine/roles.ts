/** As whom one plays: the same conversation, in the words of another role. Words change; what they lead to does not. */
import type { Role, Scenario } from './scenario';

/** One's own role where the scenario has it; otherwise the first of its roles. */
export function roleIn({ roles }: Pick<Scenario, 'roles'>, own: Role | undefined): Role | undefined {
  return roles.find((each) => each === own) ?? roles[0];
}

/** The scenario with the lines that a role words otherwise; the same one where it words none. */
export function playedAs(scenario: Scenario, own: Role | undefined): Scenario {
  const role = roleIn(scenario, own);
  const lines = role && scenario.as?.[role];
  if (!lines) return scenario;
  const words = new Map(lines);
  const inWords = <T>(value: T): T => {
    if (typeof value === 'string') return (words.get(value) ?? value) as T;
    if (Array.isArray(value)) return value.map(inWords) as T;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inWords(each as unknown)])) as T;
  };
  const { as, ...written } = scenario;
  return { ...inWords(written), as };
}

/** The scenario as each of its roles plays it, the first as it is written. */
export function castsOf(scenario: Scenario): readonly (readonly [Role, Scenario])[] {
  return scenario.roles.map((role) => [role, playedAs(scenario, role)] as const);
}
