/**
 * What the oldest browsers we serve do not understand, found in built files. The browsers are package.json's `browserslist`;
 * what each of them knows comes from MDN's browser-compat-data.
 *
 * Finds syntax, built-ins and interfaces of a script, and properties, keywords, functions, units, at-rules and
 * pseudo-classes of a sheet. Does not find a method of a web interface (`element.checkVisibility()`): a browser test does.
 */
import { createRequire } from 'node:module';
import type { CompatData, Identifier } from '@mdn/browser-compat-data';
import { parse, type Node } from 'acorn';
import { full } from 'acorn-walk';
import postcss from 'postcss';
import manifest from '../../package.json' with { type: 'json' };

// Read by Node: 15 MB are too many to pass through the bundler.
const mdn = createRequire(import.meta.url)('@mdn/browser-compat-data') as CompatData;

const floor = manifest.browserslist.map((browser) => {
  const [name = '', version = ''] = browser.split(' ');
  return { name: name === 'ios_saf' ? 'safari_ios' : (name as keyof typeof mdn.browsers), version };
});

/** Names the browsers of the floor that lack a feature; none when MDN has no word on it. */
function lackedBy(feature: Identifier | undefined): string[] {
  const support = feature?.__compat?.support;
  if (!support) return [];
  return floor
    .filter(({ name, version }) => {
      const statements = [support[name] ?? []].flat();
      return !statements.some(
        ({ version_added: added, version_removed: removed, flags, prefix, alternative_name: alias }) =>
          typeof added === 'string' &&
          !removed &&
          !flags &&
          !prefix &&
          !alias &&
          isNoLater(added.replace('≤', ''), version),
      );
    })
    .map(({ name, version }) => `${name} ${version}`);
}

function isNoLater(first: string, second: string): boolean {
  return first !== 'preview' && first.localeCompare(second, 'en', { numeric: true }) <= 0;
}

/** Looks a feature up, step by step; a missing step ends in undefined. */
function findFeature(tree: Identifier | undefined, ...path: readonly string[]): Identifier | undefined {
  return path.reduce((at, step) => (at && Object.hasOwn(at, step) ? at[step] : undefined), tree);
}

/** A node of any kind: what is asked of it is looked at before it is used. */
type AnyNode = Node & Readonly<Record<string, unknown>>;

const isInstance = (name: string): boolean => !name.startsWith('@@') && name !== '__compat';
const builtins = mdn.javascript['builtins'] ?? {};
const isKnown = (feature: Identifier | undefined): boolean => lackedBy(feature).length === 0;
const memberNames = Object.values(builtins).flatMap((builtin) =>
  Object.entries(builtin).filter(([name]) => isInstance(name)),
);
/**
 * Names like `toSorted` that no built-in of the floor has: calling one fails whatever it is called on. One-word names
 * (`escape`, `use`) are everybody's and are looked at only where the built-in is named: `RegExp.escape`.
 */
const unknownMembers = new Map(
  memberNames
    .filter(([name, feature]) => /[A-Z]/.test(name) && !isKnown(feature))
    .filter(([name]) => !memberNames.some(([other, feature]) => other === name && isKnown(feature)))
    .map(([name, feature]) => [name, lackedBy(feature)]),
);

/** What a classic script uses that the floor lacks, as `name: browsers`; throws a SyntaxError for syntax later than ES2022. */
export function findTooNewInScript(source: string): string[] {
  const found = new Set<string>();
  const note = (name: string, browsers: readonly string[]): void => {
    if (browsers.length > 0) found.add(`${name}: ${browsers.join(', ')}`);
  };
  const program = parse(source, { ecmaVersion: 2022, sourceType: 'script' });
  full(program, (visited) => {
    const node = visited as AnyNode;
    if (node.type === 'StaticBlock')
      note('static {}', lackedBy(findFeature(mdn.javascript, 'classes', 'static', 'initialization_blocks')));
    const pattern = (node['regex'] as { pattern: string } | undefined)?.pattern;
    if (pattern && /\(\?<[=!]/.test(pattern)) {
      note(`/${pattern}/`, lackedBy(findFeature(mdn.javascript, 'regular_expressions', 'lookbehind_assertion')));
    }
    if (node.type === 'MemberExpression' && !node['computed']) {
      const name = (node['property'] as { name?: string }).name ?? '';
      const object = (node['object'] as { name?: string }).name ?? '';
      note(`.${name}`, unknownMembers.get(name) ?? []);
      note(`${object}.${name}`, lackedBy(findFeature(builtins, object, name)));
    }
    if (node.type === 'NewExpression') {
      const name = (node['callee'] as { name?: string }).name ?? '';
      note(`new ${name}`, lackedBy(findFeature(builtins, name) ?? findFeature(mdn.api, name)));
    }
    if (node.type === 'CallExpression') {
      const name = (node['callee'] as { name?: string }).name ?? '';
      note(`${name}()`, lackedBy(findFeature(mdn.api, 'Window', name)));
    }
  });
  return [...found];
}

/** What a sheet uses that the floor lacks, as `feature: browsers`. What stands inside `@supports` asks first and is not looked at. */
export function findTooNewInSheet(sheet: string): string[] {
  const found = new Set<string>();
  const note = (name: string, feature: Identifier | undefined): void => {
    const browsers = lackedBy(feature);
    if (browsers.length > 0) found.add(`${name}: ${browsers.join(', ')}`);
  };
  const { properties, selectors, types, 'at-rules': atRules } = mdn.css;
  const root = postcss.parse(sheet);
  root.walkAtRules('supports', (rule) => void rule.remove());
  root.walkAtRules((rule) => {
    note(`@${rule.name}`, atRules?.[rule.name]);
    for (const [, name = ''] of rule.params.matchAll(/\(([a-z-]+)[:\s)]/g)) {
      if (rule.name === 'media') note(`@media (${name})`, findFeature(atRules?.['media'], name));
    }
  });
  root.walkRules((rule) => {
    if (rule.parent?.type === 'rule') note('nesting', selectors?.['nesting']);
    for (const [, name = ''] of rule.selector.matchAll(/:{1,2}([a-z][a-z-]*)/g))
      note(`:${name}`, findFeature(selectors, name));
  });
  root.walkDecls((declaration) => {
    const { prop, value } = declaration;
    const property = findFeature(properties, prop);
    note(prop, property);
    for (const word of value.match(/(?<![\w.#-])[a-z][a-z-]*(?![\w(-])/g) ?? [])
      note(`${prop}: ${word}`, findFeature(property, word));
    for (const [, name = ''] of value.matchAll(/([a-z-]+)\(/g))
      note(`${name}()`, findFeature(types, name) ?? findFeature(types, 'color', name));
    for (const [, unit = ''] of value.matchAll(/\d([a-z]+)\b/g))
      note(unit, findFeature(types, 'length', unitFeature(unit)));
  });
  return [...found];
}

function unitFeature(unit: string): string {
  if (/^cq/.test(unit)) return 'container_query_length_units';
  const group = { d: 'dynamic', l: 'large', s: 'small' }[/^([dls])v/.exec(unit)?.[1] ?? ''];
  return group ? `viewport_percentage_units_${group}` : unit;
}
