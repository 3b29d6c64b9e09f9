/** `npm run new -- <kind> <id>`: a new scenario, module, edition …, that builds, plays and proves before its author has changed a word. */
import path from 'node:path';
import { didYouMean } from '../content/parse/problem';
import { kinds, makeNew, type Kind } from './make';

const usage = `npm run new -- <kind> <id>\nKinds: ${kinds.join(', ')}.`;
const [kind = '', id = '', ...more] = process.argv.slice(2);
const isKind = (word: string): word is Kind => kinds.some((each) => each === word);

if (kind === '' || id === '' || more.length > 0) refuse(usage);
else if (!isKind(kind))
  refuse([`There is no kind “${kind}”.`, didYouMean(kind, kinds), usage].filter(Boolean).join(' '));
else {
  const made = makeNew(path.resolve(import.meta.dirname, '../..'), kind, id);
  if ('refusal' in made) refuse(made.refusal);
  else console.log([...made.files, '', `Next: ${made.next}`].join('\n'));
}

function refuse(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
