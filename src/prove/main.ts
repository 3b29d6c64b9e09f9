/**
 * `npm run prove [-- <scenario>…] [--overlay NAME] [--json] [--fresh]`: proves every scenario, or those named, as an organisation has them;
 * exit 1 when any finding stands. What has not changed since its last proof is not proved again, unless `--fresh`.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { castsOf } from '../engine/roles';
import type { Scenario } from '../engine/scenario';
import { followPlay } from '../preview/notation';
import { outlineOf } from '../preview/script';
import { CORE, readOverlay } from '../content/overlays';
import { readScenarios, scenarioIds } from '../content/scenarios';
import { showProblem } from '../content/parse/problem';
import { ENFORCED_FROM, leakFindings, leaksOf, lengthFindings } from './leak';
import { hashOfRules, proofFolder, provedOrKept } from './kept';
import { proveScenario, type ScenarioProof } from './report';
import { Team } from './team';

const unproved = {
  states: 0,
  transitions: 0,
  seconds: 0,
  endings: { good: 0, mixed: 0, poor: 0 },
  bots: {},
  styles: {},
  random: 0,
};
const { values: asked, positionals: wanted } = parseArgs({
  options: { json: { type: 'boolean' }, fresh: { type: 'boolean' }, overlay: { type: 'string', default: CORE } },
  allowPositionals: true,
});
const asJson = asked.json ?? false;
const root = path.resolve(import.meta.dirname, '../..');
const overlaid = readOverlay(root, asked.overlay);
const { scenarios, problems: unread } = readScenarios(root, wanted, overlaid);
const problems = [...overlaid.problems, ...unread];
const team = new Team();
const keeping = {
  folder: proofFolder,
  rules: hashOfRules(),
  fresh: asked.fresh ?? false,
  prove: scenarios.length > 1 ? (scenario: Scenario) => team.prove(scenario) : proveScenario,
};
const proving = Promise.all(scenarios.map((scenario) => provedOrKept(scenario, keeping)));
// Whether words leak is a matter of all scenarios, whichever are asked about; one that cannot be read has no say. It is reckoned while
// the team proves.
const others = wanted.length > 0 ? scenarioIds(root, overlaid).filter((id) => !wanted.includes(id)) : [];
const all = others.length > 0 ? [...scenarios, ...readScenarios(root, others, overlaid).scenarios] : scenarios;
const leaks = leaksOf(all.toSorted((one, other) => one.id.localeCompare(other.id)));
const proved = await proving;
await team.dismiss();
const proofs = proved.map(({ proof }, place) => ({
  ...proof,
  findings: [
    ...proof.findings,
    ...leakFindings(leaks, proof.id),
    ...scenarios
      .slice(place, place + 1)
      .flatMap(castsOf)
      .flatMap(([, cast]) => lengthFindings(cast)),
  ],
}));
const broken = problems.map((problem) => ({ code: problem.code, message: showProblem(problem), play: '' }));

if (asJson) {
  const unread = [...new Set(problems.map(({ file }) => file))].map((file) => ({
    ...unproved,
    id: path.basename(path.dirname(file)),
    findings: broken.filter(({ message }) => message.startsWith(file)),
  }));
  console.log(JSON.stringify({ scenarios: [...proofs, ...unread] }, null, 2));
} else {
  problems.forEach((problem) => {
    console.log(showProblem(problem));
  });
  proofs.forEach((proof, place) => {
    show(proof, scenarios[place], proved[place]?.kept ?? false);
  });
}
if (!asJson && leaks.length > 0) {
  const shown = leaks.filter(({ id }) => scenarios.some((scenario) => scenario.id === id));
  const rows = shown.map(({ id, picked, chance }) => `${id} ${percent(picked)} (chance ${percent(chance)})`);
  console.log(
    `best option told by its words alone: ${rows.join(', ')}; held against a scenario from ${ENFORCED_FROM} on`,
  );
}
process.exitCode = problems.length > 0 || proofs.some(({ findings }) => findings.length > 0) ? 1 : 0;

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}

function show(
  { id, states, transitions, seconds, endings, bots, styles, random, findings }: ScenarioProof,
  scenario: Scenario | undefined,
  kept: boolean,
): void {
  const rate = Math.round(transitions / Math.max(seconds, 0.001));
  console.log(
    `${id}: ${states} states, ${transitions} transitions in ${seconds.toFixed(2)} s (${rate} a second)${kept ? ', as proved before' : ''}`,
  );
  console.log(
    `  endings: ${endings.good} good, ${endings.mixed} mixed, ${endings.poor} poor; dice end well ${(100 * random).toFixed(2)} %`,
  );
  console.log(
    `  bots: ${Object.entries(bots)
      .map(([name, kind]) => `${name} ${kind}`)
      .join(', ')}`,
  );
  console.log(
    `  styles: ${Object.entries(styles)
      .map(([name, kind]) => `${name} ${kind}`)
      .join(', ')}`,
  );
  for (const { code, message, play } of findings) {
    console.log(`  ✗ ${code}: ${message}`);
    if (!play || !scenario) continue;
    console.log(`      npm run play -- ${id} ${play}`);
    for (const line of outlineOf(followPlay(scenario, play).session)) console.log(`      ${line}`);
  }
  if (findings.length === 0) console.log('  everything holds');
}
