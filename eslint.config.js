import js from '@eslint/js';
import compat from 'eslint-plugin-compat';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const inTheBrowser = ['src/{app,cohort,course,engine,i18n,record,view}/**', 'modules/**', 'scorm/adapters/**'];
const tests = ['**/*.test.ts', 'tests/**'];

const clock =
  'has no clock: the same choices must always lead to the same turn. Take the time as an argument; src/app has the clock.';
const chance =
  'has no chance: derive the order from the scenario, turn and attempt with a hash, so that a replay shows the same.';
const screen = 'has no screen: return a value, and let src/view show it.';

/** Globals that a layer does without, each with the way round it. */
const without = (layer, reasons) =>
  Object.entries(reasons).flatMap(([reason, names]) =>
    names.split(' ').map((name) => ({ name, message: `${layer} ${reason}` })),
  );

/** A `.svelte` file's type imports are invisible to dependency-cruiser, so what it may not know is said here too. */
const neverImports = (message, ...folders) => ({
  '@typescript-eslint/no-restricted-imports': [
    'error',
    { patterns: [{ regex: `(^|/)(${folders.join('|')})(/|$)`, message }] },
  ],
});

const enums = {
  selector: 'TSEnumDeclaration',
  message: 'No enum: write a union of string literals, or a table with `as const satisfies …`.',
};
const escapes = {
  selector: "TSAsExpression > TSAsExpression[typeAnnotation.type='TSUnknownKeyword']",
  message:
    '`as unknown as` is `any` by another name. Narrow with a check, use `satisfies`, or mend the type that is asked for.',
};

export default ts.config(
  { ignores: ['dist/**', 'node_modules/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  ...svelte.configs.prettier,
  {
    languageOptions: { ecmaVersion: 2023, sourceType: 'module' },
    rules: {
      // The compiler sees undefined names, and knows the web's and Node's.
      'no-undef': 'off',
      eqeqeq: 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-restricted-syntax': ['error', enums, escapes],
    },
  },
  {
    files: ['**/*.ts'],
    ignores: ['**/*.svelte.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { excludedRunes: ['$props', '$state', '$derived', '$bindable'] }],
    },
  },
  {
    // A component holds no words: they come through t(), so that they can be translated, read aloud and replaced.
    files: ['src/{view,app,cohort}/**/*.svelte', 'modules/**/*.svelte'],
    rules: {
      'no-restricted-syntax': [
        'error',
        enums,
        escapes,
        {
          selector:
            ':matches(SvelteElement, SvelteIfBlock, SvelteElseBlock, SvelteEachBlock) > SvelteText[value=/[a-z]{2}/i]',
          message: 'No words in a component: put them into src/i18n/locales with a note for translators and show t(…).',
        },
        {
          selector:
            'SvelteAttribute[key.name=/^(alt|aria-label|aria-description|placeholder|title)$/] > SvelteLiteral[value=/[a-z]{2}/i]',
          message: 'No words in a component: put them into src/i18n/locales with a note for translators and use t(…).',
        },
        {
          selector: "SvelteAttribute[key.name='style']",
          message: 'A strict CSP refuses style="…": write a class, or a style: directive for a value that changes.',
        },
      ],
    },
  },
  {
    files: inTheBrowser,
    ignores: tests,
    plugins: { compat },
    languageOptions: { globals: compat.configs['flat/recommended'].languageOptions?.globals ?? {} },
    rules: { 'compat/compat': 'error' },
  },
  {
    files: ['src/engine/**'],
    ignores: tests,
    rules: {
      'no-restricted-globals': [
        'error',
        ...without('The engine', {
          [clock]: 'Date performance setTimeout setInterval queueMicrotask requestAnimationFrame Temporal',
          [chance]: 'crypto',
          [screen]:
            'window document navigator location localStorage sessionStorage indexedDB fetch console alert globalThis',
        }),
      ],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: `The engine ${chance}` }],
    },
  },
  {
    files: ['src/course/**'],
    ignores: tests,
    rules: {
      'no-restricted-globals': [
        'error',
        ...without('A course', {
          [clock]: 'Date performance setTimeout setInterval requestAnimationFrame',
          [screen]: 'document navigator location localStorage sessionStorage indexedDB fetch alert',
        }),
      ],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: `A course ${chance}` }],
    },
  },
  {
    files: ['src/view/**'],
    rules: neverImports(
      'A view knows course, engine, i18n and svelte; what it should do elsewhere is a callback among its props.',
      'record',
      'scorm',
      'app',
      'modules',
      'content',
    ),
  },
  {
    files: ['modules/**/*.svelte'],
    rules: neverImports(
      'A module’s part knows its own folder, src/view, src/i18n, svelte, and types of engine and course.',
      'record',
      'scorm',
      'app',
      'content',
    ),
  },
  {
    files: tests,
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'no-restricted-syntax': ['error', enums] },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs' },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
