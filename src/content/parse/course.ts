/** `course.yaml`, `overlay.yaml`, `edition.yaml` and `module.yaml`: the schemas, and what they check of each other. */
import { z } from 'zod';
import { line, roleIds } from './schema';

const text = z.string().min(1);
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'An id has small letters, digits and hyphens');
const link = z.url({ protocol: /^https$/, error: 'A link begins with https://' }).optional();
const contact = z.strictObject({ id, name: line, detail: line, link });
const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'A colour is “#” and six digits, as in #005eb8');
const colours = z.strictObject({ link: colour, button: colour });
export type Colours = z.infer<typeof colours>;
/** What `sourceHash` makes of the words that a line, or a file, had. */
const hash = z.string().regex(/^[a-p]{8}$/, 'A hash is eight letters from a to p');
const minutes = z.number().int().positive();
const level = z.strictObject({
  title: line,
  minutes,
  besides: z
    .array(z.strictObject({ id, says: line, minutes }))
    .optional()
    .describe('What of its minutes is no lesson and no conversation of this course: a practical session, try-outs.'),
});
export type Level = z.infer<typeof level>;
const levelIds = z.enum(['bronze', 'silver', 'gold']);

export const courseSchema = z.strictObject({
  format: z.literal('course/1'),
  roles: z.partialRecord(z.enum(roleIds), line).describe('Role id → its name.'),
  levels: z.record(levelIds, level),
  glossary: z.record(id, z.strictObject({ term: line, means: line })).optional(),
});
export type CourseFile = z.infer<typeof courseSchema>;

const brand = z.strictObject({
  name: line,
  logo: text.optional().describe('A picture in the overlay’s folder.'),
  colours: z
    .strictObject({ light: colours, dark: colours })
    .optional()
    .describe('Of links and buttons, on light and on dark pages; each is tried for contrast.'),
});

/** Who comments on what is said, when somebody of one’s own does. */
const voice = z.strictObject({
  name: text,
  who: line.describe('What they do, or live with, as they wish it to be told.'),
  picture: text.optional().describe('A square picture in the overlay’s folder, if they wish.'),
});

/** What an overlay takes from a topic, and what it adds: units of its own, which lie in its folder. */
const change = z.strictObject({
  'with people': z.array(id).optional(),
  'without people': z.array(id).optional(),
  'with pages': z.array(id).optional(),
  'without pages': z.array(id).optional(),
});
export type Change = z.infer<typeof change>;

/** Words instead of a line’s own, and what the line was when they were written. */
const wording = z.strictObject({
  of: hash,
  says: text,
  by: id.optional().describe('Whose words they are: one of `voices`, for a tutor’s comment.'),
});

/** What every organisation settles, and the core settles for all. */
const settled = {
  title: line,
  strapline: line,
  brand: brand.optional(),
  terms: z
    .strictObject({ person: line, people: line, 'a person': line, Person: line })
    .describe('The word for the one in the consultation, in its forms.'),
  technical: z.array(contact).min(1).describe('Whom to ask when something isn’t working.'),
  support: z.array(contact).min(1).describe('Whom to ask when something touched you.'),
  'next step': z.strictObject({ text: line, link }),
  accessibility: contact.omit({ id: true }),
  'why here': z.array(line).optional().describe('Its own paragraphs at the end of “Why here, why now”.'),
  links: z.array(contact).optional().describe('Places near the learner to go on to, told where they leave.'),
  roles: courseSchema.shape.roles.optional().describe('The roles that one may choose, in order, and their names here.'),
  levels: z.partialRecord(levelIds, level).optional().describe('Levels that are called or last otherwise here.'),
  modules: z.record(id, change).optional().describe('What is added to a topic, and what is left out.'),
  'without modules': z.array(id).optional(),
  'without editions': z.array(id).optional(),
  voices: z.record(id, voice).optional(),
  wording: z.record(text, wording).optional().describe('Line id → other words for it.'),
  replaces: z
    .record(text, hash)
    .optional()
    .describe('File of the course that one in this folder takes the place of → what it was then.'),
};
const layer = { format: z.literal('overlay/1'), id };

