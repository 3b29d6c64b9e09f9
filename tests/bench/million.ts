/** The prover on a scenario far beyond what an author may write: a million states, every one told apart by what the endings ask. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseScenario } from '../../src/content/parse/scenario';
import { readYaml } from '../../src/content/parse/source';
import { walkVisit } from '../../src/prove/walk';
import type { Group } from './figures';

const TURNS = 9;

/** Nine turns; each choice makes none, one or both of the turn's two facts true, and each wait earns trust. */
function scenarioText(): string {
  const turn = (place: number) => {
    const goto = place === TURNS - 1 ? 'end' : `t${place + 1}`;
    const choice = (id: string, facts: string) =>
      `{ id: ${id}, says: Yes., move: CQ, worth: 1, facts: [${facts}], replies: [{ goto: ${goto} }] }`;
    const [one, other] = [`f${2 * place}`, `f${2 * place + 1}`];
    return `      t${place}: { scene: all, choices: [${choice('a', '')}, ${choice('b', one)}, ${choice('c', other)}, ${choice('d', `${one}, ${other}`)}], wait: [{ effect: { trust: 1 } }] }`;
  };
  const facts = Array.from({ length: 2 * TURNS }, (_, place) => `f${place}`);
  return `format: scenario/1
id: million
title: A million
setting: clinic
roles: [gp]
person: { name: Nobody, age: 1, pronoun: they, start: { trust: 0, friction: 0, importance: 0, confidence: 0 } }
facts: { ${facts.map((fact) => `${fact}: So`).join(', ')} }
visits:
  - id: one
    title: One
    place: Here.
    brief: You.
    minutes: 1
    start: t0
    scenes: { all: { title: All } }
    wait: {}
    attend: { to-screen: {}, to-person: {} }
    turns:
${Array.from({ length: TURNS }, (_, place) => turn(place)).join('\n')}
    endings:
${[1, 2, 3, 4, 5, 6].map((trust) => `      - { id: at-${trust}, kind: good, when: "trust >= ${7 - trust} and ${facts.join(' and ')}", after: Then. }`).join('\n')}
${facts.map((fact) => `      - { id: has-${fact}, kind: mixed, when: ${fact}, after: Then. }`).join('\n')}
      - { id: other, kind: mixed, after: Then. }
    account: [[{ when: trust >= 1, says: So. }]]
    today: [{ says: So. }]
`;
}

interface Walked {
  readonly states: number;
  readonly transitions: number;
  readonly seconds: number;
  readonly megabytes: number;
}

/** In a process of its own, so that the memory is the walk's. */
export function measureMillion(house: string): Group {
  const command = ['--max-semi-space-size=128', '--import', 'tsx', path.join(house, 'tests/bench/million.ts')];
  const { stdout, stderr } = spawnSync(process.execPath, command, { cwd: house, encoding: 'utf8' });
  if (stdout === '') throw new Error(`The walk says nothing:\n${stderr}`);
  const { states, transitions, seconds, megabytes } = JSON.parse(stdout) as Walked;
  return {
    title: 'A million states',
    how: `A made-up scenario with the limit lifted: ${states.toLocaleString('en-GB')} states, ${transitions.toLocaleString('en-GB')} transitions.`,
    figures: [
      { name: 'the walk', value: seconds, unit: 's', target: 15 },
      {
        name: 'the most memory',
        value: megabytes,
        unit: 'MB',
        target: 1000,
      },
      { name: 'transitions', value: transitions / seconds, unit: 'a second', least: 400_000 },
    ],
  };
}

function walkMillion(): Walked {
  const { scenario, problems } = parseScenario(readYaml('million', scenarioText()), 'million');
  const visit = scenario?.visits[0];
  if (!scenario || !visit) throw new Error(JSON.stringify(problems));
  const { states, transitions, seconds } = walkVisit(scenario, visit, undefined, Infinity);
  return { states: states.length, transitions, seconds, megabytes: process.resourceUsage().maxRSS / 1024 };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(JSON.stringify(walkMillion()));
