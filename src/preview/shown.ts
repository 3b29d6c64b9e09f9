/** What the preview's server tells its page. */
import type { Problem } from '../content/parse/problem';
import type { Scenario } from '../engine/scenario';
import type { ScenarioProof } from '../prove/report';

/** The scenario as its file stands; without a scenario the problems say why. */
export interface Read {
  readonly scenario?: Scenario;
  readonly problems: readonly Problem[];
}

/** `proving` while the proof runs; what went wrong when there is none. */
export type Proving =
  | { readonly state: 'proving' }
  | { readonly state: 'proved'; readonly proof: ScenarioProof }
  | { readonly state: 'failed'; readonly why: string };

export const READ = 'preview:read';
export const PROVING = 'preview:proving';
