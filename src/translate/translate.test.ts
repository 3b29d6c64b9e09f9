import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { languagesIn } from '../content/languages';
import { sourceHash } from '../content/lines';
import { interfaceUnit, readTranslation, readTranslations, translationProblems } from '../content/locale';
import { readOverlay } from '../content/overlays';
import { readFiles } from '../content/read';
import { readScenarios, scenarioIds } from '../content/scenarios';
import { exported } from './export';
import { imported, type Change, type Imported, type Known } from './import';
import { tableOf, tallied, total } from './list';
import { withChanges } from './locale-file';
import { readNotes } from './notes';
import { readUnits } from './units';
import { readXliff, writeXliff, type ReturnedFile } from './xliff';

// The whole course goes through them.
vi.setConfig({ testTimeout: 60_000 });

const house = path.resolve(import.meta.dirname, '../..');
/** The small course whose Welsh the catalogue of problems keeps whole. */
const catalogue = readFileSync(path.join(house, 'src/content/parse/problems.md'), 'utf8');
const files = [...catalogue.matchAll(/^```\w+ file=(\S+)\n([\s\S]*?)^```$/gm)].map(
  ([, file = '', text = '']) => [file, text] as const,
);
const resting = 'modules/resting/locales/cy.yaml';
let root: string;

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'translate-'));
});
beforeEach(() => {
  for (const [file, text] of files) put(file, text);
  put('src/i18n/locales/en.json', JSON.stringify({ home: { left_one: 'One left', left_other: '{{count}} left' } }));
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

function put(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

function changeFile(file: string, from: string, to: string): void {
  const text = readFileSync(path.join(root, file), 'utf8');
  expect(text).toContain(from);
  put(file, text.replace(from, to));
}

function knownIn(folder: string, overlay = 'core'): Known {
  const courseIn = (language: string) => readUnits(folder, overlay, language);
  return {
    languages: languagesIn(folder),
    courseIn,
    translationIn: (language) => readTranslation(courseIn(language).overlaid, language),
  };
}

function sent(language = 'cy', { courseIn, translationIn } = knownIn(root)): ReadonlyMap<string, string> {
  const course = courseIn(language);
  return exported(translationIn(language), course, readNotes(course.overlaid));
}

function filesIn(text: string): readonly ReturnedFile[] {
  const read = readXliff(text);
  if ('why' in read) throw new Error(read.why);
  return read.files;
}

/** The real course, read once. */
const real = (() => {
  const { courseIn, translationIn, languages } = knownIn(house);
  const [course, translation] = [courseIn('cy'), translationIn('cy')];
  const known = { languages, courseIn: () => course, translationIn: () => translation };
  return { units: course.units, known, sent: sent('cy', known) };
})();

/** The notes on a line of a sent file, by what they are about. */
function notesIn(file: string): (id: string) => Record<string, string> {
  const text = real.sent.get(file) ?? '';
  return (id) => {
    const unit = text.slice(text.indexOf(`<trans-unit id="${id}">`)).split('</trans-unit>')[0] ?? '';
    return Object.fromEntries([...unit.matchAll(/<note from="(\w+)">([^<]*)</g)].map(([, from, says]) => [from, says]));
  };
}

const restingSent = () => sent().get('modules-resting.xlf') ?? '';
const taken = (text: string): Imported => imported('back.xlf', text, knownIn(root));
const changesOf = ({ changes }: Imported) =>
  [...changes].flatMap(([file, own]) => own.map((each) => ({ file, ...each })));
const toldOf = ({ told }: Imported) => told.map(({ file, line, code }) => `${file}:${line} ${code}`);

/** The text with one thing changed, and the line where that stands. */
function changed(text: string, from: string, to: string): { text: string; line: number } {
  expect(text).toContain(from);
  return { text: text.replace(from, to), line: text.slice(0, text.indexOf(from)).split('\n').length };
}

describe('what is sent', () => {
  test('has every line of the course once, in a file for each file of the language', () => {
    const all = [...real.sent];
    const ids = all.flatMap(([, text]) => filesIn(text).flatMap(({ units }) => units.map(({ id }) => id)));
    const lines = real.units.flatMap((unit) => unit.lines.map(({ id }) => id));
    expect(ids.toSorted()).toEqual([...new Set(lines)].sort());
    expect(all.map(([name]) => name)).toEqual(
      expect.arrayContaining(['src-i18n.xlf', 'modules.xlf', 'scenarios-kath.xlf', 'scorm-overlays-core.xlf']),
    );
  });

  test('tells of a spoken line who says it, how, what it does, what it hangs on and how long it is', () => {
    const notesOn = notesIn('scenarios-kath.xlf');
    expect(real.sent.get('scenarios-kath.xlf')).toContain('<note>Kath, 55, she. Setting: clinic.');
    expect(notesOn('scenarios/kath:visits/review/turns/inhalers/choices/a/says')).toMatchObject({
      speaker: 'You, a',
      move: expect.stringMatching(/^\w.* \((costly|fair|apt)\)$/),
      length: expect.stringMatching(/^\d+ words\. Keep the options/),
    });
    expect(notesOn('scenarios/kath:visits/review/turns/inhalers/choices/a/replies/[screen]/says')).toMatchObject({
      speaker: 'Kath',
      tone: expect.stringContaining('She says it to your shoulder.'),
      when: expect.stringContaining('if screen'),
    });
  });

  test('tells of a text of the interface what it is for', () => {
    expect(real.sent.get('src-i18n.xlf')).toContain(
      '<note from="meaning">Button in the header, on every screen. Keep it short.</note>',
    );
  });

  test('has the facilitator’s pack in a file of its own, and tells which tutor says a line and what a text is for', () => {
    const notesOn = notesIn('modules-pack.xlf');
    expect(notesOn('modules/pack:steps/hello/says/lay 2/says')).toMatchObject({
      place: 'steps: hello',
      speaker: 'Lay tutor',
      meaning: 'Said aloud to the room, in one’s own way.',
    });
    expect(notesOn('modules/pack:cards/yes-but/next')).toMatchObject({
      meaning: 'What to ask each other at the next meeting.',
    });
    expect(notesOn('modules/pack/pages/leader-brief:body')).toMatchObject({ place: 'Page: leader-brief' });
    expect(notesOn('modules/agenda-setting/session:steps/one-word/says/clinician/says')).toMatchObject({
      place: 'In the room: one-word',
      speaker: 'Clinician tutor',
    });
    expect(real.sent.get('modules-agenda-setting.xlf')).not.toContain('modules/agenda-setting/session');
  });

  test('says what is translated, what is to be looked at again and what is new', () => {
    changeFile(resting, 'ljfaagje', 'aaaaaaaa');
    changeFile(resting, '  modules/resting:commitments/sit/says: { of: inhbjcio, says: Byddaf yn eistedd. }\n', '');
    const text = restingSent();
    expect(text).toContain('<target state="translated">Sut i orffwys</target>');
    expect(text).toContain('<target state="needs-review-translation">Gorffwys</target>');
    expect(text).toMatch(
      /<trans-unit id="modules\/resting:commitments\/sit\/says">\n.*\n {2}<target state="new"><\/target>/,
    );
  });

  test('keeps what stands in braces from the translator’s hand', () => {
    expect(restingSent()).toContain('<source>The <ph id="1">{{person}}</ph> rests.</source>');
  });
});

describe('what comes back', () => {
  test('changes nothing when nothing was changed, be it current, stale or missing', () => {
    changeFile(resting, 'ljfaagje', 'aaaaaaaa');
    changeFile(resting, '  modules/resting:commitments/sit/says: { of: inhbjcio, says: Byddaf yn eistedd. }\n', '');
    for (const [, text] of [...sent(), ...sent('fr')]) expect(taken(text)).toEqual({ changes: new Map(), told: [] });
  });

  test('changes nothing in the real course', () => {
    for (const [name, text] of real.sent)
      expect(imported(name, text, real.known), name).toEqual({ changes: new Map(), told: [] });
  });

  test('is what was sent, whatever the words', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\p{C}\r]/gu, '')),
      fc.constantFrom(
        '{{person}}',
        '{{a person}}',
        '{name}',
        '](#word-carer)',
        '\n',
        '&amp;',
        '<b>',
        ']]>',
        '"',
        '  ',
        '\u2028',
      ),
    );
    const words = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => `x${pieces.join('')}x`);
    fc.assert(
      fc.property(words, words, (source, target) => {
        const unit = { id: 'a:b/[x >= 2 & "y"]', source, target, state: 'translated' as const, notes: [] };
        const [read] = filesIn(writeXliff('cy', [{ original: 'a.yaml', about: '', units: [unit] }]));
        expect(read?.units[0]).toMatchObject({ id: unit.id, source, target });
      }),
    );
  });

  test('goes into the file of its language, in the order of the English', () => {
    const { text } = changed(restingSent(), '>Gorffwys<', '>Seibiant<');
    expect(changesOf(taken(text))).toEqual([
      { file: resting, id: 'modules/resting:skill', of: 'ljfaagje', says: 'Seibiant' },
    ]);
    const order = ['a:one', 'a:two', 'a:three'];
    const before =
      '# Diolch!\nformat: locale/1\nlanguage: cy\nstatus: signed\nlines:\n  # Un\n  a:one: { of: aaaaaaaa, says: Un }\n  a:three: { of: cccccccc, says: "Tri: tri" }\n';
    expect(withChanges(before, 'cy', [{ id: 'a:two', of: 'bbbbbbbb', says: 'Dau\ndau' }], order)).toBe(
      before
        .replace('signed', 'draft')
        .replace('  a:three', '  a:two:\n    of: bbbbbbbb\n    says: |-\n      Dau\n      dau\n  a:three'),
    );
  });

  test.each([undefined, 'format: locale/1\nlanguage: fr\nstatus: draft\nlines: {}\n'])(
    'begins a language',
    (before) => {
      const text = withChanges(before, 'fr', [{ id: 'a:one', of: 'aaaaaaaa', says: '“Oui” : non' }], ['a:one']);
      expect(text).toBe(
        'format: locale/1\nlanguage: fr\nstatus: draft\nlines:\n  a:one:\n    of: aaaaaaaa\n    says: "“Oui” : non"\n',
      );
    },
  );

  test('is current again when a translator lets words stand that were to be looked at', () => {
    changeFile(resting, 'ljfaagje', 'aaaaaaaa');
    const { text } = changed(restingSent(), '"needs-review-translation">Gorffwys', '"translated">Gorffwys');
    expect(changesOf(taken(text))).toMatchObject([{ id: 'modules/resting:skill', of: 'ljfaagje', says: 'Gorffwys' }]);
  });

  test.each(['<ph id="1"/>', '<x id="1"/>', '<g id="9"><ph id="1">{{person}}</ph></g>'])(
    'has the mark of its source again where a tool has made it %s',
    (mark) => {
      const { text } = changed(restingSent(), 'Mae’r <ph id="1">{{person}}</ph> yn', `Mae’r ${mark} nawr yn`);
      expect(changesOf(taken(text))).toMatchObject([{ says: 'Mae’r {{person}} nawr yn gorffwys.' }]);
    },
  );

  test('has its marks where the translator put them, by number', () => {
    const unit = { id: 'a', source: '{a} then {b}', target: '{b} wedyn {a}', state: 'translated' as const, notes: [] };
    const text = writeXliff('cy', [{ original: 'a.yaml', about: '', units: [unit] }]);
    expect(text).toContain('<ph id="2">{b}</ph> wedyn <ph id="1">{a}</ph>');
  });
});

