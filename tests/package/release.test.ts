/** The real course, copied and signed: what may be called released, and what is named where it may not. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildPackages } from '../../scorm/package/build';
import { whatLacks } from '../../scorm/package/lacking';
import { readCourse, type Assembly } from '../../src/content/course';
import { hashOfUnit } from '../../src/content/signoffs';
import { readOverlay } from '../../src/content/overlays';

const house = path.resolve(import.meta.dirname, '../..');
const edition = 'agenda-setting';
const today = '2027-03-01';
let root: string;
/** Which units there are and whom they are for; what they say now, the files under `root` tell. */
let whole: Assembly;

beforeAll(async () => {
  whole = await assembled(house);
}, 30_000);
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'release-'));
  for (const part of ['modules', 'scenarios', 'scorm', 'static', 'package.json'])
    cpSync(path.join(house, part), path.join(root, part), { recursive: true });
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

async function assembled(from: string): Promise<Assembly> {
  const { course } = await readCourse(from, { overlay: 'core' });
  if (!course) throw new Error('There is no course.');
  return course.assemble(edition, 'scorm12');
}

function lacking(day = today, assembly = whole): string[] {
  return whatLacks(readOverlay(root, 'core'), [assembly], day);
}

/** Everybody who is wanted signs each unit of the edition as it now is; nobody here is a real person. */
function signAll(): void {
  for (const content of whole.contents) {
    if (content.kind === 'strings') continue;
    const unit = `${content.kind === 'scenario' ? 'scenarios' : 'modules'}/${content.id}`;
    const roles = content.kind === 'scenario' ? content.scenario.roles : (['gp'] as const);
    sign(unit, [...roles, 'lay-tutor']);
  }
}

function sign(unit: string, roles: readonly string[]): void {
  const hash = hashOfUnit(readOverlay(root, 'core'), unit);
  const signed = roles.map(
    (role) => `  - { role: ${role}, name: A ${role}, date: 2027-02-28, review: 2029-02-28, hash: ${hash} }`,
  );
  writeFileSync(path.join(root, unit, 'signoffs.yaml'), `format: signoffs/1\nsigned:\n${signed.join('\n')}\n`);
}

