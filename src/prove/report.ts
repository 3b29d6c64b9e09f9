/** The proof of one scenario: the walk of each visit, and what bots, styles and dice make of it. */
import { compileVisit, endingState, stepFrom } from '../engine/compile';
import { respond } from '../engine/respond';
import { castsOf } from '../engine/roles';
import type { EndingKind, Scenario, Visit } from '../engine/scenario';
import { findingsOf, linesOf, type Finding } from './findings';
import { chanceOfGood, goodPlayUnlike, notationOf } from './futures';
import { longestMinutes } from '../content/minutes';
import { bots, playVisitBy, styles, type Player } from './players';
import type { State } from './states';
import { walkScenario, type Walk } from './walk';

export interface ScenarioProof {
  readonly id: string;
  readonly states: number;
  readonly transitions: number;
  /** The state walk alone. */
  readonly seconds: number;
  /** How many endings of each kind were reached. */
  readonly endings: Readonly<Record<EndingKind, number>>;
  /** The best each bot comes to over the visits. */
  readonly bots: Readonly<Record<string, EndingKind>>;
  /** The worst each decent style comes to over the visits. */
  readonly styles: Readonly<Record<string, EndingKind>>;
  /** The largest chance, over the visits, that play by dice ends well. */
  readonly random: number;
  readonly findings: readonly Finding[];
}

/** Dice may end well at most this often. */
const MOST_RANDOM = 0.05;
/** Two routes to good differ in at least this share of what is said. */
const LEAST_DIFFERENCE = 1 / 3;
/** Longest sitting, in minutes. */
const LONGEST_SITTING = 10;
/** Decision 1: how many transitions of a scenario are compared with the machine. */
const COMPARED = 10_000;
/** Decision 11: how many different people may come in to a later visit. */
const MOST_STARTS = 200;

const order: readonly EndingKind[] = ['poor', 'mixed', 'good'];

export function proveScenario(scenario: Scenario): ScenarioProof {
  const walks = walkScenario(scenario);
  const luck = walks.map((walk) => Math.max(chanceOfGood(walk, true), chanceOfGood(walk, false)));
  // Another role has other words, and nothing else: what is walked is the same, what is told by words is not.
  const spoken = castsOf(scenario).flatMap(([role, cast]) =>
    walks.map((walk) => ({ ...walk, ...wordedAs(cast, walk), role })),
  );
  const played = (players: typeof bots, pick: (kinds: readonly EndingKind[]) => EndingKind) =>
    Object.fromEntries(
      Object.entries(players).map(([name, player]) => [
        name,
        pick(spoken.flatMap((walk) => playsBy(player, walk).map(({ kind }) => kind))),
      ]),
    );
  return {
    id: scenario.id,
    states: walks.reduce((sum, { states }) => sum + states.length, 0),
    transitions: walks.reduce((sum, { transitions }) => sum + transitions, 0),
    seconds: walks.reduce((sum, { seconds }) => sum + seconds, 0),
    endings: countEndings(walks),
    bots: played(bots, (kinds) => order[Math.max(...kinds.map((kind) => order.indexOf(kind)))] ?? 'poor'),
    styles: played(styles, (kinds) => order[Math.min(...kinds.map((kind) => order.indexOf(kind)))] ?? 'poor'),
    random: Math.max(...luck),
    findings: [
      ...walks.flatMap((walk, place) => [
        ...manyStarts(walk),
        ...findingsOf(walk),
        ...playersOf(walk),
        ...lucky(walk, luck[place] ?? 0),
        ...(walk.cut ? [] : secondRoute(walk)),
        ...sittings(scenario, walk.visit),
        ...differences(walk),
      ]),
      ...spoken.slice(walks.length).flatMap((walk) =>
        [...linesOf(walk), ...playersOf(walk), ...sittings(walk.scenario, walk.visit)].map((found) => ({
          ...found,
          message: `As ${walk.role}: ${found.message}`,
        })),
      ),
    ],
  };
}

/** Scenario and visit of a walk in a role's words. */
function wordedAs(cast: Scenario, { visit }: Walk): Pick<Walk, 'scenario' | 'visit'> {
  return { scenario: cast, visit: cast.visits.find(({ id }) => id === visit.id) ?? visit };
}

/** What is found where a visit may begin in more ways than `MOST_STARTS`. */
export function manyStarts({ scenario, visit, starts }: Walk): Finding[] {
  if (starts.length <= MOST_STARTS) return [];
  const message = `${scenario.id}: ${visit.id} may begin in ${starts.length} ways; ${MOST_STARTS} is the most. Let it keep less.`;
  return [{ code: 'many-starts', message, play: '' }];
}

