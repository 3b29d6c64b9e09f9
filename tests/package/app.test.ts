import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readApp } from '../../scorm/package/app';
import { sampleCourse } from './sample';

function rootWith(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'app-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return root;
}

test('takes what the build made, and of static only the icons', async () => {
  const app = await readApp(
    rootWith({
      'static/objects/kath-letter.svg': '<svg/>',
      'static/icons/arrow.svg': '<svg/>',
      'dist/app/objects/kath-letter.svg': '<svg/>',
      'dist/app/icons/arrow.svg': '<svg/>',
      'dist/app/index.html': '',
      'dist/app/app.js': '',
      'dist/app/app.js.map': '',
      'dist/app/app.css': '',
      'dist/app/assets/paper.png': '',
    }),
  );
  expect([...app.files.keys()].sort()).toEqual(['app.css', 'app.js', 'assets/paper.png']);
  expect([...app.icons.keys()]).toEqual(['icons/arrow.svg']);
  expect(app.prerender).toBeUndefined();
});

test('takes the first screen from the app’s own rendering where there is one', async () => {
  const app = await readApp(
    rootWith({
      'dist/prerender/prerender.js': 'export const prerender = (course, locale) => `${course.edition} ${locale}`;',
      'package.json': '{"type":"module"}',
    }),
  );
  expect(app.prerender?.(sampleCourse(), 'cy')).toBe('silver cy');
});