function change(file: string, from: string, to: string): void {
  const text = readFileSync(path.join(root, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(path.join(root, file), text.replace(from, to));
}

const kath = 'scenarios/kath/scenario.yaml';
const overlay = 'scorm/overlays/core/overlay.yaml';
const wish = { editions: [edition], standards: ['scorm12'], overlay: 'core' } as const;
const quiet = () => undefined;

test('names every unit that nobody has signed, the role that is missing and the lay tutor', () => {
  const named = lacking();
  expect(named).toContain(
    `scenarios/kath (${hashOfUnit(readOverlay(root, 'core'), 'scenarios/kath')}), practice-nurse: nobody has signed.`,
  );
  expect(named).toContain(
    `scenarios/kath (${hashOfUnit(readOverlay(root, 'core'), 'scenarios/kath')}), lay-tutor: nobody has signed.`,
  );
  expect(named).toContain(
    `modules/agenda-setting (${hashOfUnit(readOverlay(root, 'core'), 'modules/agenda-setting')}), clinician: nobody has signed.`,
  );
});

test('lacks nothing once all have signed, and a clinician’s name does for no lay tutor', () => {
  signAll();
  expect(lacking()).toEqual([]);
  change('scenarios/kath/signoffs.yaml', 'role: lay-tutor', 'role: gp');
  expect(lacking()).toEqual([expect.stringContaining('scenarios/kath')]);
  expect(lacking()).toEqual([expect.stringMatching(/lay-tutor: nobody has signed\.$/)]);
});

test('a changed word voids the signatures of its own unit and of no other; a comment voids none', () => {
  signAll();
  change(kath, 'title: Kath', '# A word to other authors.\ntitle: Kath');
  expect(lacking()).toEqual([]);
  change(kath, 'title: Kath has', 'title: Kath had');
  const hash = hashOfUnit(readOverlay(root, 'core'), 'scenarios/kath');
  const named = lacking();
  expect(named.length).toBeGreaterThan(1);
  for (const each of named)
    expect(each).toMatch(
      new RegExp(`^scenarios/kath \\(${hash}\\), [\\w-]+: signed by A [\\w-]+ on 2027-02-28, and changed since\\.$`),
    );
});

test('a page of a topic is signed with its topic', () => {
  signAll();
  const [page = ''] = readdirSync(path.join(root, 'modules/agenda-setting/pages'));
  const file = path.join(root, 'modules/agenda-setting/pages', page);
  writeFileSync(file, `${readFileSync(file, 'utf8')}\nOne more sentence.\n`);
  const named = lacking();
  expect(named.length).toBe(2);
  for (const each of named) expect(each).toMatch(/^modules\/agenda-setting .* changed since\.$/);
});

test('what facilitators use is signed by itself: no package waits for it, and a word of it voids nothing else', () => {
  signAll();
  const room = () => whatLacks(readOverlay(root, 'core'), [whole], today, [{ unit: 'modules/pack', roles: [] }]);
  expect(lacking()).toEqual([]);
  expect(room()).toEqual([
    expect.stringMatching(/^modules\/pack \(\w{8}\), clinician: nobody has signed\.$/),
    expect.stringMatching(/^modules\/pack \(\w{8}\), lay-tutor: nobody has signed\.$/),
  ]);
  sign('modules/pack', ['gp', 'lay-tutor']);
  expect(room()).toEqual([]);
  for (const [file, from, to] of [
    ['pack.yaml', 'Five minutes of talk.', 'Six minutes of talk.'],
    ['words.yaml', 'Hand count', 'Count of hands'],
    ['pages/leader-brief.md', '---\n', '---\n# A word.\n'],
  ] as const) {
    change(`modules/pack/${file}`, from, to);
    expect(lacking()).toEqual([]);
    expect(room()).toHaveLength(2);
    sign('modules/pack', ['gp', 'lay-tutor']);
  }
});

test('a signature counts until it is to be read again', () => {
  signAll();
  expect(lacking('2029-02-27')).toEqual([]);
  expect(lacking('2029-02-28')).toContain(
    `scenarios/kath (${hashOfUnit(readOverlay(root, 'core'), 'scenarios/kath')}), lay-tutor: to be read again since 2029-02-28.`,
  );
});

test('a contact or a next step that is empty is named', async () => {
  // Another language of a changed line is a matter of its own: it stops the build before.
  change('scorm/editions/core-skills.yaml', 'locales: [en, cy]', 'locales: [en]');
  signAll();
  change(overlay, '  text: Ask whoever', '  text: " " # Ask whoever');
  change(overlay, '    detail: The people who', '    detail: " " # The people who');
  expect(lacking(today, await assembled(root))).toEqual([
    `${overlay}, en: “technical” is empty.`,
    `${overlay}, en: “next step” is empty.`,
  ]);
});

test.each([
  ['a role that there is not', 'role: lay-tutor', 'role: tutor', 'bad-value'],
  ['a day that there is not', 'date: 2027-02-28', 'date: 2027-02-30', 'bad-value'],
  ['a review before the signature', 'review: 2029-02-28', 'review: 2026-02-28', 'bad-value'],
  ['a hash of another kind', /hash: \w+/.source, 'hash: 12ab', 'bad-value'],
])('%s in a ledger is told with its place', (_, from, to, code) => {
  signAll();
  const file = 'scenarios/kath/signoffs.yaml';
  const text = readFileSync(path.join(root, file), 'utf8');
  writeFileSync(path.join(root, file), text.replace(new RegExp(from), to));
  expect(lacking()).toEqual([expect.stringMatching(new RegExp(`^${file}:\\d:\\d+ ${code}\n`))]);
});

test('nothing is written while anything is lacking, and all that lacks is said', async () => {
  const outcome = await buildPackages(root, wish, quiet, today);
  const refusal = 'refusal' in outcome ? outcome.refusal : '';
  for (const each of lacking()) expect(refusal).toContain(each);
  expect(refusal).toMatch(/nothing was released\. Every package stays an unreviewed draft\.$/);
  expect(existsSync(path.join(root, 'dist'))).toBe(false);
});

test('only what is released says so; the same sources packaged are a draft', async () => {
  signAll();
  for (const file of ['app/app.js', 'app/app.css', 'check/check.js']) {
    mkdirSync(path.dirname(path.join(root, 'dist', file)), { recursive: true });
    writeFileSync(path.join(root, 'dist', file), '');
  }
  const statusOf = async (releasedOn?: string) => {
    const outcome = await buildPackages(root, wish, quiet, releasedOn);
    if ('refusal' in outcome) throw new Error(outcome.refusal);
    const zip = readFileSync(path.join(root, 'dist/packages', outcome.rows[0]?.file ?? ''));
    const { 'course.js': script = new Uint8Array(), 'index.html': page = new Uint8Array() } = unzipSync(zip);
    expect(strFromU8(page)).toMatch(/<meta name="version" content="\d+\.\d+\.\d+ \([0-9a-f]{8}\)">/);
    return /"status":"(\w+)"/.exec(strFromU8(script))?.[1];
  };
  expect(await statusOf(today)).toBe('released');
  expect(await statusOf()).toBe('draft');
});
