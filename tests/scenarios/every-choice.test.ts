/** What every scenario of the project must hold; the proof's own walk finds the plays. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { accountOf, missedSafety, phraseForToday } from '../../src/engine/debrief';
import type { Choice, Reply, Scenario, Turn, Visit } from '../../src/engine/scenario';
import { beginVisit, replay, turnNow, type Session } from '../../src/engine/session';
import { endingsOf, pathTo, walkScenario, type Walk } from '../../src/prove/walk';
import { house, realScenarios, realVisits } from './real';

const wordsIn = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;
/** How many plays of a visit are listened to from beginning to end. */
const HEARD = 400;

test('reads every folder of scenarios', () => {
  const folders = readdirSync(join(house, 'scenarios'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(realScenarios.map(({ id }) => String(id))).toEqual(folders.map(({ name }) => name).sort());
});

/** Each scenario is walked once, for all its visits. */
const walks = new Map<Scenario, readonly Walk[]>();
function walkOf(scenario: Scenario, visit: Visit): Walk {
  if (!walks.has(scenario)) walks.set(scenario, walkScenario(scenario));
  const walk = walks.get(scenario)?.find((each) => each.visit === visit);
  if (!walk) throw new Error(`${visit.id} was not walked`);
  return walk;
}

describe.each(realVisits)('%s', (_, scenario, visit) => {
  let walk: Walk;
  let ended: Session[];

  beforeAll(() => {
    walk = walkOf(scenario, visit);
    const endings = walk.states.flatMap(({ steps }, place) =>
      steps.flatMap(({ ending, decision }) => (ending ? [{ place, decision, ending }] : [])),
    );
    const every = Math.max(1, Math.floor(endings.length / HEARD));
    const firsts = new Set(endingsOf(visit).flatMap(({ id }) => endings.find(({ ending }) => ending.id === id) ?? []));
    ended = endings
      .filter((each, index) => index % every === 0 || firsts.has(each))
      .map(({ place, decision }) => {
        const { start, decisions } = pathTo(walk, place);
        return replay(beginVisit(scenario, visit.id, start ? { start: start.comesIn } : {}), decisions + decision);
      });
  }, 60_000);

  test('moves on at every choice it offers', () => {
    const offered = new Set<Choice>();
    for (const { turn, steps } of walk.states) {
      const spoken = steps.flatMap(({ choice }) => choice ?? []);
      expect(spoken).toEqual(turn.choices);
      for (const choice of spoken) offered.add(choice);
      for (const { choice, to, ending } of steps)
        if (choice && !ending && walk.states[to]?.turn === turn) expect.unreachable(`${turn.id}.${choice.id} stays`);
    }
    expect(offered.size).toBe(Object.values(visit.turns).reduce((sum, { choices }) => sum + choices.length, 0));
  });

  test('says every reply it has', () => {
    const heard = new Set(walk.states.flatMap(({ steps }) => steps.map(({ reply }) => reply)));
    const unheard = Object.values(visit.turns).flatMap(({ id, choices, wait, attend }) =>
      [
        ...choices.map((choice) => [choice.id, choice.replies] as const),
        ...([
          ['w', wait ?? []],
          ['x', attend ?? []],
        ] as const),
      ].flatMap(([letter, replies]: readonly [string, readonly Reply[]]) =>
        replies.flatMap((reply, index) => (heard.has(reply) ? [] : [`${id}.${letter}/${index + 1}`])),
      ),
    );
    expect(unheard).toEqual([]);
  });

  test('reaches every ending it declares', () => {
    const reached = new Set(ended.map(({ ending }) => ending?.id));
    expect(
      endingsOf(visit)
        .map(({ id }) => id)
        .filter((id) => !reached.has(id)),
    ).toEqual([]);
  });

  test('ends each play it walked at the ending the walk says', () => {
    expect(ended.filter(({ ending }) => !ending)).toEqual([]);
  });

  test('gives an account of 40 to 130 words of each play', () => {
    for (const session of ended) {
      const account = accountOf(session).join(' ');
      const words = wordsIn(account);
      expect(words >= 40 && words <= 130, `${words} words: ${account}`).toBe(true);
    }
  });

  test('has a phrase for today after each play', () => {
    for (const session of ended) expect(phraseForToday(session)).toBeTruthy();
  });

  test('has last words or a last look at each ending, and says what happened then', () => {
    for (const { after, says, cue } of endingsOf(visit)) {
      expect(after).toBeTruthy();
      expect(says ?? cue).toBeTruthy();
    }
  });

  test('comes to no good ending with a safety question unasked', () => {
    for (const session of ended) if (session.ending?.kind === 'good') expect(missedSafety(session)).toEqual([]);
  });

  test('shows where the person sits, and the object, all the way', () => {
    for (const session of ended.slice(0, 20))
      for (let count = 0; count <= session.log.length; count++) {
        const { object, says, cue } = turnNow(
          replay(
            beginVisit(scenario, visit.id),
            session.log.slice(0, count).map(({ decision }) => decision),
          ),
        );
        expect(object, `after ${count} decisions`).toBeDefined();
        expect(says.length > 0 || cue !== undefined).toBe(true);
      }
  });

  test('offers nothing longer than 25 words', () => {
    const long = Object.values(visit.turns).flatMap((turn) =>
      turn.choices.filter(({ says }) => wordsIn(says) > 25).map(({ id }) => `${turn.id}.${id}`),
    );
    expect(long).toEqual([]);
  });

  test('waits for an answer at three turns or more', () => {
    expect(Object.values(visit.turns).filter(({ wait }) => wait).length).toBeGreaterThanOrEqual(
      Math.min(3, Object.keys(visit.turns).length),
    );
  });

  test('pauses only where a scene ends, and has every scene in it', () => {
    const scenes = Object.values(visit.turns).map(({ scene }) => scene);
    expect([...new Set(scenes)]).toEqual(visit.scenes.map(({ id }) => id));
  });
});

describe.each(realScenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (id, scenario) => {
  test('has a drawing of every object it names, and shows every one it has', () => {
    for (const object of Object.keys(scenario.objects))
      expect(existsSync(join(house, `static/objects/${id}-${object}.svg`)), object).toBe(true);
    expect(Object.keys(scenario.objects).filter((object) => !objectsShown(scenario).has(object))).toEqual([]);
  });

  test('says where its facts come from, by turns and choices that are there', () => {
    const sources = readFileSync(join(house, `scenarios/${id}/sources.md`), 'utf8');
    expect(sources).toMatch(/\b(NICE|NHS)\b/);
    const turns = new Map<string, Turn>(scenario.visits.flatMap(({ turns: all }) => Object.entries(all)));
    const gone = [...sources.matchAll(/`([a-z][a-z-]*)\.([a-v])`/g)].filter(
      ([, turn = '', letter]) => !turns.get(turn)?.choices.some((choice) => choice.id === letter),
    );
    expect(gone.map(([named]) => named)).toEqual([]);
  });
});

function objectsShown({ visits }: Scenario): Set<string | undefined> {
  const seenIn = ({ turns, leaves, endings, wait, attend }: Visit) => [
    ...Object.values(turns).flatMap((turn) => [
      turn,
      ...turn.choices.flatMap(({ replies }) => replies),
      ...(turn.wait ?? []),
      ...(turn.attend ?? []),
    ]),
    ...leaves,
    ...endings,
    wait,
    attend.toScreen,
    attend.toPerson,
  ];
  return new Set(visits.flatMap(seenIn).map(({ object }) => object));
}
