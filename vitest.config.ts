import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

const views = ['src/view/**/*.test.ts', '{src,modules,tests}/**/*.svelte.test.ts'];
const browsers = ['tests/browser/**/*.test.ts'];

/**
 * Three kinds of test, by where the file lies:
 * - `unit`: Node. A file that needs a DOM opens with `// @vitest-environment jsdom`.
 * - `view`: components in jsdom, for everything in `src/view` and every `*.svelte.test.ts`.
 * - `browser`: Node drives a real Chromium (`launchBrowser` in `tests/browser/chromium.ts`), two files at a time.
 */
export default defineConfig({
  plugins: [svelte()],
  test: {
    reporters: ['default', './tests/reporter.ts'],
    passWithNoTests: true,
    // Left alone, Vitest keeps one processor for itself: on two, that is half of them.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          testTimeout: 30_000,
          include: ['{src,scorm,modules,scenarios,tests}/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...views, ...browsers],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        plugins: [svelteTesting()],
        test: { name: 'view', environment: 'jsdom', include: views, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          environment: 'node',
          include: browsers,
          globalSetup: './tests/browser/chromium.setup.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 10_000 } },
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