describe('what is for facilitators', () => {
  const pack = 'modules/pack/locales/cy.yaml';
  const learners = () => {
    const overlaid = readOverlay(root, 'core');
    const scenarios = readScenarios(root, [], overlaid).read.map(({ unit }) => unit);
    return readTranslations(overlaid, readFiles(overlaid, scenarioIds(root, overlaid)), scenarios);
  };
  afterEach(() => {
    rmSync(path.join(root, 'modules/pack/locales'), { recursive: true, force: true });
  });

  test('comes back to the pack’s own file, so that what is signed for learners stays so', () => {
    const said = (text: string, id: string, says: string) =>
      text.replace(new RegExp(`(id="${id}">[^]*?<target state=")new(">)`), `$1translated$2${says}`);
    const text = sent().get('modules-pack.xlf') ?? '';
    const back = taken(
      said(
        said(text, 'modules/listening/session:steps/talk/title', 'Siarad'),
        'modules/pack:cards/wait/why',
        'Mae’n helpu.',
      ),
    );
    expect(back.told).toEqual([]);
    expect(changesOf(back)).toEqual([
      { file: pack, id: 'modules/pack:cards/wait/why', of: sourceHash('It helps.'), says: 'Mae’n helpu.' },
      { file: pack, id: 'modules/listening/session:steps/talk/title', of: sourceHash('Talk'), says: 'Siarad' },
    ]);
  });

  test('never stops a learner’s package and makes no draft of it, be it missing, stale or without English', () => {
    rmSync(path.join(root, 'src/i18n/locales/en.json'));
    const before = learners();
    expect(before.problems).toEqual([]);
    const changes = ['modules/pack:cards/wait/why', 'modules/pack:gone', 'modules/listening/session:gone'];
    put(
      pack,
      withChanges(
        undefined,
        'cy',
        changes.map((id) => ({ id, of: 'aaaaaaaa', says: 'Helo' })),
        [],
      ),
    );
    const after = learners();
    expect(after.problems).toEqual([]);
    expect(after.translations.get('cy')?.drafts).toEqual(before.translations.get('cy')?.drafts);
    const { courseIn, translationIn } = knownIn(root);
    const rows = tallied(translationIn('cy'), courseIn('cy').units);
    expect(rows.find(({ unit }) => unit === 'modules/pack')).toMatchObject({ stale: 1, extra: 1, current: 0 });
    expect(rows.find(({ unit }) => unit === 'modules/listening/session')).toMatchObject({ extra: 1 });
  });
});

