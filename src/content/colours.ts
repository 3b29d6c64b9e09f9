/** An organisation's own colours: whether everybody can read them, and the sheet that brings them. */
import type { Colours } from './parse/course';

/** What stands behind links, and what is written on buttons: `--page`, `--paper`, `--warm` of the look, light and dark. */
export const grounds = {
  light: ['#f0f4f5', '#ffffff', '#fbf6ec'],
  dark: ['#14191d', '#1d252b', '#2a251b'],
} as const;
const ON_BUTTONS = '#ffffff';

/** WCAG 2.2, 1.4.3: the least for text of any size. */
const LEAST = 4.5;

type Scheme = keyof typeof grounds;
export type BrandColours = Readonly<Record<Scheme, Colours>>;

interface Poor {
  /** Below `colours`. */
  readonly at: readonly [Scheme, keyof Colours];
  readonly message: string;
  readonly hint: string;
}

/** Each colour that somebody could not read. */
export function brandProblems(colours: BrandColours | undefined): Poor[] {
  if (!colours) return [];
  return (['light', 'dark'] as const).flatMap((scheme) =>
    (['link', 'button'] as const).flatMap((use): Poor[] => {
      const colour = colours[scheme][use];
      const against = use === 'link' ? grounds[scheme] : [ON_BUTTONS];
      const [worst = 21, ground = ''] = against
        .map((each) => [contrast(colour, each), each] as const)
        .toSorted(([one], [other]) => one - other)[0] ?? [21, ''];
      if (worst >= LEAST) return [];
      const darker = use === 'button' || scheme === 'light';
      return [
        {
          at: [scheme, use],
          message: `“${colour}” against “${ground}” has a contrast of ${worst.toFixed(1)} to 1; text wants ${LEAST}.`,
          hint: `Take a ${darker ? 'darker' : 'lighter'} shade of it.`,
        },
      ];
    }),
  );
}

/** From 1 to 21. Source: WCAG 2.2, relative luminance and contrast ratio. */
export function contrast(one: string, other: string): number {
  const [light = 1, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = partsOf(colour).map((part) =>
    part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Rules that come after the look's own. */
export function brandSheet({ light, dark }: BrandColours): string {
  return `:root{${variables(light)}}@media screen and (prefers-color-scheme:dark){:root{${variables(dark)}}}`;
}

function variables({ link, button }: Colours): string {
  return `--blue:${link};--deep:${link};--green:${button};--green-hover:${darkened(button, 0.85)};--green-edge:${darkened(button, 0.6)}`;
}

function darkened(colour: string, by: number): string {
  return `#${partsOf(colour)
    .map((part) =>
      Math.round(part * by)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

function partsOf(colour: string): number[] {
  return [1, 3, 5].map((from) => parseInt(colour.slice(from, from + 2), 16));
}
