/** The order in which a turn's choices are shown: shuffled by a seed, so that the best is nowhere in particular and the same for a replay. */
import type { Choice, Scenario, Turn } from './scenario';

/** @param attempt 1 for the first time through this visit; each later one shows another order. */
export function shownChoices(scenario: Scenario, turn: Turn, attempt: number): readonly Choice[] {
  const shown = [...turn.choices];
  let state = hash(`${scenario.id}/${turn.id}/${attempt}`);
  for (let i = shown.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const j = Math.floor((state / 2 ** 32) * (i + 1));
    [shown[i], shown[j]] = [shown[j] as Choice, shown[i] as Choice];
  }
  return shown;
}

/** FNV-1a, 32 bits. Source: draft-eastlake-fnv. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return value;
}
