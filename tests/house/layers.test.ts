import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { cruise, type ICruiseResult, type IConfiguration } from 'dependency-cruiser';
import { afterAll, beforeAll, expect, test } from 'vitest';

const house = resolve(import.meta.dirname, '../..');
const { forbidden = [], options = {} } = createRequire(import.meta.url)(
  '../../.dependency-cruiser.cjs',
) as IConfiguration;

/** What breaks each rule: a file, and the line in it. */
const offenders: Record<string, readonly [file: string, line: string][]> = {
  'engine-is-pure': [
    ['src/engine/words.ts', `import '../i18n/t';`],
    ['src/engine/keeps.ts', `import type {} from '../record/port';`],
    ['src/engine/shows.ts', `import 'svelte';`],
  ],
  'record-port-imports-nothing': [['src/record/port.ts', `import type {} from '../engine/turn';`]],
  'record-keeps-and-knows-no-course': [['src/record/keeps.ts', `import type {} from '../engine/turn';`]],
  'prover-knows-engine-and-content': [['src/prove/shows.ts', `import '../view/Page.svelte';`]],
  'review-reads-content': [['src/review/shows.ts', `import '../view/Page.svelte';`]],
  'translate-reads-content': [['src/translate/shows.ts', `import '../view/Page.svelte';`]],
  'cohort-reads-summaries': [['src/cohort/shows.ts', `import '../view/Page.svelte';`]],
  'cohort-holds-no-words': [['src/cohort/says.ts', `import '../content/parse/pack-words';`]],
  'facilitator-packs': [['src/facilitator/shows.ts', `import '../view/Page.svelte';`]],
  'course-knows-engine-and-port': [
    ['src/course/keeps.ts', `import '../record/keeper';`],
    ['src/course/shows.ts', `import '../view/Page.svelte';`],
  ],
  'i18n-knows-words-only': [['src/i18n/shows.ts', `import '../view/Page.svelte';`]],
  'view-shows-and-asks': [
    ['src/view/Keeps.svelte', `<script lang="ts">import * as keeper from '../record/keeper'; keeper;</script>`],
    ['src/view/part.ts', `import '../../modules/asking/Part.svelte';`],
  ],
  'content-knows-types-only': [['src/content/shows.ts', `import '../view/Page.svelte';`]],
  'module-stands-alone': [
    ['modules/asking/keeps.ts', `import '../../src/record/port';`],
    ['modules/asking/Borrows.svelte', `<script lang="ts">import Part from '../telling/Part.svelte'; Part;</script>`],
  ],
  'module-takes-types-only': [['modules/asking/plays.ts', `import '../../src/engine/turn';`]],
  'adapters-know-no-course': [['scorm/adapters/plays.ts', `import type {} from '../../src/course/course';`]],
  'check-finds-an-lms': [['scorm/check/keeps.ts', `import '../adapters/scorm12';`]],
  'packager-knows-content': [['scorm/package/shows.ts', `import '../../src/view/Page.svelte';`]],
  'packager-takes-types-from-course': [['scorm/package/counts.ts', `import '../../src/course/course';`]],
  'packager-renders-nothing': [['scorm/package/renders.ts', `import 'svelte/server';`]],
  'rehearsal-knows-packages-only': [['scorm/rehearsal/knows.ts', `import type {} from '../../src/record/port';`]],
  'app-puts-together': [
    ['src/app/packs.ts', `import '../../scorm/package/zip';`],
    ['src/app/rehearses.ts', `import 'scorm-again';`],
  ],
  'only-app-picks-an-adapter': [['src/preview/picks.ts', `import '../../scorm/adapters/web';`]],
  'nothing-imports-app': [['src/preview/mounts.ts', `import '../app/main';`]],
  'preview-ships-nothing': [['src/view/tells.ts', `import '../preview/script';`]],
  'three-packages-in-the-browser': [['src/view/checks.ts', `import 'zod';`]],
  'no-node-in-the-browser': [['scorm/adapters/reads.ts', `import 'node:fs';`]],
  'one-script-in-the-browser': [['src/app/waits.ts', `void import('../view/words');`]],
  'tests-stay-outside': [['src/course/tries.ts', `import '../../tests/contract/record';`]],
  'no-circles': [['src/course/itself.ts', `import './itself';`]],
  'every-import-leads-somewhere': [['src/course/lost.ts', `import './nowhere';`]],
};

