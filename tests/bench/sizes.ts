/** How much a learner's network carries, and how much an administrator uploads. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { readIndex } from '../../scorm/package/shelf';
import type { Figure, Group } from './figures';

/** No package should be too large to send by email or to load on a ward. */
const MOST_KILOBYTES = 180;

export function measureSizes(house: string): Group {
  const gzipped = (file: string) =>
    gzipSync(readFileSync(path.join(house, 'dist/app', file)), { level: 9 }).length / 1000;
  const zips = readIndex(path.join(house, 'dist/packages')).filter(
    ({ overlay, standard }) => overlay === 'core' && standard === 'scorm12',
  );
  return {
    title: 'Size',
    how: 'A kB is 1,000 bytes. Script and sheet are compressed with gzip; all packages of a build share them. The aim beyond the target: 75 kB of script, 14 kB of sheet.',
    figures: [
      {
        name: 'app.js',
        value: gzipped('app.js'),
        unit: 'kB',
        target: 92,
        because: 'every screen and every module’s part is in it, and there are more of them than it was reckoned for',
      },
      { name: 'app.css', value: gzipped('app.css'), unit: 'kB', target: 20 },
      ...zips.map(({ edition, bytes }): Figure => ({
        name: `${edition}, SCORM 1.2 zip`,
        value: bytes / 1000,
        unit: 'kB',
        ...(edition !== 'silver' && { target: MOST_KILOBYTES }),
      })),
    ],
  };
}