test('what an organisation says in its own words is sent as such, and comes back to its own folder', () => {
  changeFile(
    'scorm/overlays/town/overlay.yaml',
    'extends: core',
    'extends: core\nwording:\n  modules/resting:skill: { of: ljfaagje, says: Napping }',
  );
  const known = knownIn(root, 'town');
  const own = sent('cy', known).get('scorm-overlays-town.xlf') ?? '';
  expect(filesIn(own).flatMap(({ units }) => units.map(({ source }) => source))).toEqual(['Napping']);
  expect(sent('cy', known).get('modules-resting.xlf')).not.toContain('modules/resting:skill');
  const back = imported('back.xlf', own.replace(/(<target[^>]*>)[^<]*/, '$1Cyntun'), known);
  expect(back.told).toEqual([]);
  expect(changesOf(back)).toEqual([
    {
      file: 'scorm/overlays/town/locales/cy.yaml',
      id: 'modules/resting:skill',
      of: sourceHash('Napping'),
      says: 'Cyntun',
    },
  ]);
});

test('what an organisation says of the interface is listed, sent and taken as its own, in every plural form', () => {
  const putWelsh = (file: string, changes: readonly Change[]) => {
    put(file, withChanges(undefined, 'cy', changes, []));
  };
  const lines = interfaceUnit(readOverlay(root, 'core'), 'cy')?.lines ?? [];
  putWelsh(
    'src/i18n/locales/cy.yaml',
    lines.map(({ id, text }) => ({ id, of: sourceHash(text), says: text })),
  );
  changeFile(
    'scorm/overlays/town/overlay.yaml',
    'extends: core',
    `extends: core\nwording:\n  src/i18n:home/left_other: { of: ${sourceHash('{{count}} left')}, says: "{{count}} to go" }`,
  );
  const listed = (known: Known) =>
    tallied(known.translationIn('cy'), known.courseIn('cy').units).find(({ unit }) => unit === 'src/i18n');
  const known = knownIn(root, 'town');
  expect(listed(knownIn(root))).toMatchObject({ current: 6, stale: 0 });
  expect(listed(known)).toMatchObject({ current: 1, stale: 5, missing: 0, extra: 0 });

  const all = sent('cy', known);
  const own = all.get('scorm-overlays-town.xlf') ?? '';
  expect(filesIn(own)).toMatchObject([{ original: 'src/i18n/locales/en.json', units: Array(5).fill({}) }]);
  expect(own).toContain('<target state="needs-review-translation"><ph id="1">{{count}}</ph> left</target>');
  expect(all.get('src-i18n.xlf')?.match(/<trans-unit id="[^"]*"/g)).toEqual([
    '<trans-unit id="src/i18n:home/left_one"',
  ]);
  expect(sent().get('src-i18n.xlf')).not.toContain('to go');

  const back = imported('back.xlf', own.replace(/<target[^>]*>(<ph .*?<\/ph>) left/g, '<target>$1 i fynd'), known);
  expect(back.told).toEqual([]);
  expect([...back.changes.keys()]).toEqual(['scorm/overlays/town/locales/cy.yaml']);
  putWelsh('scorm/overlays/town/locales/cy.yaml', [...back.changes.values()].flat());
  expect(listed(known)).toMatchObject({ current: 6, stale: 0, missing: 0, extra: 0 });
  expect(listed(knownIn(root))).toMatchObject({ current: 6, stale: 0, missing: 0, extra: 0 });
  rmSync(path.join(root, 'src/i18n/locales/cy.yaml'));
  rmSync(path.join(root, 'scorm/overlays/town/locales'), { recursive: true });
});

