import { describe, expect, test } from 'vitest';
import { renderDescription, renderManifest } from '../../scorm/package/manifest';
import type { CoursePackage } from '../../src/course/course';
import { manifestStandards, sampleCourse } from './sample';
import { manifestErrors } from './schemas';

const files = ['app.css', 'app.js', 'content/kath.en.js', 'index.html'];
const render = (course: CoursePackage) => renderManifest({ course, files, launch: 'index.html' });
const idsOf = (manifest: string) =>
  [...manifest.matchAll(/ (?:identifier|identifierref|default)="([^"]*)"/g)].map(([, id]) => id);

describe.each(manifestStandards)('the manifest of %s', (standard) => {
  const manifest = render(sampleCourse({ standard }));

  test('is valid by the standard’s own schemas', async () => {
    expect(await manifestErrors(standard, manifest)).toEqual([]);
  });

  test('would be found out by these schemas', async () => {
    const spoilt = [
      manifest.replace('<resources>', '<resource>').replace('</resources>', '</resource>'),
      manifest.replace(/adlcp:scorm[tT]ype="sco"/, 'adlcp:scormtypo="sco"'),
      manifest.replace('identifier="common-ground.silver"', 'identifier="1 2"'),
    ];
    const found = await Promise.all(spoilt.map((each) => manifestErrors(standard, each)));
    // The 4th Edition’s schema lets an unknown attribute through.
    expect(found.map((errors) => errors.length > 0)).toEqual([true, standard !== 'scorm2004-4', true]);
  });

  test('keeps its ids over versions', () => {
    const next = render(sampleCourse({ standard, version: '2.0.0' }));
    expect(next).not.toBe(manifest);
    expect(idsOf(next)).toEqual(idsOf(manifest));
  });

  test('has other ids for another edition or organisation', () => {
    const ids = [{}, { edition: 'bronze' }, { overlay: 'wales' }].map(
      (settings) => idsOf(render(sampleCourse({ standard, ...settings })))[0],
    );
    expect(ids).toEqual(['common-ground.silver', 'common-ground.bronze', 'common-ground.wales.silver']);
  });

  test('has ids that are XML names', () => {
    for (const id of idsOf(manifest)) expect(id).toMatch(/^[A-Za-z_][\w.-]*$/);
  });

  test('has one organization, one item, one tracked resource', () => {
    for (const element of ['<organization ', '<item ', '<resource ']) expect(manifest.split(element)).toHaveLength(2);
    expect(manifest).toContain(standard === 'scorm12' ? 'adlcp:scormtype="sco"' : 'adlcp:scormType="sco"');
    expect(manifest).toContain('href="index.html"');
  });

  test('leaves completion and success to the course', () => {
    expect(manifest).not.toMatch(
      /masteryscore|completionThreshold|scaledPassingScore|minNormalizedMeasure|primaryObjective/i,
    );
  });

  test('is titled by course and edition', () => {
    expect(manifest.match(/<title>[^<]*<\/title>/g)).toEqual(Array(2).fill('<title>Common Ground · Silver</title>'));
  });

  test('tells what the course is, in each of its languages', () => {
    const description = renderDescription(sampleCourse({ standard })) ?? manifest;
    expect(description).toContain(
      'Consultation skills &lt;for&gt; self-management &amp; support. Hear the whole list first.',
    );
    expect(description).toContain('Common Ground · Arian');
    expect(description).toContain('>Agenda setting<');
    expect(description).toContain('>1.2.3<');
    expect(description).toContain('>PT4H<');
  });
});

test('the description of a 3rd Edition package stands beside its manifest, as the one that a 4th Edition manifest holds', () => {
  const lomOf = (xml: string) => /<lom:lom[\s\S]*<\/lom:lom>/.exec(xml)?.[0].replace(/\s+/g, ' ');
  const beside = lomOf(renderDescription(sampleCourse({ standard: 'scorm2004-3' })) ?? '');
  expect(beside).toContain('<lom:typicalLearningTime>');
  expect(beside).toBe(lomOf(render(sampleCourse({ standard: 'scorm2004-4' }))));
  expect(render(sampleCourse({ standard: 'scorm2004-3' }))).toContain('<adlcp:location>metadata.xml</adlcp:location>');
});

test('the prefixes are the literal ones that importers look for', () => {
  const manifest = render(sampleCourse({ standard: 'scorm2004-4' }));
  for (const prefix of ['adlcp', 'imsss', 'adlnav']) expect(manifest).toContain(`xmlns:${prefix}=`);
});

test.each([
  [45, 'PT45M'],
  [60, 'PT1H'],
  [90, 'PT1H30M'],
  [0, 'PT1M'],
])('%i promised minutes are %s', (promised, duration) => {
  expect(render({ ...sampleCourse(), minutes: { promised, computed: 7 } })).toContain(`>${duration}<`);
});

test('a web package has no manifest', () => {
  expect(() => render(sampleCourse({ standard: 'web' }))).toThrow('web has no manifest');
});
