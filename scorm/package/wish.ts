/** What one asks of `npm run package`, read from the command line and checked name by name. */
import { parseArgs } from 'node:util';
import { didYouMean } from '../../src/content/parse/problem';
import type { Standard } from '../../src/course/course';
import { isStandard, standardNames } from './standards';

/** What to package; what is empty means all. */
export interface Wish {
  readonly editions: readonly string[];
  readonly standards: readonly Standard[];
  readonly overlay: string;
}

export const everything: Wish = { editions: [], standards: [], overlay: 'core' };

const options = {
  edition: { type: 'string', multiple: true },
  standard: { type: 'string', multiple: true },
  overlay: { type: 'string' },
} as const;

const usage = 'npm run package -- [--edition NAME] [--standard NAME] [--overlay NAME]';

/** Reads arguments; a text is what to say instead. Edition and overlay are checked later, against the course. */
export function readWish(args: readonly string[]): Wish | string {
  const { values, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const odd = tokens.find(
    (token) => token.kind === 'positional' || (token.kind === 'option' && !(token.name in options)),
  );
  if (odd?.kind === 'positional') return `“${odd.value}” stands alone. Say what it is: ${usage}`;
  if (odd?.kind === 'option')
    return unknown(
      'option',
      odd.rawName,
      Object.keys(options).map((name) => `--${name}`),
    );
  const empty = tokens.find((token) => token.kind === 'option' && (token.value ?? '') === '');
  if (empty?.kind === 'option') return `${empty.rawName} wants a name after it: ${usage}`;

  const named = textsOf(values.standard);
  const wrong = named.find((name) => !isStandard(name));
  if (wrong !== undefined) return unknown('standard', wrong, standardNames);
  return {
    editions: textsOf(values.edition),
    standards: named.filter(isStandard),
    overlay: textsOf(values.overlay)[0] ?? 'core',
  };
}

/** “Unknown edition “sliver”. Did you mean “silver”? There are: …” */
export function unknown(kind: string, wrong: string, names: readonly string[]): string {
  return [`Unknown ${kind} “${wrong}”.`, didYouMean(wrong, names), `There are: ${names.join(', ')}.`]
    .filter(Boolean)
    .join(' ');
}

/** Texts of an option, however often it was given. */
function textsOf(value: string | boolean | readonly (string | boolean)[] | undefined): readonly string[] {
  return [value].flat().filter((each) => typeof each === 'string');
}