describe('what cannot be taken as it came back', () => {
  test.each([
    ['no XML', 'Annwyl bawb', 'This is not XML'],
    ['broken XML', '<xliff version="1.2"><file></xliff>', 'This is not XML'],
    ['another XML', '<tmx version="1.4"/>', 'This is not XLIFF'],
    ['a later XLIFF', '<xliff version="2.0"/>', 'This is XLIFF 2.0'],
  ])('is told of %s', (_, text, message) => {
    const { told, changes } = taken(text);
    expect(told).toMatchObject([
      { file: 'back.xlf', line: 1, code: 'not-xliff', message: expect.stringContaining(message) },
    ]);
    expect(changes.size).toBe(0);
  });

  test.each([
    ['target-language="cy"', 'target-language="cy-GB"', 'Write target-language="cy".'],
    ['target-language="cy"', 'target-language="en"', 'Write its tag, as in target-language="cy".'],
    ['target-language="cy"', 'target-language="Welsh!"', 'Write its tag, as in target-language="cy".'],
    ['source-language="en"', 'source-language="de"', 'The course is written in English: source-language="en".'],
  ])('is told of the wrong language, %s → %s', (from, to, hint) => {
    const { text } = changed(restingSent(), from, to);
    // Only the first <file> was changed: the page that comes after it is taken.
    const back = taken(text.replace('>Pam gorffwys<', '>Pam?<'));
    expect(back.told).toMatchObject([{ line: 3, code: 'wrong-language', hint }]);
    expect(changesOf(back).map(({ says }) => says)).toEqual(['Pam?']);
  });

  test.each([
    [
      'a file that the course has not',
      'original="modules/resting/module.yaml"',
      'original="modules/restin/module.yaml"',
      'unknown-file',
    ],
    ['a line that the English has not', 'id="modules/resting:skill"', 'id="modules/resting:skil"', 'extra-line'],
    ['a lost mark', 'Mae’r <ph id="1">{{person}}</ph> yn', 'Mae’n', 'lost-mark'],
    ['a strange mark', 'Sut i orffwys', 'Sut i {orffwys}', 'lost-mark'],
    ['a lost row', 'Eisteddwch yma.\nArhoswch', 'Eisteddwch yma. Arhoswch', 'lost-mark'],
  ])('is told of %s at its place, and the rest is taken', (_, from, to, code) => {
    const { text, line } = changed(restingSent(), from, to);
    const back = taken(text.replace('>Pam gorffwys<', '>Pam?<'));
    const told = code === 'extra-line' ? line + 2 : line;
    expect(toldOf(back)).toEqual([`back.xlf:${told} ${code}`]);
    for (const { message, hint } of back.told) {
      expect(message).toMatch(/^[“{A-Z].*[.]$/);
      expect(hint).toMatch(/[.?]$/);
    }
    expect(changesOf(back).map(({ says }) => says)).toEqual(['Pam?']);
  });

  test('is told of English that has changed meanwhile; its words are kept, and marked by what they were made from', () => {
    const text = restingSent().replace('>Gorffwys<', '>Seibiant<');
    changeFile('modules/resting/module.yaml', 'skill: Resting', 'skill: Resting well');
    const back = taken(text);
    expect(back.told).toMatchObject([{ code: 'stale-line', hint: 'It reads now: “Resting well”' }]);
    expect(changesOf(back)).toMatchObject([{ of: sourceHash('Resting'), says: 'Seibiant' }]);
  });

  test('never takes words of an older English over those of today’s', () => {
    const text = restingSent().replace('>Gorffwys<', '>Seibiant<');
    changeFile('modules/resting/module.yaml', 'skill: Resting', 'skill: Resting well');
    changeFile(resting, '{ of: ljfaagje, says: Gorffwys }', `{ of: ${sourceHash('Resting well')}, says: Gorffwys da }`);
    expect(changesOf(taken(text))).toEqual([]);
  });
});

describe('the list', () => {
  test('counts what is current, stale, missing and extra in each unit', () => {
    changeFile(resting, 'ljfaagje', 'aaaaaaaa');
    changeFile(resting, 'modules/resting:commitments/sit/says', 'modules/gone:title');
    const { courseIn, translationIn } = knownIn(root);
    const rows = tallied(translationIn('cy'), courseIn('cy').units);
    expect(rows.filter(({ unit }) => /resting|gone|i18n/.test(unit))).toEqual([
      { unit: 'src/i18n', current: 0, stale: 0, missing: 6, extra: 0 },
      { unit: 'modules/resting', current: 3, stale: 1, missing: 1, extra: 0 },
      { unit: 'modules/resting/pages/one', current: 2, stale: 0, missing: 0, extra: 0 },
      { unit: 'modules/gone', current: 0, stale: 0, missing: 0, extra: 1 },
    ]);
    expect(tableOf([total(rows.slice(0, 2), 'all')])).toMatch(
      /^\s+current +stale +missing +extra\nall +\d+ +\d+ +\d+ +\d+$/,
    );
  });
});

test('a language has every plural form of its own, and none that it has not', () => {
  const formsIn = (language: string) =>
    interfaceUnit(readOverlay(root, 'core'), language)?.lines.map(({ id }) => id.replace(/.*_/, '')) ?? [];
  expect(formsIn('cy').toSorted()).toEqual(['few', 'many', 'one', 'other', 'two', 'zero']);
  expect(formsIn('pl').toSorted()).toEqual(['few', 'many', 'one', 'other']);
  expect(formsIn('ja')).toEqual(['other']);
});

test('a language in use that lacks a plural form is told of it', () => {
  const unit = interfaceUnit(readOverlay(root, 'core'), 'cy');
  if (!unit) throw new Error('There are no words.');
  const changes = unit.lines
    .filter(({ id }) => !id.endsWith('_few'))
    .map(({ id, text }) => ({ id, of: sourceHash(text), says: id.endsWith('_zero') ? 'Dim' : text }));
  put('src/i18n/locales/cy.yaml', withChanges(undefined, 'cy', changes, []));
  const problems = translationProblems(knownIn(root).translationIn('cy'), [unit], knownIn(root).courseIn('cy').units);
  expect(problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'missing-line “cy” has no line src/i18n:home/left_few.',
  ]);
  rmSync(path.join(root, 'src/i18n/locales/cy.yaml'));
});

test('out and back by the command changes no byte of any file', () => {
  const run = (...args: string[]) =>
    execFileSync(path.join(house, 'node_modules/.bin/tsx'), [path.join(house, 'src/translate/main.ts'), ...args], {
      cwd: root,
      encoding: 'utf8',
    });
  expect(run('export', 'cy')).toContain('files in dist/translate/cy');
  const names = [...sent().keys()].map((name) => `dist/translate/cy/${name}`);
  expect(run('import', ...names)).toBe(names.map((name) => `${name} changes nothing.\n`).join(''));
  for (const [file, text] of files) expect(readFileSync(path.join(root, file), 'utf8'), file).toBe(text);
  changeFile('dist/translate/cy/modules-resting.xlf', '>Gorffwys<', '>Seibiant<');
  expect(run('import', 'dist/translate/cy/modules-resting.xlf')).toBe(`${resting}: 1 line taken\n`);
  expect(readFileSync(path.join(root, resting), 'utf8')).toContain('says: Seibiant');
});