/** A player’s play from each start, those that are alike once. */
function playsBy(player: Player, { scenario, visit, origins }: Walk): { kind: EndingKind; play: string }[] {
  return origins.map(({ comesIn, earlier }) => {
    const { kind, decisions } = playVisitBy(player, scenario, visit.id, comesIn);
    return { kind, play: [earlier, `${visit.id}:${decisions}`].filter(Boolean).join(' ') };
  });
}

function countEndings(walks: readonly Walk[]): Record<EndingKind, number> {
  const counts = { good: new Set<string>(), mixed: new Set<string>(), poor: new Set<string>() };
  for (const { turnouts, visit } of walks)
    for (const { ending } of turnouts) if (ending) counts[ending.kind].add(`${visit.id}.${ending.id}`);
  return { good: counts.good.size, mixed: counts.mixed.size, poor: counts.poor.size };
}

/** Bots that win and styles that lose. */
function playersOf(walk: Walk): Finding[] {
  const { scenario } = walk;
  const found: Finding[] = [];
  for (const [name, bot] of Object.entries(bots)) {
    const won = playsBy(bot, walk).find(({ kind }) => kind === 'good');
    if (won)
      found.push({
        code: 'bot-wins',
        message: `${scenario.id}: “${name}” comes to a good ending without listening.`,
        play: won.play,
      });
  }
  for (const [name, style] of Object.entries(styles)) {
    const lost = playsBy(style, walk).find(({ kind }) => kind === 'poor');
    if (lost)
      found.push({
        code: 'style-loses',
        message: `${scenario.id}: “${name}” is a decent way to consult and comes to a poor ending.`,
        play: lost.play,
      });
  }
  return found;
}

/** @param luck how often dice end well, 0–1. */
function lucky({ scenario }: Walk, luck: number): Finding[] {
  if (luck <= MOST_RANDOM) return [];
  const message = `${scenario.id}: play by dice ends well ${(100 * luck).toFixed(1)} times in a hundred; 5 is the most.`;
  return [{ code: 'dice-win', message, play: '' }];
}

function secondRoute(walk: Walk): Finding[] {
  const one = goodPlayUnlike(walk, new Set());
  if (!one)
    return [
      { code: 'no-good-ending', message: `${walk.scenario.id}: no play of ${walk.visit.id} ends well.`, play: '' },
    ];
  const said = new Set(one.turnouts.flatMap(({ choice }) => choice ?? []));
  const other = goodPlayUnlike(walk, said)?.turnouts.flatMap(({ choice }) => choice ?? []) ?? [];
  const fresh = other.filter((choice) => !said.has(choice)).length;
  if (fresh / Math.max(1, other.length) >= LEAST_DIFFERENCE) return [];
  return [
    {
      code: 'one-route',
      message: `${walk.scenario.id}: there is one way to do well in ${walk.visit.id}; the most different good play shares more than two thirds of it.`,
      play: notationOf(walk, one),
    },
  ];
}

function sittings(scenario: Scenario, visit: Visit): Finding[] {
  return visit.scenes.flatMap(({ id }) => {
    const minutes = longestMinutes(visit, id);
    return minutes > LONGEST_SITTING
      ? [
          {
            code: 'long-sitting',
            message: `${scenario.id}: the scene ${id} takes ${minutes.toFixed(1)} minutes; ${LONGEST_SITTING} is the most.`,
            play: '',
          },
        ]
      : [];
  });
}

/** The machine and the rule, compared on an even sample of a walk's transitions. */
function differences({ scenario, visit, states, transitions }: Walk): Finding[] {
  const first = states[0];
  if (!first) return [];
  const machine = compileVisit(scenario, visit, { turn: first.turn.id, person: first.person });
  const every = Math.max(1, Math.floor((transitions * scenario.visits.length) / COMPARED));
  for (let place = 0; place < states.length; place += every) {
    const { turn, person, steps } = states[place] as State;
    for (const { decision } of steps) {
      const outcome = respond(scenario, visit, { turn: turn.id, person }, decision);
      if (!outcome) continue;
      const after = stepFrom(machine, { turn: turn.id, person }, decision);
      const expected = outcome.ending ? endingState(outcome.ending) : outcome.next.turn;
      if (after.state === expected && after.person.join() === outcome.next.person.join()) continue;
      return [
        {
          code: 'machine-differs',
          message: `${scenario.id}: at ${turn.id}.${decision} the machine goes to ${after.state}, the rule to ${expected}.`,
          play: '',
        },
      ];
    }
  }
  return [];
}