/** The overlay that all others lie on. */
export const coreOverlaySchema = z.strictObject({ ...layer, ...settled });
/** An overlay on another: what it does not settle stays as it was. */
export const overlaySchema = z.strictObject({
  ...layer,
  extends: id.default('core').describe('The overlay that this one lies on.'),
  ...z.strictObject(settled).partial().shape,
});
export type OverlayLayer = z.infer<typeof overlaySchema>;
/** All layers in one. */
export type OverlayFile = z.infer<typeof coreOverlaySchema>;

const cut = z.strictObject({
  id,
  people: z.array(id).optional().describe('Of its people only these; it may be nobody, for pages alone.'),
  pages: z.array(id).optional().describe('Of its pages only these; it may be none.'),
  'first scene': z
    .strictObject({ after: line, today: line })
    .optional()
    .describe('Of each conversation the first scene alone: what is told where it ends, and the phrase for today.'),
});
export type Cut = z.infer<typeof cut>;

export const editionSchema = z.strictObject({
  format: z.literal('edition/1'),
  id,
  title: line,
  level: levelIds.optional(),
  about: line.optional().describe('What it is and is not, in a sentence or two: told at home and where one leaves.'),
  modules: z
    .array(z.union([id, cut]))
    .min(1)
    .describe('Modules whole, by their id, or what is taken of them.'),
  locales: z.array(text).min(1),
  completion: z.strictObject({
    topics: z.array(id).min(1).describe('Of each one consultation, played to any ending.'),
    any: z.boolean().default(false).describe('Whether one of them is enough.'),
  }),
  record: z.enum(['completion', 'detailed']),
  hints: z
    .enum(['shown', 'hidden'])
    .default('shown')
    .describe('Whether thoughts and a coach’s word can be asked for while talking.'),
});
export type EditionFile = z.infer<typeof editionSchema>;

/** The edition's modules in its order; one that is named by its id alone is whole. */
export function cutsOf(edition: EditionFile): readonly Cut[] {
  return edition.modules.map((each) => (typeof each === 'string' ? { id: each } : each));
}

/** Where a line of a person stands: person, turn, letter. */
const from = z.string().regex(/^[a-z0-9-]+\.[a-z0-9-]+\.[a-v]$/, 'A line is named as in kath.lists.d');
/** What an author may give a part. Records have ids; `lean` names one, and `from` a line of a person, which then stands there. */
const row = z.object({ id, lean: id.optional(), from: from.optional() }).catchall(line);
const partText = z.union([line, z.array(line), z.array(row)]);

export const moduleSchema = z.strictObject({
  format: z.literal('module/1'),
  id,
  title: line,
  skill: line,
  summary: line,
  step: z.enum(['preparing', 'conversation', 'recording', 'reviewing']),
  people: z.array(id).min(1),
  pages: z.array(id).min(1),
  parts: z.record(id, z.record(z.string(), partText)).optional(),
  phrases: z.array(line).min(1),
  'phrases by role': z
    .partialRecord(z.enum(roleIds), z.array(line).min(1))
    .optional()
    .describe('What somebody in that role may say; told first to whoever has chosen it.'),
  commitments: z.array(z.strictObject({ id, says: line })).min(1),
  sources: z.array(text),
});
export type ModuleFile = z.infer<typeof moduleSchema>;

/** Where there is help. */
const help = z.union([z.strictObject({ module: id, page: id }), z.strictObject({ person: id })]);

export const shelfSchema = z.strictObject({
  format: z.literal('shelf/1'),
  id,
  title: line,
  summary: line,
  pages: z.array(id).min(1),
  openings: z.array(id).describe('Pages that are offered on the very first screen.'),
  parts: moduleSchema.shape.parts,
  stuck: z
    .array(
      z.strictObject({
        id,
        says: line,
        also: z.array(line).optional().describe('Other words that somebody may look for.'),
        to: z.array(help).min(1),
      }),
    )
    .describe('What one may be stuck with, and where there is help; an edition shows what it holds.'),
  sources: z.array(text),
});
export type ShelfFile = z.infer<typeof shelfSchema>;

export const pageSchema = z.strictObject({
  title: line,
  part: id.optional().describe('The interactive part: its words in the module’s `parts`, and its component.'),
  as: id
    .optional()
    .describe('The component, where it is not called as its words are: another module’s, with other words.'),
});
/** A page with its Markdown: what another language has its own words for. */
export const wholePageSchema = pageSchema.extend({ body: line.describe('The page, in Markdown.') });
export type PageFile = z.infer<typeof pageSchema>;
