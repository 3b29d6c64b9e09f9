import { join, resolve } from 'node:path';
import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const house = resolve(import.meta.dirname, '../..');
const eslint = new ESLint({ cwd: house });

/** Lints a text as if it stood in a file; the messages it gets. */
async function complain(file: string, text: string): Promise<string> {
  const [result] = await eslint.lintText(text, { filePath: join(house, file), warnIgnored: true });
  return result?.messages.map(({ message }) => message).join('\n') ?? '';
}

test.each([
  ['src/engine/scenario.ts', 'export const now = (): number => Date.now();', 'The engine has no clock'],
  ['src/engine/scenario.ts', 'export const die = (): number => Math.random();', 'The engine has no chance'],
  ['src/engine/scenario.ts', 'export const title = (): string => document.title;', 'The engine has no screen'],
  ['src/course/course.ts', 'export const now = (): Date => new Date();', 'A course has no clock'],
  ['src/course/course.ts', 'export enum Level { Bronze }', 'No enum'],
  ['src/course/course.ts', 'export const level: any = 1;', 'Unexpected any'],
  ['src/course/course.ts', 'export const f = (x: number): string => x as unknown as string;', '`any` by another name'],
  ['src/view/Page.svelte', '<p>Say it</p>', 'No words in a component'],
  ['src/view/Page.svelte', '{#if true}<b>Say it</b>{:else}Say{/if}', 'No words in a component'],
  ['src/view/Page.svelte', '<button aria-label="Say it"></button>', 'No words in a component'],
  ['src/view/Page.svelte', '<p style="color: red"></p>', 'A strict CSP'],
  [
    'src/view/Page.svelte',
    '<script lang="ts">import type { P } from \'../record/port\'; let p: P;</script>{p}',
    'A view knows',
  ],
  ['src/view/Page.svelte', '<script lang="ts">requestIdleCallback(() => {});</script>', 'requestIdleCallback'],
])('complains in %s about %s', { timeout: 60_000 }, async (file, text, message) => {
  expect(await complain(file, text)).toContain(message);
});

test('lets a component show strings that came through t', { timeout: 60_000 }, async () => {
  const text = `<script lang="ts">\n  const { t }: { t: (key: string) => string } = $props();\n</script>\n\n<p>{t('say')} · 1</p>\n`;
  expect(await complain('src/view/Page.svelte', text)).toBe('');
});
