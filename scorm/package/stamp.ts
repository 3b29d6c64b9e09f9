/** Which sources something was made from: version and content, and no clock, so that the same sources always bear the same stamp. */
import { createHash } from 'node:crypto';
import type { CoursePackage } from '../../src/course/course';

/** “0.1.0 (1a2b3c4d)” of one package, or of all that a page speaks of. */
export function stampOf(courses: readonly CoursePackage[]): string {
  const [first] = courses;
  if (!first) return '';
  const builds = courses.map(({ build }) => build);
  const all = createHash('sha256').update(builds.join()).digest('hex').slice(0, 8);
  return `${first.version} (${courses.length === 1 ? first.build : all})`;
}
