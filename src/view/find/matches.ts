/** Does any of the texts hold every word that was looked for? Accents, capitals and the shape of apostrophes make no difference; word endings little. */
export function matches(wanted: string, texts: readonly string[]): boolean {
  const held = plain(texts.join(' '));
  return plain(wanted)
    .split(' ')
    .every((word) => held.includes(stemOf(word)));
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f’'‘]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}

/** "refuses" finds "refuse", "refusing" finds "refus…". */
function stemOf(word: string): string {
  return word.length > 5 ? word.replace(/(ing|es|ed|s)$/, '') : word;
}