/** One right import for every arrow of the table; none of them may offend. */
const welcome: readonly [file: string, line: string][] = [
  ['src/engine/turn.ts', `import 'xstate';`],
  ['src/engine/turn.test.ts', `import 'fast-check'; import '../../tests/contract/record';`],
  ['src/record/keeper.ts', `import './port'; import 'xstate';`],
  [
    'src/prove/walk.ts',
    `import '../engine/turn'; import '../content/read'; import '../preview/script'; import 'node:fs';`,
  ],
  ['src/preview/script.ts', `import '../engine/turn'; import '../content/read';`],
  ['src/course/course.ts', `import '../engine/turn'; import type {} from '../record/port';`],
  ['src/i18n/t.ts', `import 'i18next'; import 'svelte/reactivity';`],
  ['src/view/words.ts', `import '../engine/turn'; import '../course/course'; import '../i18n/t'; import 'svelte';`],
  ['src/view/Page.svelte', `<script lang="ts">import { t } from '../i18n/t';</script><p>{t}</p>`],
  ['src/content/parse/pack-words.ts', `import 'zod';`],
  ['src/cohort/room.ts', `import type {} from '../content/parse/pack-words';`],
  ['src/content/read.ts', `import '../course/course'; import 'node:fs'; import 'yaml'; import 'zod';`],
  ['modules/asking/Part.svelte', `<script lang="ts">import Page from '../../src/view/Page.svelte';</script><Page />`],
  ['modules/asking/typed.ts', `import type {} from '../../src/engine/turn'; import './Part.svelte';`],
  ['modules/telling/Part.svelte', '<p></p>'],
  ['scorm/adapters/discover.ts', ''],
  ['scorm/check/check.ts', `import '../adapters/discover';`],
  ['scorm/adapters/web.ts', `import type {} from '../../src/record/port';`],
  [
    'scorm/package/zip.ts',
    `import 'fflate'; import '../../src/content/read'; import type {} from '../../src/course/course';`,
  ],
  ['scorm/rehearsal/start.ts', `import 'scorm-again'; import 'node:http';`],
  [
    'src/app/main.ts',
    `import '../view/Page.svelte'; import '../../modules/asking/Part.svelte'; import '../../scorm/adapters/web';`,
  ],
  ['tests/contract/record.ts', `import '../../scorm/adapters/web'; import 'scorm-again';`],
];

let tree: string;
let found: readonly { rule: string; file: string }[];

beforeAll(async () => {
  await mkdir(join(house, 'dist'), { recursive: true });
  tree = await mkdtemp(join(house, 'dist', 'layers-'));
  for (const [file, line] of [...welcome, ...Object.values(offenders).flat()]) {
    await mkdir(dirname(join(tree, file)), { recursive: true });
    await writeFile(join(tree, file), `${line}\n${file.endsWith('.ts') ? 'export {};\n' : ''}`);
  }
  const { exclude: _, tsConfig: __, ...rest } = options;
  const { output } = await cruise(['src', 'modules', 'scorm', 'tests'], {
    ...rest,
    baseDir: tree,
    validate: true,
    ruleSet: { forbidden },
  });
  found = (output as ICruiseResult).summary.violations.map(({ rule, from }) => ({ rule: rule.name, file: from }));
}, 60_000);
afterAll(() => rm(tree, { recursive: true, force: true }));

test('has an offender for every rule, and every rule a comment that tells what to do', () => {
  expect(Object.keys(offenders).sort()).toEqual(forbidden.map(({ name }) => name).sort());
  for (const { comment } of forbidden) expect(comment?.length).toBeGreaterThan(40);
});

test.each(Object.entries(offenders).flatMap(([rule, files]) => files.map(([file, line]) => ({ rule, file, line }))))(
  'refuses by $rule: $file, $line',
  ({ rule, file }) => {
    expect(found).toContainEqual({ rule, file });
  },
);

test.each(welcome)('welcomes %s: %s', (file) => {
  expect(found.filter((violation) => violation.file === file)).toEqual([]);
});
