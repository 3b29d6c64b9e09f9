/**
 * A course being taken, as the screens see it: where the learner is, the conversation at hand, and everything they may do. It lives as
 * long as the window; what must outlive the window goes through `onkeep`.
 *
 * A place that needs a content script is entered when the script is there; until then the old screen stays. It is longer than most
 * files because every step a learner may take is here, and each of them changes the same few things.
 */
import type { Component } from 'svelte';
import { complete, topicsLeft } from '../../course/completion';
import { doneIn, enterLoop, follow, nextSteps, type Loop, type LoopEvent, type Step } from '../../course/loop';
import {
  playVisit,
  readPage,
  resolve,
  seeDebrief,
  visitKey,
  type Attempt,
  type Place,
  type Played,
  type Resolution,
  type VisitRecord,
} from '../../course/attempt';
import type {
  Content,
  CoursePackage,
  CourseText,
  Locale,
  ModuleContent,
  ModuleSummary,
  PersonSummary,
  ShelfContent,
  ShelfSummary,
} from '../../course/course';
import type { Decision, Role, Scenario } from '../../engine/scenario';
import { playedAs } from '../../engine/roles';
import { beginVisit, choose, decisionsOf, replay, rewind, turnNow, type Session } from '../../engine/session';
import { personComingIn } from '../../course/earlier';
import { practisedPeople, practisedWith } from '../../course/practised';
import { drawTag } from '../../course/summary';
import { createLanguage, type Language, type Translate } from '../../i18n/language';
import type { Strings } from '../../i18n/strings';
import type { RecordView } from '../notices/record-view';
import type { Parts } from '../page/parts';

/** What nobody needs before they talk: the parts of lessons, and screens one looks at afterwards. It comes when the first of it is wanted. */
export interface Later {
  readonly parts: Parts;
  readonly Compare: Component<{ course: TakingCourse; session: Session; other: Session }>;
  readonly Evidence: Component<{ course: TakingCourse }>;
  readonly Find: Component<{ course: TakingCourse }>;
  readonly Group: Component<{ course: TakingCourse }>;
}

/** Screens one looks at and leaves again: the place underneath stays where it was, in the bookmark too. */
export type Aside = 'help' | 'about' | 'exit' | 'compare' | 'find' | 'evidence';

export interface TakingOptions {
  readonly course: CoursePackage;
  readonly attempt: Attempt;
  readonly locale?: Locale;
  /** Fetches a content script's data; rejects when it does not arrive. */
  readonly load?: (id: string, locale: Locale) => Promise<Content>;
  /** Fetches the parts of lessons and the screens for afterwards; rejects when they do not arrive. */
  readonly loadLater?: () => Promise<Later>;
  /** Everything that a bookmark should hold has changed to this. */
  readonly onkeep?: (attempt: Attempt) => void;
  /** A decision was made, at this turn. */
  readonly ondecide?: (made: { person: string; visit: string; turn: string; decision: Decision }) => void;
  /** The learner leaves for good; the record is closed here. */
  readonly onleave?: () => void;
}

export class TakingCourse {
  readonly package: CoursePackage;
  readonly language: Language;
  readonly t: Translate;

  attempt = $state.raw() as Attempt;
  /** The conversation at the place, or the one whose debrief it is. */
  session = $state.raw<Session>();
  /** The lesson at the place. */
  lesson = $state.raw<ModuleContent | ShelfContent>();
  aside = $state.raw<Aside>();
  /** There once the first of it was wanted. */
  later = $state.raw<Later>();
  /** The word of the glossary that was asked about. */
  sought = $state.raw<string>();
  /** A content script is on its way, or did not come. */
  waiting = $state.raw<'loading' | 'failed'>();
  /** Options stay closed until the learner has said their own. */
  aloud = $state(false);
  record = $state.raw<RecordView>({ health: 'recording', where: 'lms' });
  /** The learner has gone on from the first screen: its question is not asked again. */
  begun = $state(false);
  /** Counts what should be read from its top: a new screen, or a new turn. */
  arrivals = $state(0);

  /** A plan of an earlier launch whose outcome is still open, with what it was. */
  asking = $state.raw<{ readonly at: number; readonly resolution: Resolution; readonly says: string }>();

