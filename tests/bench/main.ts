/**
 * `npm run bench [-- --json]`: measures what we promise of size and speed. It prints a table and writes BENCH.md; with `--json` it
 * prints the figures as JSON and writes nothing. A target that is missed fails nothing: machines differ, and somebody should look.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import path from 'node:path';
import { measureBuilding } from './building';
import { excessOf, hasTarget, showGroup, type Group } from './figures';
import { measureGrowth } from './growth';
import { measureMillion } from './million';
import { measureProof } from './proof';
import { measureRecord } from './record';
import { measureScreens } from './screens';
import { measureSizes } from './sizes';

const house = path.resolve(import.meta.dirname, '../..');
const load = loadavg()[0] ?? 0;

// Building comes first: what is measured afterwards is what it built.
const groups: readonly Group[] = [
  measureBuilding(house),
  measureSizes(house),
  await measureScreens(house),
  measureProof(house),
  measureMillion(house),
  await measureRecord(house),
  measureGrowth(house),
];
const machine = {
  date: new Date().toISOString().slice(0, 10),
  node: process.version,
  cores: availableParallelism(),
  processor: cpus()[0]?.model ?? 'unknown',
  /** How many processes wanted a core when it began; more than there are cores, and every time below is too long. */
  load: Math.round(load * 10) / 10,
};

if (process.argv.includes('--json')) console.log(JSON.stringify({ ...machine, groups }, null, 2));
else {
  const all = groups.flatMap(({ figures }) => figures).filter(hasTarget);
  const missed = all.filter((figure) => excessOf(figure) > 0).length;
  const text = `# Kept figures

Measured by \`npm run bench\` on ${machine.date}: Node ${machine.node.slice(1)}, ${machine.cores} cores (${machine.processor}), ${machine.load} busy
when it began. ${missed === 0 ? `All ${all.length} targets are kept.` : `${all.length - missed} of ${all.length} targets are kept.`} A target is a promise to learners on
old computers and slow networks; a figure without one is kept so that the next change can be compared with it. None of this is a
test: a busy machine is no fault of the code.

${groups.map(showGroup).join('\n')}`;
  writeFileSync(path.join(house, 'BENCH.md'), text);
  console.log(text);
}
