/**
 * Makes `later.js` beside `app.js`. A classic script cannot import, so what the two share, which is Svelte, goes over `window.course.svelte`:
 * the app puts there what `later.js` was seen to use of it, and nothing else of Svelte is kept for its sake.
 */
import path from 'node:path';
// eslint-disable-next-line svelte/no-svelte-internal -- only its names are read, to hand the app’s own Svelte on
import * as svelte from 'svelte/internal/client';
import { build, type InlineConfig, type Plugin } from 'vite';

const SVELTE = 'svelte/internal/client';
/** What the app imports to hand on; see `main.ts`. */
const SHARED = 'virtual:svelte-for-later';

/** @param options what the app itself is built with: plugins, browser floor. */
export function laterScript(options: () => InlineConfig): Plugin {
  let root = '.';
  let isBuild = false;
  let made: Promise<Made> | undefined;
  return {
    name: 'later-script',
    configResolved(config) {
      root = config.root;
      isBuild = config.command === 'build';
    },
    buildStart({ input }) {
      // Other builds of this house have no page: the first screen's HTML, the check of an LMS.
      const isApp = isBuild && Object.values(input).some((file) => file.endsWith('index.html'));
      if (isApp) made = makeLater(root, options());
    },
    resolveId: (id) => (id === SHARED ? `\0${SHARED}` : undefined),
    async load(id) {
      if (id !== `\0${SHARED}`) return undefined;
      const names = (await made)?.names ?? [];
      return names.length === 0 ? 'export {};' : `export { ${names.join(', ')} } from '${SVELTE}';`;
    },
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        if (!made) return;
        const { code, css } = await made;
        this.emitFile({ type: 'asset', fileName: 'later.js', source: code });
        const sheet = Object.values(bundle).find(({ fileName }) => fileName === 'app.css');
        if (sheet?.type !== 'asset') throw new Error('The app has no sheet to put the styles of later.js into.');
        sheet.source = `${String(sheet.source)}${css}`;
      },
    },
  };
}

interface Made {
  readonly code: string;
  readonly css: string;
  /** What it takes from `window.course.svelte`. */
  readonly names: readonly string[];
}

async function makeLater(root: string, options: InlineConfig): Promise<Made> {
  const result = await build({
    ...options,
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [...(options.plugins ?? []), svelteFromTheApp],
    build: {
      ...options.build,
      write: false,
      rolldownOptions: {
        ...options.build?.rolldownOptions,
        input: path.join(root, 'src/app/later.ts'),
        output: { format: 'iife', codeSplitting: false, entryFileNames: 'later.js', assetFileNames: 'later[extname]' },
      },
    },
  });
  if (!('output' in result)) throw new Error('later.js was built as more than one.');
  const [script] = result.output;
  const sheet = result.output.find(({ fileName }) => fileName === 'later.css');
  return {
    code: script.code,
    css: sheet?.type === 'asset' ? String(sheet.source) : '',
    names: [...new Set([...script.code.matchAll(/\.svelte\.(\w+)/g)].flatMap(([, name]) => name ?? []))].sort(),
  };
}

/** In place of Svelte, each of its names read from the global; those that nobody uses fall away. */
const svelteFromTheApp: Plugin = {
  name: 'svelte-from-the-app',
  enforce: 'pre',
  resolveId: (id) => (id === SVELTE ? '\0svelte' : id.startsWith('svelte/internal/') ? '\0nothing' : undefined),
  load: (id) => (id === '\0svelte' ? renderReading() : id === '\0nothing' ? '' : undefined),
};

/** Some of its names are words of the language, `if` and `await`. */
function renderReading(): string {
  return Object.keys(svelte as object)
    .map(
      (name, at) =>
        `const s${at} = /* @__PURE__ */ (() => window.course.svelte.${name})();\nexport { s${at} as ${name} };`,
    )
    .join('\n');
}
