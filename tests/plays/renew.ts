/**
 * `npm run plays:renew [-- <person>…]`: writes every golden play anew from its own first line. Where a play no longer comes to its ending, or
 * an ending has none, one is picked; read it before keeping it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { comingIn } from '../../src/engine/opening';
import type { Ending, Reply, Role, Scenario, Visit } from '../../src/engine/scenario';
import { followPlay, type Followed } from '../../src/preview/notation';
import { endingsOf, type Start, type Walk } from '../../src/prove/walk';
import { realScenarios } from '../scenarios/real';
import { goldenFile, goldenText, namesByRole, playAgain, readGoldens, type Golden } from './golden';
import { pickPlay, walkToPick } from './pick';

interface Played extends Followed {
  readonly play: string;
}

const wanted = process.argv.slice(2);
for (const scenario of realScenarios) if (wanted.length === 0 || wanted.includes(scenario.id)) renewPerson(scenario);

function renewPerson(scenario: Scenario): void {
  const goldens = readGoldens(scenario.id);
  const heard = new Set<Reply>();
  const played = new Map<string, Played[]>();
  for (const visit of scenario.visits) {
    const plays: Played[] = [];
    played.set(visit.id, plays);
    const starts = (visit.after === undefined ? [] : (played.get(visit.after) ?? [])).map(
      ({ session, play }): Start => ({ comesIn: comingIn(scenario, visit, session.moment.person), earlier: play }),
    );
    const missing: [name: string, ending: Ending][] = [];
    for (const [name, ending] of namesFor(visit)) {
      const golden = goldens.find((each) => each.name === name);
      const kept = golden && keep(scenario, golden);
      if (!kept) missing.push([name, ending]);
      else {
        plays.push(kept);
        kept.session.log.forEach(({ reply }) => heard.add(reply));
      }
    }
    if (missing.length === 0) continue;
    const walk: Walk = walkToPick(scenario, visit, starts);
    for (const [name, ending] of missing) {
      const other = plays.find(({ session }) => session.ending?.id === ending.id);
      const unlike = new Set(other?.session.log.map(({ before, decision }) => `${before.turn}.${decision}`));
      const play = pickPlay(walk, { ending: ending.id, kind: ending.kind, heard, unlike });
      if (play === undefined) {
        console.log(`${scenario.id}: no play comes to ${ending.id}.`);
        continue;
      }
      const picked = { ...followPlay(scenario, play), play };
      write(picked, name);
      console.log(`${scenario.id}/${name}: picked ${play}`);
      plays.push(picked);
      picked.session.log.forEach(({ reply }) => heard.add(reply));
    }
  }
  const good = [...played.values()].flat().findLast(({ session }) => session.ending?.kind === 'good');
  for (const name of good ? namesByRole(scenario) : []) {
    const role = name.replace('as-', '') as Role;
    const play = goldens.find((each) => each.role === role)?.play ?? good?.play ?? '';
    write({ ...playAgain(scenario, { play, role }), play }, name);
  }
}

/** Each ending once; a good one twice, the second time by another way. */
function namesFor(visit: Visit): [name: string, ending: Ending][] {
  return endingsOf(visit).flatMap((ending): [string, Ending][] => {
    const own: [string, Ending] = [ending.id, ending];
    return ending.kind === 'good' ? [own, [`${ending.id}-2`, ending]] : [own];
  });
}

function keep(scenario: Scenario, { name, play }: Golden): Played | undefined {
  const played = { ...followPlay(scenario, play), play };
  if (played.problem !== undefined || played.session.ending?.id !== name.replace(/-2$/, '')) return undefined;
  write(played, name);
  return played;
}

function write({ session, play }: Played, name: string): void {
  const file = goldenFile(session.scenario.id, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, goldenText(session, play));
}
