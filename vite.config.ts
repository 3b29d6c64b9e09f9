import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import manifest from './package.json' with { type: 'json' };
import { renderContentScript, renderCourseScript } from './scorm/package/scripts';
import { laterScript } from './scorm/package/later';
import { content } from './src/content/vite';

/** The oldest browsers we serve, as package.json names them: `ios_saf 15.6` is `ios15.6` to the bundler. */
const browserFloor = manifest.browserslist.map((browser) => browser.replace('ios_saf', 'ios').replace(' ', ''));

/**
 * Makes the built page load a classic script. A module script stays blank over `file://`, in a sandboxed frame and wherever
 * an LMS serves `.js` as plain text; `crossorigin` fails for the same reasons.
 */
const classicScript: Plugin = {
  name: 'classic-script',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html) =>
      html.replace(/<script type="module" crossorigin/g, '<script defer').replace(/(<link [^>]*?) crossorigin/g, '$1'),
  },
};

/** What both scripts of the app, `app.js` and `later.js`, are built with. */
const shared = {
  css: {
    transformer: 'postcss',
    preprocessorOptions: {
      // Lets a sheet say `@use 'nhsuk-frontend/…' with ($nhsuk-include-font-face: false)`: the licensed font is never fetched.
      scss: { loadPaths: ['node_modules', 'node_modules/nhsuk-frontend/dist'], quietDeps: true },
    },
  },
  build: {
    target: browserFloor,
    cssTarget: browserFloor,
    cssMinify: 'lightningcss',
    // A strict CSP refuses data: images and styles put in by a script, so there is one sheet and no inlined file.
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      // Svelte builds its reactive maps, sets and observers when loaded; what the app does not use of them stays out.
      treeshake: { moduleSideEffects: [{ test: /svelte\/src\/(reactivity|internal\/client)\//, sideEffects: false }] },
    },
  },
} satisfies UserConfig;

/** One build of the app, `dist/app/`, from which every package is filled: index.html, app.js, app.css and `static/`. */
export default defineConfig({
  ...shared,
  base: './',
  publicDir: 'static',
  plugins: [
    svelte(),
    content({ edition: 'silver', course: renderCourseScript, script: renderContentScript }),
    classicScript,
    laterScript(() => ({ ...shared, plugins: [svelte()] })),
  ],
  build: {
    ...shared.build,
    outDir: 'dist/app',
    emptyOutDir: true,
    rolldownOptions: {
      ...shared.build.rolldownOptions,
      output: {
        format: 'iife',
        codeSplitting: false,
        entryFileNames: 'app.js',
        assetFileNames: ({ names }) =>
          names.some((name) => name.endsWith('.css')) ? 'app.css' : 'assets/[name][extname]',
      },
    },
  },
});
