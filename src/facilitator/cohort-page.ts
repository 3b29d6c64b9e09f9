/** The cohort page as one file that needs nothing beside it: from a USB stick, with no network. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Room } from '../cohort/room';
import { attributesOf } from '../content/languages';
import { moves, type MoveCode } from '../engine/moves';
import { escapeMarkup } from '../../scorm/package/markup';
import { spokenIn, type Sources } from './course';

interface Built {
  readonly script: string;
  readonly sheet: string;
}

/** Builds `src/cohort`. @throws what the build throws. */
export async function buildCohort(root: string): Promise<Built> {
  const { build } = await import('vite');
  const { svelte } = await import('@sveltejs/vite-plugin-svelte');
  const result = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [svelte()],
    worker: { format: 'iife' },
    build: {
      write: false,
      cssCodeSplit: false,
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        input: path.join(root, 'src/cohort/main.ts'),
        output: {
          format: 'iife',
          codeSplitting: false,
          entryFileNames: 'cohort.js',
          assetFileNames: 'cohort[extname]',
        },
      },
    },
  });
  if (!('output' in result)) throw new Error('The cohort page was built as more than one script.');
  const sheet = result.output.find(({ fileName }) => fileName.endsWith('.css'));
  return {
    // The one thing in a script that could end it early in HTML.
    script: result.output[0].code.replaceAll('</script', '<\\/script'),
    sheet: sheet?.type === 'asset' ? String(sheet.source) : '',
  };
}

/** What one would want to practise: not what pushes. */
const skills = (Object.keys(moves) as MoveCode[]).filter((code) => moves[code].family !== 'pushing' && code !== 'CQ');

/** @param sources of the fullest edition that there is in the language. */
export function renderCohort({ script, sheet }: Built, sources: Pick<Sources, 'assembly' | 'read'>): string {
  const { version } = sources.assembly.package;
  const { text, words, locale, skill } = spokenIn(sources);
  const visits = Object.fromEntries(
    text.people.flatMap((person) =>
      person.visits.map((visit) => [`${person.id}.${visit.id}`, `${person.name}: ${visit.title}`] as const),
    ),
  );
  const named = Object.fromEntries(skills.map((code) => [code, skill(code)[0]]));
  const room: Room = { words: words.cohort, visits, roles: text.roles, moves: named };
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}' blob:`,
    `style-src '${hashOf(sheet)}'`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html ${attributesOf(locale)}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="${version}">
<title>${escapeMarkup(words.cohort.title)}</title>
<style>${sheet}</style>
</head>
<body>
<script type="application/json" id="room">${JSON.stringify(room).replaceAll('<', '\\u003c')}</script>
<script>${script}</script>
</body>
</html>
`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
