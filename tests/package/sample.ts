/** A small course and app to package: two languages, awkward characters, a picture, an icon. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { App } from '../../scorm/package/app';
import { standardNames } from '../../scorm/package/standards';
import type { Assembly } from '../../src/content/course';
import type { CoursePackage, CourseText, ModuleContent, Standard } from '../../src/course/course';

/** Standards with a manifest. */
export const manifestStandards = standardNames.filter((standard) => standard !== 'web');

export interface SampleSettings {
  readonly standard?: Standard;
  readonly version?: string;
  readonly overlay?: string;
  readonly edition?: string;
}

export function sampleCourse({
  standard = 'scorm12',
  version = '1.2.3',
  overlay = 'core',
  edition = 'silver',
}: SampleSettings = {}): CoursePackage {
  return {
    edition,
    level: 'silver',
    standard,
    version,
    build: 'a1b2c3',
    status: 'draft',
    locales: ['en', 'cy'],
    completion: { topics: ['agenda-setting'] },
    record: 'completion',
    hints: 'shown',
    strings: {},
    minutes: { promised: 240, computed: 97 },
    text: { en: sampleText(overlay, 'Silver'), cy: sampleText(overlay, 'Arian') },
  };
}

function sampleText(overlay: string, editionTitle: string): CourseText {
  const contact = { name: 'Learning & technology', detail: 'Ring 01 <now> – it’s “free”' };
  return {
    overlay: {
      id: overlay,
      title: 'Common Ground',
      strapline: 'Consultation skills <for> self-management & support',
      terms: { person: 'patient', people: 'patients', aPerson: 'a patient', Person: 'Patient' },
      technical: [contact, { ...contact, name: 'Help desk', link: 'https://help.example/?a=1&b=2' }],
      support: [contact],
      nextStep: { text: 'Ask.' },
      accessibility: contact,
    },
    editionTitle,
    modules: [
      {
        id: 'agenda-setting',
        title: 'Setting the agenda',
        skill: 'Agenda setting',
        summary: 'Hear the whole list first.',
        minutes: 12,
        people: ['kath'],
        pages: [],
      },
    ],
    people: [
      {
        id: 'kath',
        name: 'Kath',
        title: 'Kath',
        setting: 'clinic',
        roles: ['practice-nurse'],
        notes: [],
        revision: 'r1',
        object: { file: 'objects/kath-letter.svg', says: 'A letter' },
        visits: [
          { id: 'review', title: 'Review', minutes: 9, briefs: { 'practice-nurse': 'You are Kath’s practice nurse.' } },
        ],
      },
    ],
    roles: {},
  };
}

/** What `src/content` would assemble of the sample. */
export function sampleAssembled(settings: SampleSettings = {}): Assembly {
  const content = (id: string, locale: string): ModuleContent => ({
    kind: 'module',
    id,
    locale,
    pages: [{ id: 'one', title: 'Tŷ', html: '<p>Sut mae’r tŷ?</p>' }],
    parts: {},
    phrases: ['“Is there something else?”'],
    phrasesByRole: {},
    commitments: [],
  });
  return {
    package: sampleCourse(settings),
    contents: [
      content('agenda-setting', 'en'),
      content('kath', 'en'),
      content('agenda-setting', 'cy'),
      content('kath', 'cy'),
    ],
    pictures: new Map([['objects/kath-letter.svg', 'static/objects/kath-letter.svg']]),
    sheet: '',
  };
}

/** An app of three files; its sheet shows one of two icons. */
export function sampleApp(): App {
  const bytes = (text: string) => new TextEncoder().encode(text);
  return {
    files: new Map([
      ['app.js', bytes('document.title;')],
      ['app.css', bytes('.next { background: url(icons/arrow.svg) }')],
    ]),
    icons: new Map([
      ['icons/arrow.svg', bytes('<svg/>')],
      ['icons/unused.svg', bytes('<svg/>')],
      ['icons/favicon.svg', bytes('<svg/>')],
      ['icons/app-192.png', bytes('192')],
      ['icons/app-512.png', bytes('512')],
    ]),
    prerender: undefined,
  };
}

/** A folder with the sample's picture and an overlay's logo in it. */
export function sampleRoot(): string {
  const root = mkdtempSync(path.join(tmpdir(), 'common-ground-'));
  const put = (file: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  };
  put('static/objects/kath-letter.svg');
  return root;
}
