/** `npm run overlay:check [-- NAME …]`: what an upgrade has made stale in each overlay, or in those named; exit 1 when anything is. */
import { overlayIds, readOverlay } from '../content/overlays';
import { showProblem } from '../content/parse/problem';
import { upgradeProblems } from '../content/upgrade';

const root = process.cwd();
const named = process.argv.slice(2);
const told = new Set<string>();
for (const id of named.length > 0 ? named : overlayIds(root)) {
  const overlaid = readOverlay(root, id);
  const problems = [...overlaid.problems, ...upgradeProblems(overlaid)].map(showProblem);
  problems.filter((each) => !told.has(each)).forEach((each) => console.log(each));
  problems.forEach((each) => told.add(each));
  console.log(problems.length === 0 ? `${id}: nothing to look at again` : `${id}: ${problems.length} to look at again`);
}
process.exitCode = told.size > 0 ? 1 : 0;
