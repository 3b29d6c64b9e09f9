/** How much a learner's network carries, and how much an administrator uploads. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { readIndex, type PackageRow } from '../../scorm/package/shelf';
import type { Figure, Group } from './figures';

/**
 * What a zip may weigh, in kB: the app, then each consultation and each lesson in it. A learner fetches the app and the one they open, so
 * more people make the zip larger and nobody's wait longer.
 */
const ALLOWED = { app: 120, visit: 32, lesson: 10 } as const;

export function measureSizes(house: string): Group {
  const gzipped = (file: string) => kilobytes(readFileSync(path.join(house, 'dist/app', file)));
  const packages = path.join(house, 'dist/packages');
  const zips = readIndex(packages).filter(({ overlay, standard }) => overlay === 'core' && standard === 'scorm12');
  return {
    title: 'Size',
    how: `A kB is 1,000 bytes. Script and sheet are compressed with gzip; all packages of a build share them. The aim beyond the target: 75 kB of script, 14 kB of sheet. A zip may have ${ALLOWED.app} kB for the app, ${ALLOWED.visit} for each conversation and ${ALLOWED.lesson} for each lesson; of these a learner fetches the app, and each conversation and lesson when it is opened.`,
    figures: [
      {
        name: 'app.js',
        value: gzipped('app.js'),
        unit: 'kB',
        target: 92,
      },
      { name: 'later.js: parts of lessons, screens for afterwards', value: gzipped('later.js'), unit: 'kB' },
      { name: 'app.css', value: gzipped('app.css'), unit: 'kB', target: 20 },
      ...zips.map((row): Figure => zipFigure(packages, row)),
    ],
  };
}

function zipFigure(packages: string, { edition, file, bytes }: PackageRow): Figure {
  const files = unzipSync(readFileSync(path.join(packages, file)));
  const contents = Object.entries(files).filter(([name]) => name.startsWith('content/'));
  const texts = contents.map(([, content]) => new TextDecoder().decode(content));
  const visits = texts.reduce((sum, text) => sum + text.split('"endings":[').length - 1, 0);
  const lessons = texts.filter((text) => text.includes('"kind":"module"')).length;
  return {
    name: `${edition}, SCORM 1.2 zip`,
    value: bytes / 1000,
    unit: 'kB',
    target: ALLOWED.app + visits * ALLOWED.visit + lessons * ALLOWED.lesson,
  };
}

function kilobytes(bytes: Uint8Array): number {
  return gzipSync(bytes, { level: 9 }).length / 1000;
}
