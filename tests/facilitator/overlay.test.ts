/** An organisation’s own title, word and contacts are in its pack, and the course’s default ones are not. */
import { beforeAll, expect, test } from 'vitest';
import { packOf, partsOf, sourcesFor, textOf } from './made';

let texts: (readonly [file: string, text: string])[];

beforeAll(async () => {
  const pack = await packOf(await sourcesFor('river-partnership'));
  // The people in the consultations may say “patient” on their cards; the course may not.
  const ours = (markup: string) => markup.replaceAll(/<section class="sheet" id="person-[\s\S]*?<\/section>/g, '');
  texts = [...pack].map(
    ([file, bytes]) => [file, [...partsOf(file, bytes).values()].map((part) => textOf(ours(part))).join(' ')] as const,
  );
}, 60_000);

test('the organisation’s title is in every file, and the default one in none', () => {
  const titled = texts.filter(([, text]) => text.includes('Working It Out Together')).map(([file]) => file);
  expect(titled).toEqual(texts.map(([file]) => file));
  expect(texts.filter(([, text]) => text.includes('Common Ground')).map(([file]) => file)).toEqual([]);
});

test('the organisation’s word is used, and the default one by nobody', () => {
  const said = texts.flatMap(([file, text]) =>
    [...text.matchAll(/.{0,30}\bpatients?\b.{0,30}/gi)].map(([each]) => `${file}: ${each}`),
  );
  expect(said).toEqual([]);
  const leader = texts.find(([file]) => file === 'documents/leader-brief.html')?.[1];
  expect(leader).toContain('how they talk with people');
});

test('whoever is upset is told the organisation’s own numbers, and what comes next is its own', () => {
  for (const [file, text] of texts.filter(([each]) => each.endsWith('room-pack.html'))) {
    expect([file, text.includes('Breathing Space')]).toEqual([file, true]);
    expect([file, text.includes('NHS 111')]).toEqual([file, false]);
  }
  for (const [file, text] of texts.filter(([each]) => each.endsWith('handout.docx')))
    expect([file, text.includes('when the next practical afternoon is')]).toEqual([file, true]);
});
