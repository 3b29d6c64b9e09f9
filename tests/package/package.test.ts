import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { missingPictures } from '../../scorm/package/files';
import { makePackage } from '../../scorm/package/package';
import { standardNames } from '../../scorm/package/standards';
import { sampleApp, sampleAssembled, sampleRoot, type SampleSettings } from './sample';
import { manifestErrors } from './schemas';

const root = sampleRoot();
const build = (settings: SampleSettings = {}) => makePackage(sampleAssembled(settings), sampleApp(), root);
const unzip = (settings: SampleSettings = {}) => unzipSync(build(settings).zip);
const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

const common = [
  'app.css',
  'app.js',
  'content/agenda-setting.cy.js',
  'content/agenda-setting.en.js',
  'content/kath.cy.js',
  'content/kath.en.js',
  'course.js',
  'icons/arrow.svg',
  'icons/favicon.svg',
  'index.html',
  'objects/kath-letter.svg',
];

describe.each(standardNames)('a package of %s', (standard) => {
  const files = unzip({ standard });
  const names = Object.keys(files);

  test('holds the app, its data, and only the pictures it shows', () => {
    const own = {
      scorm12: ['imsmanifest.xml'],
      'scorm2004-3': ['imsmanifest.xml', 'metadata.xml'],
      'scorm2004-4': ['imsmanifest.xml'],
      web: ['icons/app-192.png', 'icons/app-512.png', 'manifest.webmanifest', 'service-worker.js'],
    };
    expect(names).toEqual([...common, ...own[standard]].sort());
  });

  test('lists every file in its manifest, in exact case, and no other', () => {
    if (standard === 'web') return;
    const manifest = textOf(files['imsmanifest.xml']);
    const listed = [...manifest.matchAll(/<file href="([^"]*)"\/>/g)].map(([, file]) => file);
    expect(listed).toEqual(names.filter((name) => name !== 'imsmanifest.xml'));
    const lower = names.map((name) => name.toLowerCase());
    expect(new Set(lower).size).toBe(lower.length);
  });

  test('has a manifest that its schemas find valid', async () => {
    if (standard === 'web') return;
    expect(await manifestErrors(standard, textOf(files['imsmanifest.xml']))).toEqual([]);
  });

  test('has nothing that a server would run or refuse', () => {
    for (const name of names) {
      expect(name).toMatch(/\.(html|js|css|svg|png|xml|webmanifest)$/);
      expect(name).toMatch(/^[A-Za-z0-9._/-]+$/);
    }
  });

  test('asks for nothing outside itself', () => {
    const page = textOf(files['index.html']);
    const asked = [...page.matchAll(/<(?:script|link|img|source|iframe)[^>]* (?:src|href)="([^"]*)"/g)].map(
      ([, address]) => address ?? '',
    );
    expect(asked.length).toBeGreaterThan(3);
    for (const address of asked) expect(names).toContain(address);
    for (const [, address = ''] of textOf(files['app.css']).matchAll(/url\(([^)]*)\)/g))
      expect(names).toContain(address);
  });

  test('is the same, byte for byte, when built again', () => {
    expect(build({ standard }).row).toEqual(build({ standard }).row);
    expect(Buffer.compare(build({ standard }).zip, build({ standard }).zip)).toBe(0);
  });
});

test('a zip is the same in another time zone', () => {
  const zone = process.env['TZ'];
  try {
    process.env['TZ'] = 'Pacific/Auckland';
    const there = build().row.sha256;
    process.env['TZ'] = 'America/Los_Angeles';
    expect(build().row.sha256).toBe(there);
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});

test('a row tells what an index needs, and no more', () => {
  const { row, zip } = build({ overlay: 'wales' });
  expect(row).toEqual({
    edition: 'silver',
    standard: 'scorm12',
    overlay: 'wales',
    title: 'Common Ground · Silver',
    version: '1.2.3',
    file: 'wales/silver-scorm12-1.2.3.zip',
    bytes: zip.length,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    launch: 'index.html',
  });
  expect(build().row.file).toBe('silver-scorm12-1.2.3.zip');
});

describe('index.html', () => {
  const page = textOf(unzip()['index.html']);

  test('loads classic scripts in the order in which they need each other', () => {
    const scripts = [...page.matchAll(/<script ([^>]*)>/g)].map(([, attributes]) => attributes);
    expect(scripts).toEqual(['defer src="course.js"', 'defer src="content/kath.en.js"', 'defer src="app.js"']);
  });

  test('obeys a policy that allows nothing inline', () => {
    expect(page).not.toMatch(/ style=| on[a-z]+=|<style|<script(?![^>]* src=)|data:/);
  });

  test('says in its own words what to do when nothing starts', () => {
    const fallback = page.slice(page.indexOf('id="fallback"'));
    expect(fallback).toContain('<strong>Common Ground &#183; Silver</strong>');
    expect(fallback).toContain('the course could not start');
    expect(fallback).toContain('Learning &amp; technology');
    expect(fallback).toContain('<a href="https://help.example/?a=1&amp;b=2">Help desk</a>');
  });

  test('names its language and title', () => {
    expect(page).toContain('<html lang="en" dir="ltr">');
    expect(page).toContain('<title>Common Ground &#183; Silver</title>');
  });

  test('holds the first screen before any script runs', () => {
    expect(page).toContain('You are Kath&#8217;s practice nurse.');
    const app = { ...sampleApp(), prerender: () => '<main><img src="a.svg" onerror="this.__e=event"/></main>' };
    const files = unzipSync(makePackage(sampleAssembled(), app, root).zip);
    expect(textOf(files['index.html'])).toContain('<div id="app"><main><img src="a.svg"/></main></div>');
  });
});

test('every text is ASCII, so that a wrong character set changes nothing', () => {
  const files = unzip();
  for (const name of ['index.html', 'course.js', 'content/kath.cy.js'])
    expect(textOf(files[name])).toMatch(/^[\0-\x7f]*$/);
});

test('the scripts put the course and its contents on the one global', () => {
  const files = unzip();
  const window: { course?: { package: unknown; contents: unknown[] } } = {};
  for (const name of ['course.js', 'content/kath.en.js']) new Function('window', textOf(files[name]))(window);
  const { package: course, contents } = sampleAssembled();
  expect(window.course?.package).toEqual(course);
  expect(window.course?.contents).toEqual([contents.find(({ id, locale }) => id === 'kath' && locale === 'en')]);
});

test('pictures that nobody has drawn are named, all at once', () => {
  const sample = sampleAssembled();
  expect(missingPictures(sample, root)).toEqual([]);
  const lost = ['objects/kath-hat.svg', 'objects/kath-scarf.svg'].map((file) => [file, `static/${file}`] as const);
  expect(missingPictures({ ...sample, pictures: new Map(lost) }, root)).toEqual([
    expect.stringContaining('static/objects/kath-hat.svg is not there'),
    expect.stringContaining('static/objects/kath-scarf.svg is not there'),
  ]);
});

test('two things of one name are refused', () => {
  const { contents, ...rest } = sampleAssembled();
  expect(() => makePackage({ ...rest, contents: [...contents, ...contents] }, sampleApp(), root)).toThrow(
    'Two things of this package are named',
  );
});
