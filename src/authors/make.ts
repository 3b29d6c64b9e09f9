/** Makes something new that holds at once: a small real one, copied under its own id, for its author to rewrite. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { scenarioIds } from '../content/scenarios';

/** Where the small real ones lie. */
export const skeletons = path.join(import.meta.dirname, 'skeletons');

interface Recipe {
  /** Where one of this kind lives, from the project’s root. */
  readonly place: (id: string) => string;
  /** Its files, by their path below `place`; `''` where the place is itself the file. */
  readonly files: (id: string, root: string) => ReadonlyMap<string, string>;
  /** What the author does next. */
  readonly next: (id: string) => string;
}

const recipes = {
  scenario: {
    place: (id) => `scenarios/${id}`,
    files: (id) => mapped(skeleton('scenario'), (text) => named(text, 'sam', id).replaceAll(/\bSam\b/g, nameOf(id))),
    next: (id) => `npm run preview -- ${id}`,
  },
  module: {
    place: (id) => `modules/${id}`,
    files: (id, root) =>
      mapped(skeleton('module'), (text) =>
        named(text, 'leaving-a-gap', id).replace('[kath]', `[${scenarioIds(root)[0] ?? ''}]`),
      ),
    next: (id) => `Name it in an edition: npm run new -- edition ${id}`,
  },
  edition: {
    place: (id) => `scorm/editions/${id}.yaml`,
    files: (id, root) =>
      mapped(skeleton('edition.yaml'), (text) =>
        named(text, 'taster', id)
          .replace('title: Taster', `title: ${headingOf(id)}`)
          .replaceAll('[agenda-setting]', `[${moduleFor(id, root)}]`),
      ),
    next: (id) => `npm run package -- --edition ${id}`,
  },
  overlay: {
    place: (id) => `scorm/overlays/${id}`,
    files: (id) =>
      mapped(skeleton('overlay'), (text) =>
        named(text, 'harbour', id)
          .replaceAll('Harbour', headingOf(id))
          .replaceAll('--overlay harbour', `--overlay ${id}`),
      ),
    next: (id) => `npm run package -- --overlay ${id}`,
  },
  locale: {
    place: (id) => `src/i18n/locales/${id}.yaml`,
    files: (id) => new Map([['', `format: locale/1\nlanguage: ${id}\nstatus: draft\nlines: {}\n`]]),
    next: (id) => `npm run translate -- export ${id}`,
  },
  profile: {
    place: (id) => `scorm/profiles/${id}.yaml`,
    // It begins as what most LMSs do, of which nothing has been seen here yet.
    files: (id, root) =>
      mapped(new Map([['', readFileSync(path.join(root, 'scorm/profiles/generic.yaml'), 'utf8')]]), (text) =>
        named(text, 'generic', id)
          .replace(/^#.*\n/, '# Not seen yet: upload the LMS check, and write down here what it finds, and when.\n')
          .replace(/^title: .*$/m, `title: ${headingOf(id)}`),
      ),
    next: () => 'npm run package, and upload dist/packages/lms-check-….zip to it: what it finds belongs in this file',
  },
} as const satisfies Record<string, Recipe>;

export type Kind = keyof typeof recipes;
export const kinds = Object.keys(recipes) as readonly Kind[];

/** What was written, and what comes next; or why nothing was. */
export type Made = { readonly files: readonly string[]; readonly next: string } | { readonly refusal: string };

/** Writes a new one below `root`, unless its id is malformed or taken. */
export function makeNew(root: string, kind: Kind, id: string): Made {
  const recipe: Recipe = recipes[kind];
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    return {
      refusal: `“${id}” can’t be an id: it has small letters, digits and hyphens, and begins with a letter, as in “mary-ann”.`,
    };
  const place = recipe.place(id);
  if (existsSync(path.join(root, place)))
    return { refusal: `${place} is there already, and nothing was changed. Choose another id, or rewrite that one.` };
  const files = [...recipe.files(id, root)].map(([name, text]) => [path.posix.join(place, name), text] as const);
  for (const [file, text] of files) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return { files: files.map(([file]) => file), next: recipe.next(id) };
}

/** The files of a skeleton, by their path in it. */
function skeleton(name: string): ReadonlyMap<string, string> {
  const place = path.join(skeletons, name);
  if (name.endsWith('.yaml')) return new Map([['', readFileSync(place, 'utf8')]]);
  const files = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(place, file).split(path.sep).join('/'), readFileSync(file, 'utf8')];
    }),
  );
}

function mapped(files: ReadonlyMap<string, string>, change: (text: string) => string): ReadonlyMap<string, string> {
  return new Map([...files].map(([file, text]) => [file, change(text)]));
}

/** Its own id, wherever the skeleton’s stood: as the id and in the commands that the comments name. */
function named(text: string, before: string, id: string): string {
  return text
    .replace(`id: ${before}`, `id: ${id}`)
    .replaceAll(`-- ${before}`, `-- ${id}`)
    .replaceAll(`--edition ${before}`, `--edition ${id}`);
}

/** A person’s name: “Mary-Ann” of `mary-ann`. */
function nameOf(id: string): string {
  return id.replaceAll(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}

/** A heading: “Induction day” of `induction-day`. */
function headingOf(id: string): string {
  return (id.charAt(0).toUpperCase() + id.slice(1)).replaceAll('-', ' ');
}

/** An edition called like a module holds that one; any other begins with the first. */
function moduleFor(id: string, root: string): string {
  const modules = readdirSync(path.join(root, 'modules'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  return modules.includes(id) ? id : (modules[0] ?? '');
}
