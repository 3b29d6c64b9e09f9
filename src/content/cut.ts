/** What an edition takes of a module: all of it, some of its people and pages, or the first scene of a conversation alone. */
import type { EndingId, Phrase, Reply, Scenario, Turn, TurnId, Visit } from '../engine/scenario';
import type { Cut } from './parse/course';
import type { ReadModule } from './modules';

type FirstScene = NonNullable<Cut['first scene']>;

/** Modules and the people met in them. Someone met whole in one module is whole in all. */
export function cutCourse(
  modules: readonly ReadModule[],
  scenarios: readonly Scenario[],
  cuts: readonly Cut[],
): { readonly modules: readonly ReadModule[]; readonly scenarios: readonly Scenario[] } {
  const taken = cuts.flatMap((cut) =>
    modules.filter(({ id }) => id === cut.id).map((module) => ({ module: cutModule(module, cut), cut })),
  );
  const people = [...new Set(taken.flatMap(({ module }) => module.people))];
  const firstOf = (id: string): FirstScene | undefined => {
    const cutsOfOne = taken.filter(({ module }) => module.people.includes(id)).map(({ cut }) => cut['first scene']);
    return cutsOfOne.includes(undefined) ? undefined : cutsOfOne[0];
  };
  return {
    modules: taken.map(({ module }) => module),
    scenarios: people.flatMap((id) =>
      scenarios
        .filter((scenario) => scenario.id === id)
        .map((scenario) => {
          const first = firstOf(id);
          return first ? firstSceneOf(scenario, first) : scenario;
        }),
    ),
  };
}

function cutModule(module: ReadModule, { people = module.people, pages = module.pages }: Cut): ReadModule {
  const used = pages.map((page) => module.read.get(page)?.part);
  const parts = Object.entries(module.parts ?? {}).filter(([part]) => used.includes(part));
  return {
    ...module,
    people: module.people.filter((person) => people.includes(person)),
    pages: module.pages.filter((page) => pages.includes(page)),
    parts: Object.fromEntries(parts),
  };
}

/**
 * The first visit as far as its first scene goes. Where a reply led on, the visit ends; what could not happen yet is neither asked nor
 * missed: no safety fact, no plan, no sentence of the account about a later turn.
 */
function firstSceneOf(scenario: Scenario, { after, today }: FirstScene): Scenario {
  const visit = scenario.visits[0];
  const scene = visit?.turns[visit.start]?.scene;
  if (!visit || scene === undefined) return scenario;
  const turns = Object.values(visit.turns).filter((turn) => turn.scene === scene);
  const ids = new Set(turns.map(({ id }) => id));
  const pause = visit.scenes.find(({ id }) => id === scene)?.pause;
  const cut: Visit = {
    ...visit,
    openings: [],
    scenes: visit.scenes.filter(({ id }) => id === scene).map(({ id, title }) => ({ id, title })),
    turns: Object.fromEntries(turns.map((turn) => [turn.id, turnWithin(turn, ids)])),
    leaves: [],
    endings: [{ id: 'first-scene' as EndingId, kind: 'mixed', after, ...(pause !== undefined && { cue: pause }) }],
    account: visit.account.map((group) => phrasesWithin(group, ids)).filter((group) => group.length > 0),
    today: [{ says: today }],
  };
  const shown = objectsIn(cut);
  const objects = Object.fromEntries(Object.entries(scenario.objects).filter(([object]) => shown.has(object)));
  return { ...scenario, objects, slots: [], facts: [], visits: [cut] };
}

function objectsIn({ turns, wait, attend }: Visit): ReadonlySet<string | undefined> {
  const replies = Object.values(turns).flatMap((turn) => [
    ...turn.choices.flatMap((choice) => choice.replies),
    ...(turn.wait ?? []),
    ...(turn.attend ?? []),
  ]);
  return new Set(
    [...Object.values(turns), ...replies, wait, attend.toScreen, attend.toPerson].map(({ object }) => object),
  );
}

function turnWithin(turn: Turn, ids: ReadonlySet<TurnId>): Turn {
  const within = (reply: Reply): Reply => {
    const { later, goto, ...rest } = reply;
    return {
      ...rest,
      ...(later && ids.has(later.at) && { later }),
      ...(goto !== undefined && { goto: goto === 'end' || ids.has(goto) ? goto : 'end' }),
    };
  };
  return {
    ...turn,
    choices: turn.choices.map((choice) => ({ ...choice, replies: choice.replies.map(within) })),
    ...(turn.wait && { wait: turn.wait.map(within) }),
    ...(turn.attend && { attend: turn.attend.map(within) }),
  };
}

/** Those that hang on something said in these turns. */
function phrasesWithin(group: readonly Phrase[], ids: ReadonlySet<TurnId>): readonly Phrase[] {
  return group.flatMap((phrase) => {
    const said = phrase.said?.filter(({ turn }) => ids.has(turn)) ?? [];
    return said.length > 0 ? [{ ...phrase, said }] : [];
  });
}
