/**
 * What a package holds, as the course sees it: the shapes that content scripts register on the one global, `window.course`.
 *
 * `course.js` calls `course.open(…)` once with a `CoursePackage`; each `content/<id>.<locale>.js` calls `course.add(…)` with a
 * `Content`. These scripts hold data only; nothing here is checked again in the browser.
 */
import type { Role, Scenario, Setting } from '../engine/scenario';

export type Standard = 'scorm12' | 'scorm2004-3' | 'scorm2004-4' | 'web';
/** BCP 47: `en`, `cy`; `qps` is the pseudo-locale. */
export type Locale = string;

/** Forms of the word for the one in the consultation, chosen by the overlay. */
export interface Terms {
  readonly person: string;
  readonly people: string;
  readonly aPerson: string;
  readonly Person: string;
}

export interface Contact {
  readonly name: string;
  /** A telephone number, an address to write to, or where to find them; shown as it is. */
  readonly detail: string;
  readonly link?: string;
}

/** What an adopting organisation makes its own; in each of the package's locales. */
export interface Overlay {
  readonly id: string;
  readonly title: string;
  readonly strapline: string;
  readonly brand?: { readonly name: string; readonly logo?: string };
  readonly terms: Terms;
  /** "Something isn't working". */
  readonly technical: readonly Contact[];
  /** "This touched something". */
  readonly support: readonly Contact[];
  readonly nextStep: { readonly text: string; readonly link?: string };
  /** Whom to tell about a part one cannot use. */
  readonly accessibility: Contact;
  /** Places near the learner to go on to. */
  readonly links?: readonly Contact[];
}

/** A person one may meet: what lists need before the scenario itself is loaded. */
export interface PersonSummary {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly setting: Setting;
  readonly roles: readonly Role[];
  readonly notes: readonly string[];
  readonly revision: string;
  /** The picture at the first turn: a path in the package and what it shows. */
  readonly object: { readonly file: string; readonly says: string } | undefined;
  readonly visits: readonly VisitSummary[];
}

export interface VisitSummary {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  /** Who one is, and why the person has come, in each role that one may play. */
  readonly briefs: Readonly<Partial<Record<Role, string>>>;
}

export interface ModuleSummary {
  readonly id: string;
  readonly title: string;
  /** "Agenda setting", as lists name the skill. */
  readonly skill: string;
  readonly summary: string;
  /** Minutes of the lesson (pages and part), computed. */
  readonly minutes: number;
  /** Ids of people, in the order in which they are met. */
  readonly people: readonly string[];
  readonly pages: readonly {
    readonly id: string;
    readonly title: string;
    readonly minutes: number;
    readonly part: boolean;
  }[];
}

/** Of the pages around the course, what lists need. */
export interface ShelfSummary extends Pick<ModuleSummary, 'id' | 'title' | 'summary' | 'pages'> {
  /** Ids of pages that are offered on the very first screen: "I was sent". */
  readonly openings: readonly string[];
}

/** What depends on the language. */
export interface CourseText {
  readonly overlay: Overlay;
  readonly editionTitle: string;
  /** What the edition is and is not. */
  readonly about?: string;
  /** What of the promised minutes is spent otherwise than with lessons and conversations. */
  readonly besides?: readonly { readonly says: string; readonly minutes: number }[];
  readonly modules: readonly ModuleSummary[];
  /** The pages around the course, which belong to no topic. */
  readonly shelf?: ShelfSummary;
  readonly people: readonly PersonSummary[];
  readonly roles: Readonly<Partial<Record<Role, string>>>;
  /** Nobody who speaks this language has signed its lines yet, and the learner is told so. */
  readonly draft?: boolean;
}

/** Which of the package's consultations must have been played to an ending, its first debrief seen. */
export interface CompletionRule {
  /** Module ids: of each, one consultation. */
  readonly topics: readonly string[];
  /** One of them is enough. */
  readonly any?: boolean;
}

export interface CoursePackage {
  readonly edition: string;
  readonly level?: 'bronze' | 'silver' | 'gold';
  readonly standard: Standard;
  readonly version: string;
  /** Commit or content hash of the build, for "technical details". */
  readonly build: string;
  /** `unreviewed draft` until sign-offs are whole. */
  readonly status: 'draft' | 'released';
  readonly locales: readonly Locale[];
  /** The interface’s texts in English, nested by screen; another locale brings its own as `StringsContent`. */
  readonly strings: Readonly<Record<string, unknown>>;
  readonly completion: CompletionRule;
  readonly record: 'completion' | 'detailed';
  /** Whether thoughts and a coach's word can be asked for while talking; a facilitator's edition may hide them. */
  readonly hints: 'shown' | 'hidden';
  /** Promised minutes of the edition, when its parts are all there. */
  readonly minutes: { readonly promised?: number; readonly computed: number };
  readonly text: Readonly<Record<Locale, CourseText>>;
}

/** A page of a lesson, its Markdown already HTML. */
export interface Page {
  readonly id: string;
  readonly title: string;
  readonly html: string;
  /** Name of the interactive part (`agenda-map`), with its words. */
  readonly part?: string;
  /** The component, where it is called otherwise than its words. */
  readonly as?: string;
}

/** A move one may resolve to try, and ready phrases for it. */
export interface Commitment {
  /** What is short for the author's id: it stands in bookmarks. */
  readonly id: string;
  readonly says: string;
}

export interface ModuleContent {
  readonly kind: 'module';
  readonly id: string;
  readonly locale: Locale;
  readonly pages: readonly Page[];
  /** The words of each interactive part, by part name. */
  readonly parts: Readonly<Record<string, Readonly<Record<string, PartText>>>>;
  /** Phrases to use this afternoon. */
  readonly phrases: readonly string[];
  /** The same for one role alone, within its scope. */
  readonly phrasesByRole: Readonly<Partial<Record<Role, readonly string[]>>>;
  /** What one may resolve to try this week. */
  readonly commitments: readonly Commitment[];
}

/** Something that one is stuck with, as one would say it, and where there is help. */
export interface Stuck {
  readonly id: string;
  readonly says: string;
  /** Other words for it. */
  readonly also: readonly string[];
  /** A page of a module, or a person to meet; what an edition lacks is left out. */
  readonly to: readonly { readonly module?: string; readonly page?: string; readonly person?: string }[];
}

/** The pages around the course, what one may look for, and its words. */
export interface ShelfContent extends Omit<ModuleContent, 'kind'> {
  readonly kind: 'shelf';
  readonly stuck: readonly Stuck[];
  readonly glossary: readonly { readonly id: string; readonly term: string; readonly means: string }[];
}

/** What an author may give a part: a text, a list of texts, or a list of records of texts. */
export type PartText = string | readonly string[] | readonly Readonly<Record<string, string>>[];

export interface ScenarioContent {
  readonly kind: 'scenario';
  readonly id: string;
  readonly locale: Locale;
  readonly scenario: Scenario;
}

/** Interface strings of a locale other than English, as i18next takes them. */
export interface StringsContent {
  readonly kind: 'strings';
  readonly id: 'strings';
  readonly locale: Locale;
  readonly strings: Readonly<Record<string, unknown>>;
}

export type Content = ModuleContent | ShelfContent | ScenarioContent | StringsContent;

/** The one global: `window.course`, put there by a few lines at the top of `course.js`. */
export interface ContentRegistry {
  readonly open: (course: CoursePackage) => void;
  readonly add: (content: Content) => void;
  readonly package: CoursePackage | undefined;
  readonly contents: readonly Content[];
}
