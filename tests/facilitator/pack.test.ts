/** What a facilitator takes into the room: everything there, under the course’s own names, and as it can be used. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Scenario } from '../../src/engine/scenario';
import { moveCodes } from '../../src/engine/moves';
import { mayBePlayed, type Sources } from '../../src/facilitator/course';
import en from '../../src/i18n/locales/en.json';
import type { Files } from '../../scorm/package/zip';
import { house, packOf, partsOf, sourcesFor, textOf } from './made';

let sources: Sources;
let pack: Files;

beforeAll(async () => {
  sources = await sourcesFor('core');
  pack = await packOf(sources);
}, 60_000);

const html = (file: string) => partsOf(file, pack.get(file) ?? new Uint8Array()).get('') ?? '';
const filesLike = (ending: string) => [...pack].filter(([file]) => file.endsWith(ending));
const names = moveCodes.map((code) => en.move[code].name);
const cellsIn = (sheet: string, column: number) =>
  [...sheet.matchAll(/<tr>((?:<td>.*?<\/td>)+)<\/tr>/gs)].map(([, row = '']) =>
    textOf(row.split('</td>')[column] ?? '').trim(),
  );
const sheetIn = (page: string, id: string) => page.split(`id="${id}"`)[1]?.split('</section>')[0] ?? '';

test('a pack has a session for each of the course’s topics, under the topic’s own name', () => {
  const topics = sources.assembly.package.text['en']?.modules.map(({ id }) => id) ?? [];
  expect(topics).toHaveLength(5);
  for (const topic of topics)
    for (const file of ['room-pack.html', 'pairing-sheet.html', 'slides.pptx', 'handout.docx'])
      expect([...pack.keys()]).toContain(`sessions/${topic}/${file}`);
  const folders = new Set([...pack.keys()].flatMap((file) => /^sessions\/([^/]+)/.exec(file)?.[1] ?? []));
  expect([...folders].sort()).toEqual([...topics].sort());
});

test('an edition with one topic has its session, and no half-day that needs another', async () => {
  const own = await packOf(await sourcesFor('core', 'ambivalence'));
  const rooms = [...own.keys()].filter((file) => file.endsWith('room-pack.html'));
  expect(rooms).toEqual(['sessions/ambivalence/room-pack.html']);
}, 60_000);

test.each(['gold', 'bronze'])(
  'the index of %s leads to every file of its pack, and nowhere else',
  async (edition) => {
    const own = await packOf(await sourcesFor('core', edition));
    const index = new TextDecoder().decode(own.get('index.html'));
    const led = [...index.matchAll(/href="([^"#]+)[^"]*"/g)].map(([, to = '']) => to);
    const within = led.filter((to) => !to.startsWith('../'));
    expect(within.toSorted()).toEqual([...own.keys()].filter((file) => file !== 'index.html').toSorted());
    expect(led.filter((to) => to.startsWith('../'))).toEqual(['../group/index.html', '../cohort.html']);
  },
  60_000,
);

describe('the plans', () => {
  test('add up to 30, 60, 90 and 150 minutes, on paper too', () => {
    for (const [file] of filesLike('room-pack.html'))
      for (const length of file.startsWith('sessions') ? [30, 60, 90, 150] : [150]) {
        const minutes = cellsIn(sheetIn(html(file), `plan-${length}`), 1).map(Number);
        expect(minutes.slice(0, -1).reduce((sum, each) => sum + each, 0)).toBe(length);
        expect(minutes.at(-1)).toBe(length);
      }
  });

  test('of a shorter time leave steps out of the longer, and add none: one set of slides serves them all', () => {
    for (const { id, plans } of sources.read.sessions) {
      const longest = plans.find(({ minutes }) => minutes === 150)?.steps.map(({ step }) => step) ?? [];
      for (const plan of plans) {
        const places = plan.steps.map(({ step }) => longest.indexOf(step));
        expect([id, plan.minutes, places.filter((place) => place < 0)]).toEqual([id, plan.minutes, []]);
      }
    }
  });

  test('of half-days open by asking how it went since, and have a break', () => {
    for (const { steps } of sources.read.pack?.workshops ?? []) {
      const order = steps.map(({ step }) => step);
      expect(order.slice(0, 2)).toEqual(['hello', 'since']);
      expect(order).toContain('break');
      expect(order.indexOf('out-of-role')).toBeGreaterThan(order.lastIndexOf('triads-two'));
    }
  });

  test('never put people into roles without taking them out again', () => {
    const all = [...sources.read.sessions.flatMap(({ plans }) => plans), ...(sources.read.pack?.workshops ?? [])];
    for (const { steps } of all) {
      const order = steps.map(({ step }) => step);
      const last = order.findLastIndex((step) => step.startsWith('triads') || step === 'three-chairs');
      if (last >= 0) expect(order.indexOf('out-of-role')).toBe(last + 1);
    }
  });
});

test('twelve cards take ten minutes each', () => {
  const cards = html('documents/ten-minute-cards.html').split('<section').slice(1);
  expect(cards).toHaveLength(12);
  for (const card of cards) expect(cellsIn(card, 0).reduce((sum, minutes) => sum + Number(minutes), 0)).toBe(10);
  const ids = sources.read.pack?.cards.map(({ id }) => id) ?? [];
  expect(new Set(ids).size).toBe(12);
});

describe('skills', () => {
  test('on the buddies’ sheet are the simulator’s, all of them, in its order and by its names', () => {
    expect(cellsIn(sheetIn(html('documents/buddy-visit.html'), 'buddy-words'), 0)).toEqual(names);
  });

  test('on an observer’s sheet are called as in the course, and can be practised in the topic', () => {
    const { contents } = sources.assembly;
    for (const { id, skills, together } of sources.read.sessions) {
      const page = html(`sessions/${id}/room-pack.html`);
      const written = skills.map((code) => en.move[code as keyof typeof en.move].name);
      expect(cellsIn(sheetIn(page, `observer-${id}`), 0)).toEqual(written);
      const people = sources.assembly.package.text['en']?.modules.find((each) => each.id === id)?.people ?? [];
      const moves = new Set(
        contents
          .flatMap((each) =>
            each.kind === 'scenario' && [...people, together].includes(each.id) ? [each.scenario] : [],
          )
          .flatMap(({ visits }) => visits.flatMap(({ turns }) => Object.values(turns)))
          .flatMap(({ choices }) => choices.map(({ move }) => move as string)),
      );
      const content = contents.find((each) => each.kind === 'module' && each.id === id);
      const spotted = content?.kind === 'module' ? [content.parts['spot-the-skill']?.['options']].flat() : [];
      const nowhere = skills.filter(
        (code) => code !== 'SIL' && !moves.has(code) && !spotted.includes(en.move[code as keyof typeof en.move].name),
      );
      expect([id, nowhere]).toEqual([id, []]);
    }
  });
});

describe('people', () => {
  const ids = (page: string, kind: string) =>
    [...page.matchAll(new RegExp(`id="${kind}-([a-z]+)"`, 'g'))].map(([, id]) => id);

  test('have two cards each, of which only theirs says what they keep', () => {
    const page = html('sessions/agenda-setting/room-pack.html');
    expect(ids(page, 'person')).toEqual(ids(page, 'practitioner'));
    expect(ids(page, 'person')).toContain('kath');
    expect(textOf(sheetIn(page, 'person-kath'))).toContain('My brother Ged had a cough.');
    expect(textOf(sheetIn(page, 'practitioner-kath'))).not.toMatch(/Ged|leeks|screening/);
    expect(textOf(sheetIn(page, 'practitioner-kath'))).toContain('bereavement, cancer');
  });

  test('who may have thought of ending their life are played by nobody', () => {
    const scenarios = sources.assembly.contents.flatMap((each) => (each.kind === 'scenario' ? [each.scenario] : []));
    const [kath, shabana] = ['kath', 'shabana'].map((id) => scenarios.find((each) => each.id === id)) as Scenario[];
    expect(kath && mayBePlayed(kath)).toBe(true);
    expect(shabana && mayBePlayed(shabana)).toBe(false);
    expect(mayBePlayed({ ...kath!, notes: ['thoughts of suicide'] })).toBe(false);
    for (const [file] of filesLike('room-pack.html'))
      expect(ids(html(file), 'person').filter((id) => /shabana|callum|priya|gareth/.test(id ?? ''))).toEqual([]);
  });

  test('are met by hand count, also those whom its author did not name', () => {
    expect(textOf(sheetIn(html('sessions/agenda-setting/room-pack.html'), 'hand-count-agenda-setting'))).toMatch(
      /Did your Kath tell you about her brother\?.*Who has met Shabana\?/,
    );
  });
});

test('every role of the course belongs to one family in the room', () => {
  const roles = sources.read.pack?.['role families'].flatMap((family) => family.roles) ?? [];
  expect(roles.toSorted()).toEqual(Object.keys(sources.assembly.package.text['en']?.roles ?? {}).toSorted());
});

test('the evaluation form asks what the course’s own page asks, by numbers that are for good', () => {
  const shelf = parse(readFileSync(path.join(house, 'modules/shelf/module.yaml'), 'utf8')) as {
    parts: { evaluation: Record<'items' | 'questions', { id: string; says: string }[]> };
  };
  const { items, questions } = shelf.parts.evaluation;
  expect([...items, ...questions].map(({ id }) => id)).toEqual('e1 e2 e3 e4 e5 e6 e7 w1 w2 w3'.split(' '));
  const form = html('documents/evaluation-form.html');
  expect(cellsIn(form, 0)).toEqual(items.map(({ id }) => id));
  expect(cellsIn(form, 1)).toEqual(items.map(({ says }) => says));
  for (const { id, says } of questions) expect(textOf(form)).toContain(`${id} ${says}`);
});

describe('every file', () => {
  test('says which version it is, and that nobody has reviewed it', () => {
    for (const [file, bytes] of pack) {
      const all = [...partsOf(file, bytes).values()].map(textOf).join(' ');
      expect([file, /Common Ground \d+\.\d+\.\d+ \([0-9a-f]{8}\)/.test(all)]).toEqual([file, true]);
      expect([file, all.includes('unreviewed draft')]).toEqual([file, true]);
    }
  });

  test('has all its blanks filled in', () => {
    for (const [file, bytes] of pack)
      for (const [part, text] of partsOf(file, bytes))
        expect([file, part, /\{\{|undefined|\[object/.exec(textOf(text))?.[0]]).toEqual([file, part, undefined]);
  });

  test('comes out the same, byte for byte, from the same sources', async () => {
    const again = await packOf(sources);
    for (const [file, bytes] of pack)
      expect([file, Buffer.compare(bytes, again.get(file) ?? new Uint8Array())]).toEqual([file, 0]);
  }, 60_000);
});

test('a Word file has real headings, and a heading row in every table that has names', () => {
  for (const [file, bytes] of filesLike('.docx')) {
    const document = partsOf(file, bytes).get('word/document.xml') ?? '';
    expect([file, /<w:pStyle w:val="Heading1"\/>/.test(document)]).toEqual([file, true]);
    const tables = document.split('<w:tbl>').slice(1);
    // The map’s bubbles stand in no column.
    const nameless = tables.filter((table) => !table.includes('<w:tblHeader')).length;
    expect([file, nameless]).toEqual([file, file.includes('agenda-sheet') ? 1 : 0]);
  }
});

test('a page has a text for every picture', () => {
  const pictures = filesLike('.html').flatMap(([file]) => html(file).match(/<img [^>]*>/g) ?? []);
  expect(pictures.length).toBeGreaterThan(5);
  for (const picture of pictures) expect(picture).toMatch(/^<img alt="[^"]{8,}"/);
});

test('a slide has a title, notes that say what to do, and a text for every picture', () => {
  for (const [file, bytes] of filesLike('.pptx')) {
    const parts = partsOf(file, bytes);
    const slides = [...parts].filter(([name]) => /^ppt\/slides\/slide\d+\.xml$/.test(name));
    expect(slides.length).toBeGreaterThan(12);
    for (const [name, slide] of slides) {
      expect([file, name, /<p:ph\s[^>]*type="title"/.test(slide)]).toEqual([file, name, true]);
      for (const [picture] of slide.matchAll(/<p:pic>[\s\S]*?<\/p:pic>/g)) expect(picture).toMatch(/descr="[^"]{8,}"/);
      const notes = textOf(parts.get(name.replace('slides/slide', 'notesSlides/notesSlide')) ?? '');
      expect([file, name, notes.length > 60]).toEqual([file, name, true]);
    }
  }
});
