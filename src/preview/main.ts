/** `npm run preview -- <scenario>`: an author's desk at a local address, renewed whenever the scenario is saved. */
import path from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { createServer } from 'vite';
import { didYouMean } from '../content/parse/problem';
import { scenarioIds } from '../content/scenarios';
import { previewing } from './server';

const root = path.resolve(import.meta.dirname, '../..');
const [scenario = ''] = process.argv.slice(2);
const known = scenarioIds(root);

if (known.includes(scenario)) {
  const server = await createServer({
    configFile: false,
    root: import.meta.dirname,
    cacheDir: path.join(root, 'node_modules/.vite-preview'),
    plugins: [svelte({ configFile: path.join(root, 'svelte.config.js') }), previewing({ root, scenario })],
    css: {
      preprocessorOptions: {
        scss: {
          loadPaths: [path.join(root, 'node_modules'), path.join(root, 'node_modules/nhsuk-frontend/dist')],
          quietDeps: true,
        },
      },
    },
    server: { host: '127.0.0.1', port: 5180, fs: { allow: [root] } },
  });
  await server.listen();
  server.printUrls();
} else {
  const hint = didYouMean(scenario, known) ?? `There are: ${known.join(', ')}.`;
  console.error(scenario ? `There is no scenario “${scenario}”. ${hint}` : `npm run preview -- <scenario>\n${hint}`);
  process.exitCode = 1;
}