  readonly text: CourseText = $derived.by(() => this.#textIn(this.language.locale));
  readonly locales: readonly Locale[];
  /** The language of people's words where it is not that of the interface. */
  readonly spokenLocale: Locale | undefined = $derived.by(() => {
    const spoken = this.#contentLocale(this.language.locale);
    return spoken === this.language.locale ? undefined : spoken;
  });
  readonly topicsLeft: readonly ModuleSummary[] = $derived.by(() => topicsLeft(this.attempt, this.package, this.text));

  #loop = $state.raw<Loop>();
  /** What may come next, the nearest first. */
  readonly next: readonly Step[] = $derived.by(() => (this.#loop ? nextSteps(this.#loop) : []));
  /** A scene has ended here, and the learner has not yet said how to go on. */
  readonly paused: boolean = $derived.by(() => this.#loop?.value === 'shortAccount');

  /** A way that was left in this launch to try another. */
  #left = $state.raw<{ readonly key: string; readonly played: Played }>();
  /** The way that the one at hand may be compared with: it parts from this one somewhere. */
  readonly otherWay: Session | undefined = $derived.by(() => this.session && this.#otherWay(this.session));

  readonly #options: TakingOptions;
  #contents: Readonly<Record<string, Content>> = {};
  #wanted: Place | undefined;
  #wantedAside: Aside | undefined;

  constructor(options: TakingOptions) {
    this.#options = options;
    this.package = options.course;
    this.locales = options.course.locales;
    this.attempt = options.attempt;
    this.begun = options.attempt.place.screen !== 'meeting';
    this.language = createLanguage(
      options.locale ?? this.locales[0] ?? 'en',
      options.course.strings as Strings,
      (locale) => this.#textIn(locale).overlay.terms,
    );
    this.t = this.language.t;
  }

  get place(): Place {
    return this.attempt.place;
  }

  /** Goes to where the attempt was left, exactly: its screen, and in a conversation its turn. */
  async start(): Promise<void> {
    await this.#speak(this.language.locale);
    await this.#enter(this.place, false);
    await this.#askHowItWent();
  }

  /** Goes on from a later place that this device knew of. */
  async takeUp(attempt: Attempt): Promise<void> {
    this.attempt = attempt;
    this.begun = attempt.place.screen !== 'meeting';
    await this.go(attempt.place);
    this.asking = undefined;
    await this.#askHowItWent();
  }

  /** Already there when a content script was in the page from the start. */
  hold(content: Content): void {
    this.#contents = { ...this.#contents, [`${content.id}.${content.locale}`]: content };
  }

  // ——— Where one is ———

  /** Whose a later place on this device was is answered first: to go on would write over it. */
  async go(place: Place): Promise<void> {
    this.aside = undefined;
    if (this.record.offer) return;
    if (this.asking && this.attempt.resolutions[this.asking.at]?.outcome !== undefined) this.asking = undefined;
    await this.#enter(place, true);
  }

  home = (): Promise<void> => this.go({ screen: 'home' });

  retry = (): Promise<void> =>
    this.#wantedAside ? this.lookAside(this.#wantedAside) : this.#enter(this.#wanted ?? this.place, true);

  /** Opens a screen over the place; undefined goes back to it. */
  async lookAside(aside: Aside | undefined, sought?: string): Promise<void> {
    this.#wantedAside = aside;
    if (isLater(aside) && !this.later) {
      this.waiting = 'loading';
      await this.#bringLater();
      if (this.#wantedAside !== aside) return;
      this.waiting = this.later ? undefined : 'failed';
      if (!this.later) return;
    }
    this.aside = aside;
    this.sought = sought;
    this.arrivals += 1;
  }

  /** Opens the glossary at a word. */
  lookUp(term: string): Promise<void> {
    return this.lookAside('find', term);
  }

  leave = (): void => {
    this.#options.onkeep?.(this.attempt);
    this.#options.onleave?.();
    void this.lookAside('exit');
  };

  openPage(module: string, page?: string): Promise<void> {
    const first = this.lessonOf(module)?.pages[0]?.id;
    const wanted = page ?? first;
    return this.go({ screen: 'page', module, ...(wanted !== undefined && { page: wanted }) });
  }

  async changeLocale(locale: Locale): Promise<void> {
    this.#keep({ ...this.attempt, locale });
    await this.#speak(locale);
    const path = this.session && decisionsOf(this.session);
    await this.#enter(this.place, false);
    if (this.session && path !== undefined)
      this.session = replay(beginVisit(this.session.scenario, this.session.visit.id, this.session), path);
  }

  // ——— The conversation ———

  /** Begins a visit, or goes on where it was left. */
  async meet(person: string, visit?: string): Promise<void> {
    const wanted = visit ?? this.personOf(person)?.visits[0]?.id ?? '';
    const kept = this.visitRecord(person, wanted);
    const goesOn = kept?.latest && !kept.latest.ending;
    if (!goesOn && kept?.latest) this.#startOver(person, wanted, kept);
    await this.go({ screen: 'consultation', person, visit: wanted });
    this.#follow({ type: 'talks' });
  }

  /** A fresh start after an ending: the options stand in another order. */
  #startOver(person: string, visit: string, kept: VisitRecord): void {
    const attempt = Math.min(9, (kept.latest?.attempt ?? 0) + 1);
    this.attempt = playVisit(this.attempt, visitKey(person, visit), kept.revision, { path: '', attempt });
  }

  /** Says a choice, waits or turns. A decision that is not on offer changes nothing, so a late second click does no harm. */
  decide(decision: Decision): void {
    const before = this.session;
    if (!before || this.paused) return;
    const after = choose(before, decision);
    if (after === before) return;
    this.session = after;
    const { scenario, visit } = before;
    this.#options.ondecide?.({ person: scenario.id, visit: visit.id, turn: turnNow(before).turn.id, decision });
    this.#keepSession(after);
    this.#follow({ type: after.ending ? 'ends' : pausesAfter(after) ? 'pauses' : 'talks' });
    this.arrivals += 1;
  }

  goOn = (): void => {
    this.#follow({ type: 'talks' });
    this.arrivals += 1;
  };

  /** Takes back everything from a decision on: the conversation stands where it was about to be made. The way that was left is kept to compare. */
  async tryFrom(at: number): Promise<void> {
    if (!this.session) return;
    const { scenario, visit } = this.session;
    const earlier = rewind(this.session, at);
    const key = visitKey(scenario.id, visit.id);
    if (this.session.ending || this.#left?.key !== key) this.#left = { key, played: playedIn(this.session) };
    this.#keepSession(earlier);
    await this.go({ screen: 'consultation', person: scenario.id, visit: visit.id });
    this.session = earlier;
    this.#follow({ type: 'talks' });
  }

  async hearAccount(person: string, visit: string): Promise<void> {
    await this.go({ screen: 'debrief', person, visit });
  }

  #keepSession(session: Session): void {
    const { scenario, visit } = session;
    this.#keep(playVisit(this.attempt, visitKey(scenario.id, visit.id), scenario.revision, playedIn(session)));
  }

  // ——— What one says of oneself ———

  /** A lesson’s phrases, those of one’s own role first. */
  phrasesOf({ phrases, phrasesByRole }: Pick<ModuleContent, 'phrases' | 'phrasesByRole'>): readonly string[] {
    const { role } = this.attempt;
    return [...((role && phrasesByRole[role]) ?? []), ...phrases];
  }

  chooseRole(role: Role | undefined): void {
    const rest: Attempt = { ...this.attempt };
    delete (rest as { role?: Role }).role;
    this.#keep(role === undefined ? rest : { ...rest, role });
  }

  /** The letter that a room agreed on, for the summary; the tag is drawn the first time. */
  joinGroup(group: string | undefined): void {
    const tag = this.attempt.session?.tag ?? drawTag();
    this.#keep({ ...this.attempt, session: { tag, ...(group !== undefined && { group }) } });
  }

  rate(which: keyof Attempt['ratings'], value: number): void {
    this.#keep({ ...this.attempt, ratings: { ...this.attempt.ratings, [which]: value } });
  }

  resolve(resolution: Resolution): void {
    this.#keep(resolve(this.attempt, resolution));
    this.#follow({ type: 'resolves' });
  }

  /** What came of an earlier plan. */
  answer(at: number, outcome: number): void {
    const resolutions = this.attempt.resolutions.map((each, place) => (place === at ? { ...each, outcome } : each));
    this.#keep({ ...this.attempt, resolutions });
  }

  /** At a launch, of the plan that has waited longest. Where its words do not come, nothing is asked. */
  async #askHowItWent(): Promise<void> {
    const at = this.attempt.resolutions.findIndex(({ outcome }) => outcome === undefined);
    const resolution = this.attempt.resolutions[at];
    if (!resolution) return;
    const content = await this.#content(resolution.module).catch(() => undefined);
    const says =
      content?.kind === 'module' ? content.commitments.find(({ id }) => id === resolution.pick)?.says : undefined;
    if (says !== undefined) this.asking = { at, resolution, says };
  }

  // ——— Looking things up ———

  personOf(id: string | undefined): PersonSummary | undefined {
    return this.text.people.find((person) => person.id === id);
  }

  moduleOf(id: string | undefined): ModuleSummary | undefined {
    return this.text.modules.find((module) => module.id === id);
  }

  /** A topic, or the pages around the course. */
  lessonOf(id: string | undefined): ModuleSummary | ShelfSummary | undefined {
    const { shelf } = this.text;
    return shelf && shelf.id === id ? shelf : this.moduleOf(id);
  }

  moduleWith(person: string | undefined): ModuleSummary | undefined {
    return this.text.modules.find(({ people }) => person !== undefined && people.includes(person));
  }

  visitRecord(person: string, visit: string): VisitRecord | undefined {
    return this.attempt.visits[visitKey(person, visit)];
  }

  /** Everyone in the package, those whom one's own role meets first. */
  readonly people: readonly PersonSummary[] = $derived.by(() => {
    const ids = [...this.text.modules.flatMap(({ people }) => people), ...this.text.people.map(({ id }) => id)];
    return this.#ownFirst(ids.filter((id, place) => ids.indexOf(id) === place));
  });

  /** Those met in a topic, in its order, whom one's own role meets first before the others. */
  peopleIn({ people }: Pick<ModuleSummary, 'people'>): readonly PersonSummary[] {
    return this.#ownFirst(people);
  }

  /** Every role there is, in the course's order: a phrase for it stands in each topic, whoever is met there. */
  readonly roles: readonly { readonly id: Role; readonly name: string }[] = $derived.by(() =>
    (Object.entries(this.text.roles) as [Role, string][]).map(([id, name]) => ({ id, name })),
  );

  /** A content script's data, in the language of the moment; nothing when it doesn't come. */
  contentOf(id: string): Promise<Content | undefined> {
    return this.#content(id).catch(() => undefined);
  }

  /** The best way through each finished visit, played again. */
  async practised(): Promise<readonly Session[]> {
    const contents = await Promise.all(practisedPeople(this.attempt).map((id) => this.contentOf(id)));
    return contents.flatMap((content) =>
      content?.kind === 'scenario' ? practisedWith(content.scenario, this.attempt) : [],
    );
  }

  // ——— Inside ———

  #ownFirst(ids: readonly string[]): readonly PersonSummary[] {
    const known = ids.flatMap((id) => this.personOf(id) ?? []);
    const { role } = this.attempt;
    const isOwn = ({ roles }: PersonSummary) => role !== undefined && roles.includes(role);
    return [...known.filter(isOwn), ...known.filter((person) => !isOwn(person))];
  }

  #textIn(locale: Locale): CourseText {
    const { text } = this.package;
    const found = text[locale] ?? text[this.#contentLocale(locale)] ?? Object.values(text)[0];
    if (!found) throw new Error('The package holds no text in any language');
    return found;
  }

  /** People speak the first of the package's languages to one that it lacks. */
  #contentLocale(locale: Locale): Locale {
    return locale in this.package.text ? locale : (this.locales[0] ?? 'en');
  }

  #keep(attempt: Attempt): void {
    this.attempt = complete(attempt, this.package, this.text);
    this.#options.onkeep?.(this.attempt);
  }

  async #enter(place: Place, keep: boolean): Promise<void> {
    this.#wanted = place;
    this.#wantedAside = undefined;
    const bringsPart = this.lessonOf(place.module)?.pages.some(({ id, part }) => part && id === place.page);
    const id =
      place.screen === 'page' || place.screen === 'plan' ? place.module : isTalk(place) ? place.person : undefined;
    let content: Content | undefined;
    if (id !== undefined) {
      try {
        const later = bringsPart ? this.#bringLater() : undefined;
        content = await this.#content(id, () => (this.waiting = 'loading'));
        await later;
      } catch {
        if (this.#wanted === place) this.waiting = 'failed';
        return;
      }
    }
    if (this.#wanted !== place) return;
    this.waiting = undefined;
    this.#arrive(place, content, keep);
  }

  /** Without it a part says that it could not be shown. */
  async #bringLater(): Promise<void> {
    this.later ??= await this.#options.loadLater?.().catch(() => undefined);
  }

  /** English is always here; another language brings its words first, and says in English what it lacks. */
  async #speak(locale: Locale): Promise<void> {
    if (locale !== 'en') {
      const strings = await this.#fetch('strings', locale).catch(() => undefined);
      if (strings?.kind === 'strings') this.language.add(locale, strings.strings as Strings);
    }
    this.language.change(locale);
  }

