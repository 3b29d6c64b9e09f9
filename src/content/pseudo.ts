/** Content in the pseudo-locale: every text in disguise, every id and number as it was. */
import { disguise } from '../i18n/pseudo';

/** Keys whose value is a text, or holds nothing but texts. */
const textKeys = new Set(
  'title editionTitle skill summary says unsaid cue thinks coach lay clinician place brief pause after because words html notes objects parts phrases roles strapline text detail'.split(
    ' ',
  ),
);

/** @returns the same shape with its texts disguised; HTML keeps its tags. */
export function pseudoText<T>(value: T, isText = false): T {
  if (typeof value === 'string') return (isText ? disguiseHtml(value) : value) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => pseudoText(each, isText)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      const inside = key !== 'id' && (isText || (textKeys.has(key) && !holdsOther(key, each)));
      return [key, pseudoText(each as unknown, inside)];
    }),
  ) as T;
}

/** `text` may hold records, which are walked for their own texts; a list of `roles` holds ids, only the table of them has names. */
function holdsOther(key: string, value: unknown): boolean {
  return (key === 'text' && typeof value === 'object') || (key === 'roles' && Array.isArray(value));
}

function disguiseHtml(text: string): string {
  if (!text.includes('<')) return disguise(text);
  return text
    .split(/(<[^>]+>)/)
    .map((piece) => (piece.startsWith('<') || piece.trim() === '' ? piece : disguise(piece)))
    .join('');
}
