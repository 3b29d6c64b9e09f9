/** `npm run words`: the course’s own words, after their spelling; exit 1 when one is to be mended. How hard pages are to read is advice. */
import path from 'node:path';
import { showProblem } from '../../content/parse/problem';
import { gradesOf } from './grade';
import { wordProblems } from './rules';
import { readSkeletons, readTexts } from './texts';

const texts = readTexts(path.resolve(import.meta.dirname, '../../..'));
const problems = wordProblems(texts, readSkeletons());
for (const problem of problems) console.log(showProblem(problem));
const hardest = gradesOf(texts)
  .slice(0, 3)
  .map(({ file, grade }) => `${file} ${grade}`);
console.log(
  `${texts.length} texts, ${problems.length} to mend. Hardest to read, by school year: ${hardest.join(', ')}.`,
);
process.exitCode = problems.length > 0 ? 1 : 0;
