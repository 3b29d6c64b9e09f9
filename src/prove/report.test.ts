import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { onTheTelephone, play, readSmall, visitOf } from '../../tests/scenarios/small';
import { comingIn } from '../engine/opening';
import type { Scenario, Turn, TurnId, Visit } from '../engine/scenario';
import { findingsOf, type Finding } from './findings';
import { manyStarts, proveScenario, type ScenarioProof } from './report';
import { walkVisit } from './walk';

const house = resolve(import.meta.dirname, '../..');
const ofCode = (scenario: Scenario, code: string): Finding[] =>
  proveScenario(scenario).findings.filter((finding) => finding.code === code);
const without = (turns: Visit['turns'], key: keyof Turn): Visit['turns'] =>
  Object.fromEntries(
    Object.entries(turns).map(([id, turn]) => {
      const { [key]: _, ...rest } = turn;
      return [id, rest as Turn];
    }),
  );
const easy = 'when: trust >= 4 and falls-asked';

describe('a finding', () => {
  test.each<[string, string, Record<string, string>]>([
    ['bot-wins', 'a player who does not listen comes to a good ending', { [easy]: 'when: trust <= 3' }],
    [
      'style-loses',
      'a decent way to consult comes to a poor ending',
      { 'when: trust >= 3, says: Thank': 'when: trust >= 6, says: Thank' },
    ],
    ['dice-win', 'dice end well too often', { [easy]: 'when: trust >= 2' }],
    ['no-good-ending', 'no play ends well', { 'kind: good': 'kind: mixed' }],
    ['one-route', 'there is one way to do well', {}],
    ['good-without-safety', 'good needs no safety question', { [easy]: 'when: trust >= 4' }],
    ['telling-forced', 'every good ending wants the secret', { [easy]: 'when: trust >= 4 and falls-asked and fall' }],
    [
      'no-repair',
      'one word in the first half leaves only a poor ending',
      {
        'Well now.\n            effect: { trust: 1 }': 'Well now.\n            effect: { trust: -6 }',
        'when: trust >= 3, says: Thank': 'when: trust >= 5, says: Thank',
      },
    ],
    ['reply-not-reached', 'a reply is never said', {}],
    [
      'ending-not-reached',
      'an ending is never reached',
      { 'when: friction >= 5': 'when: friction >= 6 and trust >= 6' },
    ],
    ['unbalanced-options', 'the options of a turn differ in length', {}],
    ['long-option', 'an option is long', { 'Have you fallen at all': `${'Have you fallen at all '.repeat(6)}` }],
    ['tutor-missing', 'a costly choice has no tutors', { 'lay: Nobody asks that.': 'target: change' }],
    ['long-comment', 'a tutor talks on', { 'You saw the list.': 'You saw the list. '.repeat(8) }],
    [
      'costs-at-once',
      'costs show at once',
      {
        'effect: { friction: 3 }': 'effect: { friction: 3, trust: -1 }',
        'Right you are.': 'Right you are.\n                effect: { trust: -1 }',
      },
    ],
  ])('%s: %s', (code, _, changes) => {
    const scenario = readSmall(changes);
    const found = ofCode(scenario, code);
    expect(found.length, code).toBeGreaterThan(0);
    for (const { message, play: shown } of found) {
      expect(message).toMatch(/\S/);
      if (!shown) continue;
      expect(shown).toMatch(/^clinic:[a-x]*$/);
      expect(() => play(scenario, shown.slice('clinic:'.length))).not.toThrow();
    }
  });

  test('is told of another role’s words by its name, and its walk is the same', () => {
    const asDoctor = (says: string) =>
      readSmall({
        'roles: [practice-nurse]': `roles: [practice-nurse, gp]
as:
  gp:
    visits/clinic/brief: You are her doctor.
    visits/clinic/turns/greet/choices/a/says: ${says}
`,
      });
    const own = (scenario: Scenario) =>
      proveScenario(scenario).findings.filter(
        ({ code, message }) => code === 'long-option' && message.startsWith('As gp: joan: greet.a'),
      );
    expect(own(asDoctor('So you wrote it down for me.'))).toEqual([]);
    expect(own(asDoctor('So you wrote it down. '.repeat(7)))).not.toEqual([]);
    const { states, transitions, random } = proveScenario(readSmall());
    expect(proveScenario(asDoctor('So you wrote it down for me.'))).toMatchObject({ states, transitions, random });
  });

  /** The same visit with its turns changed, and the machine's start where it was. */
  const withTurns = (change: (turns: Visit['turns']) => Visit['turns']): Scenario => {
    const scenario = readSmall();
    const visit = visitOf(scenario);
    return { ...scenario, visits: [{ ...visit, turns: change(visit.turns) }] };
  };
  const codesOf = (scenario: Scenario): string[] => proveScenario(scenario).findings.map(({ code }) => code);
  const lost = (turns: Visit['turns'], more: Partial<Turn> = {}): Visit['turns'] => {
    const [any] = Object.values(turns) as [Turn];
    const ids = ['lost-1', 'lost-2', 'lost-3', 'lost-4', 'lost-5', 'lost-6', 'lost-7', 'lost-8'] as TurnId[];
    return { ...turns, ...Object.fromEntries(ids.map((id) => [id, { ...any, id, ...more }])) };
  };

  test('turn-not-reached: a turn that nothing leads to', () => {
    expect(codesOf(withTurns(lost))).toContain('turn-not-reached');
    expect(codesOf(readSmall())).not.toContain('turn-not-reached');
  });

  test('few-waits: a long visit that answers waiting at two turns only', () => {
    const answered = [{ effect: [], plans: [] }];
    expect(codesOf(withTurns(({ ...turns }) => lost(without(turns, 'wait'), {})))).toContain('few-waits');
    expect(codesOf(withTurns((turns) => lost(turns, { wait: answered })))).not.toContain('few-waits');
  });

  test('one-answer-for-all: whatever the person is like, the answer is the same', () => {
    const last = (turn: Turn): Turn => ({
      ...turn,
      choices: turn.choices.map((choice) => ({ ...choice, replies: choice.replies.slice(-1) })),
    });
    const dull = withTurns((turns) => Object.fromEntries(Object.entries(turns).map(([id, turn]) => [id, last(turn)])));
    expect(codesOf(dull)).toContain('one-answer-for-all');
  });

  test('long-sitting: a scene of more than five minutes', () => {
    const talks = { says: `She says ${'one word after another '.repeat(400)}.` };
    const long = withTurns((turns) =>
      Object.fromEntries(Object.entries(turns).map(([id, turn]) => [id, { ...turn, ...talks }])),
    );
    const found = ofCode(long, 'long-sitting');
    expect(found[0]?.message).toMatch(/takes \d+\.\d minutes/);
    expect(codesOf(readSmall())).not.toContain('long-sitting');
  });

  test('many-starts: a visit that may begin in more than two hundred ways', () => {
    const scenario = readSmall();
    const begunIn = (ways: number) => {
      const anew = comingIn(scenario, visitOf(scenario));
      return walkVisit(scenario, visitOf(scenario), Array(ways).fill({ comesIn: anew, earlier: '' }));
    };
    expect(manyStarts(begunIn(201))).toMatchObject([
      { code: 'many-starts', message: 'joan: clinic may begin in 201 ways; 200 is the most. Let it keep less.' },
    ]);
    expect(manyStarts(begunIn(200))).toEqual([]);
  });

  test('shows the very play: a bot that wins, a good ending without its safety question', () => {
    const bots = readSmall({ [easy]: 'when: trust <= 3' });
    for (const { play: shown } of ofCode(bots, 'bot-wins'))
      expect(play(bots, shown.slice('clinic:'.length)).ending?.kind).toBe('good');
    const unsafe = readSmall({ [easy]: 'when: trust >= 4' });
    const [found] = ofCode(unsafe, 'good-without-safety');
    expect(found?.message).toContain('Asked about falls');
    const session = play(unsafe, found?.play.slice('clinic:'.length) ?? '');
    expect(session.ending?.kind).toBe('good');
    expect(session.log.some(({ choice }) => choice?.move === 'SAFE')).toBe(false);
  });

  test('names the variable that costs the most where a walk is cut short', () => {
    const scenario = readSmall();
    const walk = walkVisit(scenario, visitOf(scenario), undefined, 10);
    expect(findingsOf(walk).find(({ code }) => code === 'too-many-states')?.message).toMatch(/“\w+” costs the most/);
  });

  test('is not made where machine and rule agree', () => {
    for (const changes of [{}, onTheTelephone, { 'counts: []': 'counts: [running]' }])
      expect(ofCode(readSmall(changes), 'machine-differs')).toEqual([]);
  });
});

