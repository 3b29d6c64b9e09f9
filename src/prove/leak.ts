/**
 * Can the best option be told by its words alone, or by its length? A bag-of-words model is trained on all scenarios but one and picks
 * in that one. What it gains over chance is what leaks.
 */
import { castsOf } from '../engine/roles';
import type { Choice, Scenario } from '../engine/scenario';
import type { Finding } from './findings';

/** How many scenarios there must be before the model says anything, and before what it says is held against a scenario. */
export const REPORTED_FROM = 3;
export const ENFORCED_FROM = 8;
/** The most that the model may gain over chance. */
export const MOST_GAIN = 0.1;

export interface Leak {
  readonly id: string;
  /** Share of turns where the model picks an option of worth 2, in the words of the role in which it does so most. */
  readonly picked: number;
  /** Share that blind picking would reach. */
  readonly chance: number;
}

/** For each scenario, how well a model of the others does in it; nothing while there are too few. */
export function leaksOf(scenarios: readonly Scenario[]): Leak[] {
  if (scenarios.length < REPORTED_FROM) return [];
  return scenarios.map((scenario) => {
    const score = train(
      scenarios
        .filter((other) => other !== scenario)
        .flatMap(turnsOf)
        .flat(),
    );
    const shares = castsOf(scenario).map(([, cast]) => {
      const turns = turnsOf(cast).filter((choices) => choices.some(isBest));
      const hits = turns.filter((choices) => {
        const best = Math.max(...choices.map((choice) => score(choice.says)));
        return choices.find((choice) => score(choice.says) === best)?.worth === 2;
      });
      return hits.length / turns.length;
    });
    const turns = turnsOf(scenario).filter((choices) => choices.some(isBest));
    const chance = turns.reduce((sum, choices) => sum + choices.filter(isBest).length / choices.length, 0);
    return { id: scenario.id, picked: Math.max(...shares), chance: chance / turns.length };
  });
}

/** What is held against a scenario, once there are enough of them to say so. */
export function leakFindings(leaks: readonly Leak[], id: string): Finding[] {
  if (leaks.length < ENFORCED_FROM) return [];
  return leaks
    .filter((leak) => leak.id === id && leak.picked > leak.chance + MOST_GAIN)
    .map(({ picked, chance }) => ({
      code: 'words-leak',
      message: `${id}: a model of the other scenarios’ words picks the best option at ${(100 * picked).toFixed(0)} turns in a hundred; chance is ${(100 * chance).toFixed(0)}.`,
      play: '',
    }));
}

/** How many more times than blind chance expects the best option may be the longest of its turn. */
const MOST_LONGEST = 1;

/** What is held against a scenario whose best options can be told by their length. */
export function lengthFindings(scenario: Scenario): Finding[] {
  const turns = turnsOf(scenario).filter((choices) => choices.some(isBest));
  const longest = turns.filter((choices) => {
    const most = Math.max(...choices.map(({ says }) => says.length));
    return choices.some((choice) => isBest(choice) && choice.says.length === most);
  }).length;
  const chance = turns.reduce((sum, choices) => sum + choices.filter(isBest).length / choices.length, 0);
  if (longest <= chance + MOST_LONGEST) return [];
  return [
    {
      code: 'length-leaks',
      message: `${scenario.id}: the best option is the longest at ${longest} of ${turns.length} turns; by chance it would be at ${chance.toFixed(1)}.`,
      play: '',
    },
  ];
}

function turnsOf(scenario: Scenario): (readonly Choice[])[] {
  return scenario.visits.flatMap(({ turns }) => Object.values(turns).map(({ choices }) => choices));
}

function isBest({ worth }: Choice): boolean {
  return worth === 2;
}

/** Naive Bayes with one added to every count: the log odds that a text is a best option. */
function train(choices: readonly Choice[]): (text: string) => number {
  const best = new Map<string, number>();
  const rest = new Map<string, number>();
  for (const choice of choices) {
    const counts = isBest(choice) ? best : rest;
    for (const word of wordsIn(choice.says)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((all, count) => all + count, 0);
  const words = new Set([...best.keys(), ...rest.keys()]).size;
  const ofBest = sum(best) + words;
  const ofRest = sum(rest) + words;
  const odds = (word: string) =>
    Math.log(((best.get(word) ?? 0) + 1) / ofBest) - Math.log(((rest.get(word) ?? 0) + 1) / ofRest);
  return (text) => [...wordsIn(text)].reduce((all, word) => all + odds(word), 0);
}

/** Words once each, and whether it asks: a question mark is a word too. */
function wordsIn(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}’']+|\?/gu) ?? []);
}