  async #fetch(id: string, locale: Locale): Promise<Content> {
    const { load } = this.#options;
    if (!load) throw new Error(`Nothing loads ${id}`);
    const content = await load(id, locale);
    this.hold(content);
    return content;
  }

  /** In the language of the moment and the words of one's role; `onwait` is told when it is not at hand. */
  async #content(id: string, onwait?: () => void): Promise<Content> {
    const locale = this.#contentLocale(this.language.locale);
    const held = this.#contents[`${id}.${locale}`];
    if (!held) onwait?.();
    const content = held ?? (await this.#fetch(id, locale));
    if (content.kind !== 'scenario') return content;
    return { ...content, scenario: playedAs(content.scenario, this.attempt.role) };
  }

  #arrive(place: Place, content: Content | undefined, keep: boolean): void {
    this.session = content?.kind === 'scenario' ? this.#sessionAt(place, content.scenario) : undefined;
    this.lesson = content?.kind === 'module' || content?.kind === 'shelf' ? content : undefined;
    this.begun ||= place.screen !== 'meeting' && content?.kind !== 'shelf';
    let attempt: Attempt = { ...this.attempt, place };
    if (content?.kind === 'module' && place.module !== undefined && place.page !== undefined)
      attempt = readPage(attempt, place.module, place.page);
    const key = visitKey(place.person ?? '', place.visit ?? '');
    const heard = place.screen === 'debrief' && this.attempt.visits[key]?.debriefed === false;
    if (heard) attempt = seeDebrief(attempt, key);
    if (keep || heard) this.#keep(attempt);
    else this.attempt = attempt;
    this.#loop = this.#loopAt(place);
    if (keep) this.arrivals += 1;
  }

  #follow(event: LoopEvent): void {
    this.#loop = this.#loop && follow(this.#loop, event);
  }

  /** The module's loop, entered where the learner is; none at home. */
  #loopAt(place: Place): Loop | undefined {
    const module = this.moduleOf(place.module) ?? this.moduleWith(place.person);
    const event = this.#eventOf(place, module);
    return module && event && enterLoop(doneIn(this.attempt, module, this.text), event);
  }

  #eventOf({ screen, page }: Place, module: ModuleSummary | undefined): LoopEvent | undefined {
    switch (screen) {
      case 'consultation':
        if (this.session?.ending) return { type: 'ends' };
        return { type: this.session && pausesAfter(this.session) ? 'pauses' : 'talks' };
      case 'page':
        return { type: 'reads', last: page === module?.pages.at(-1)?.id };
      case 'debrief':
        return { type: 'hears' };
      case 'plan':
        return { type: 'plans' };
      default:
        return undefined;
    }
  }

  #otherWay(session: Session): Session | undefined {
    const { scenario, visit, start } = session;
    const key = visitKey(scenario.id, visit.id);
    const path = decisionsOf(session);
    const left = this.#left?.key === key ? this.#left.played : undefined;
    const other = [left, this.attempt.visits[key]?.best].find((played) => played && partsFrom(played.path, path));
    return other && replay(beginVisit(scenario, visit.id, { attempt: other.attempt, start }), other.path);
  }

  #sessionAt({ screen, person = '', visit = '' }: Place, scenario: Scenario): Session {
    const kept = this.visitRecord(person, visit);
    const played = screen === 'debrief' && !kept?.latest?.ending ? (kept?.best ?? kept?.latest) : kept?.latest;
    const known = scenario.visits.find(({ id }) => id === visit) ?? scenario.visits[0];
    if (!known) throw new Error(`${scenario.id} has no visits`);
    const start = personComingIn(scenario, known, this.attempt);
    return replay(beginVisit(scenario, known.id, { attempt: played?.attempt ?? 1, start }), played?.path ?? '');
  }
}

function playedIn(session: Session): Played {
  const { attempt, ending } = session;
  return { path: decisionsOf(session), attempt, ...(ending && { ending: ending.kind }) };
}

/** Is something else chosen somewhere in both? One way that only goes on further than the other does not part from it. */
function partsFrom(one: string, other: string): boolean {
  return !one.startsWith(other) && !other.startsWith(one);
}

function isLater(aside: Aside | undefined): boolean {
  return aside === 'compare' || aside === 'find' || aside === 'evidence';
}

function isTalk({ screen }: Place): boolean {
  return screen === 'consultation' || screen === 'debrief';
}

/** Has a decision just led out of a scene that says how one pauses after it? */
function pausesAfter({ visit, log, moment, ending }: Session): boolean {
  const last = log.at(-1);
  if (!last || ending) return false;
  const left = visit.turns[last.before.turn]?.scene;
  return (
    left !== visit.turns[moment.turn]?.scene && visit.scenes.some(({ id, pause }) => id === left && pause !== undefined)
  );
}