describe('npm run prove -- --json', { timeout: 120_000 }, () => {
  interface Answer {
    readonly code: number;
    readonly scenarios: readonly ScenarioProof[];
  }
  let kath: Answer;
  const prove = async (...words: string[]): Promise<Answer> => {
    const run = promisify(execFile)(process.execPath, ['--import', 'tsx', 'src/prove/main.ts', ...words, '--json'], {
      cwd: house,
      maxBuffer: 1e8,
    });
    const { stdout, code } = await run.then(
      ({ stdout: out }) => ({ stdout: out, code: 0 }),
      (error: { stdout: string; code: number }) => error,
    );
    return { code, ...(JSON.parse(stdout) as { scenarios: ScenarioProof[] }) };
  };
  beforeAll(async () => {
    kath = await prove('kath');
  }, 120_000);

  test('ends well exactly when nothing is found', () => {
    expect(kath.code === 0).toBe(kath.scenarios.every(({ findings }) => findings.length === 0));
  });

  test('has of each scenario what a reader of the proof asks', () => {
    expect(kath.scenarios.map(({ id }) => id)).toEqual(['kath']);
    for (const proof of kath.scenarios) {
      expect(Object.keys(proof)).toEqual([
        'id',
        'states',
        'transitions',
        'seconds',
        'endings',
        'bots',
        'styles',
        'random',
        'findings',
      ]);
      expect(proof.transitions).toBeGreaterThan(proof.states);
      expect(Object.keys(proof.endings)).toEqual(['good', 'mixed', 'poor']);
      expect(Object.keys(proof.bots)).toHaveLength(14);
      expect(Object.keys(proof.styles)).toHaveLength(4);
      for (const kind of [...Object.values(proof.bots), ...Object.values(proof.styles)])
        expect(['good', 'mixed', 'poor']).toContain(kind);
      expect(proof.random).toBeGreaterThanOrEqual(0);
      expect(proof.random).toBeLessThanOrEqual(1);
    }
  });

  test('ends with 1 and the problem, in the same shape, where a scenario is not there', async () => {
    const { code, scenarios } = await prove('kat');
    expect(code).toBe(1);
    expect(scenarios).toMatchObject([{ id: 'kat', states: 0, findings: [{ code: 'missing-file', play: '' }] }]);
    expect(scenarios[0]?.findings[0]?.message).toContain('Did you mean “kath”?');
  });
});
