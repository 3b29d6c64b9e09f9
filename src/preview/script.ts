/** A consultation as a script one can read aloud: who said what, what was seen, what it did, and how it was for the person. */
import { nameOfMove } from '../content/moves';
import {
  accountOf,
  listOf,
  missedSafety,
  opennessOf,
  phraseForToday,
  planOf,
  skillsOf,
  turningPoints,
} from '../engine/debrief';
import { SCREEN } from '../engine/person';
import { beginVisit, choose, turnNow, type Entry, type Session } from '../engine/session';
import type { Worth } from '../engine/scenario';
import { changesOf } from './state';
import { writtenPlay } from './notation';

/** Characters in a line. */
const WIDTH = 100;
const worths: Record<Worth, string> = { 2: 'apt', 1: 'fair', 0: 'costly' };

export interface Telling {
  /** Also what the person thinks and does not say. */
  readonly thoughts?: boolean;
  /** How the play is written down, where it began with an earlier visit. */
  readonly play?: string;
}

/** The whole play, from who comes in to the last words; then, if it has ended, its debrief. */
export function scriptOf(session: Session, telling: Telling = {}): string {
  const parts = [headOf(session, telling.play), ...stagesOf(session).map((stage) => momentOf(stage, telling))];
  return [...parts, ...(session.ending ? [debriefOf(session)] : [])].join('\n\n') + '\n';
}

/** The session after no decision, after one, and so on to all of them. */
export function stagesOf({ scenario, visit, attempt, start, log }: Session): Session[] {
  const stages = [beginVisit(scenario, visit.id, { attempt, start })];
  for (const { decision } of log) stages.push(choose(stages.at(-1) as Session, decision));
  return stages;
}

/** The play as it is written down and where it leads; then title, place and brief. */
export function headOf(session: Session, play = writtenPlay(session)): string {
  const { scenario, visit, ending, log } = session;
  const led = ending ? ` → ${ending.id}, ${ending.kind}` : '';
  return [
    ...(log.length > 0 ? [`${play}${led}`, ''] : []),
    `${scenario.title}: ${visit.title}`,
    '',
    wrapped(visit.place),
    wrapped(visit.brief),
  ].join('\n');
}

/** What the last decision was and what it did, what the person says and shows now; where a scene begins, its title. */
export function momentOf(session: Session, telling: Telling = {}): string {
  const { scenario, visit, moment, log, ending } = session;
  const now = turnNow(session);
  const last = log.at(-1);
  const spoken = speaker(session);
  const earlier = last && turnNow(stageBefore(session));
  const scene = visit.turns[moment.turn]?.scene;
  const left = last && visit.scenes.find(({ id }) => id === visit.turns[last.before.turn]?.scene);
  const entered = !ending && left?.id !== scene ? visit.scenes.find(({ id }) => id === scene) : undefined;
  const object = now.object === earlier?.object ? undefined : now.object && scenario.objects[now.object];
  const seen = [
    now.posture === earlier?.posture ? '' : `${now.posture}.`,
    now.cue ?? '',
    object ? `[${object}]` : '',
  ].filter(Boolean);
  const heading = entered ? `—— ${entered.title} ${'—'.repeat(WIDTH - 4 - entered.title.length)}` : '';
  const lines = [
    ...(last ? [whatWasDone(session, last)] : [heading, '']),
    ...(now.says.length > 0 ? [spoken(scenario.name, now.says.join(' '))] : []),
    ...(seen.length > 0 ? [spoken('', `(${seen.join(' ')})`)] : []),
    ...(telling.thoughts && now.thinks.length > 0 ? [spoken('', `thinks: ${now.thinks.join(' ')}`)] : []),
  ];
  if (last && entered) lines.push(...(left?.pause ? ['', wrapped(left.pause)] : []), '', heading);
  return lines.join('\n');
}

function stageBefore(session: Session): Session {
  return stagesOf({ ...session, log: session.log.slice(0, -1) }).at(-1) as Session;
}

function whatWasDone(session: Session, entry: Entry): string {
  const { choice, before, next, decision, arrived } = entry;
  const how = choice ? `: ${nameOfMove(choice.move)}, ${worths[choice.worth]}` : '';
  const changes = changesOf(session.scenario, session.visit, before.person, next.person);
  return [
    wrapped(
      `${session.log.length}. ${before.turn}.${decision}${how}${changes.length > 0 ? ` (${changes.join(', ')})` : ''}`,
    ),
    speaker(session)('You', choice?.says ?? gesture(session, entry)),
    ...arrived.map(({ because }) => wrapped(`This came back: ${because}`)),
  ].join('\n');
}

function gesture({ scenario: { setting, name } }: Session, { decision, next }: Entry): string {
  if (decision === 'w') return '(You wait.)';
  if (setting === 'telephone') return '(You make a small sound: mm-hm.)';
  return next.person[SCREEN] === 1 ? '(You look at the screen.)' : `(You turn back to ${name}.)`;
}

/** The play in two lines a decision, as a finding of the proof shows it. */
export function outlineOf(session: Session): string[] {
  return session.log.flatMap((entry) => {
    const { choice, before, decision, reply, next, ending } = entry;
    const opened = ending ?? (next.turn === before.turn ? undefined : session.visit.turns[next.turn]);
    const answer = [reply.says, opened?.says].filter(Boolean).join(' ') || (reply.cue ?? opened?.cue ?? '…');
    return [
      `${before.turn}.${decision}  You: ${choice?.says ?? gesture(session, entry)}`,
      `    ${session.scenario.name}: ${answer}`,
    ];
  });
}

/** How it was for the person, as text: everything that the debrief's screens show. */
export function debriefOf(session: Session): string {
  const { scenario, ending, log } = session;
  const { name } = scenario;
  const parts: (readonly [title: string, lines: readonly string[]])[] = [
    [`The ending: ${ending?.id ?? 'none'}, ${ending?.kind ?? ''}`, ending ? [ending.after] : []],
    ['Safety missed', missedSafety(session)],
    [`How it was for ${name}`, [accountOf(session).join(' ')]],
    [
      'The moment it turned',
      turningPoints(session)
        .slice(0, 1)
        .flatMap(({ at, choice, entry }) => [
          `${at + 1}. ${entry.before.turn}.${choice.id}: “${choice.says}”`,
          `Lay tutor: ${choice.lay ?? ''}`,
          `Clinician tutor: ${choice.clinician ?? ''}`,
        ]),
    ],
    ['One to use this afternoon', [phraseForToday(session) ?? ''].filter(Boolean)],
    [
      `What was on ${name}’s own list`,
      listOf(session).flatMap(({ says, level, said, unsaid }) => [
        `${level}: ${says}`,
        ...(said || unsaid === undefined ? [] : [`    unsaid: ${unsaid}`]),
      ]),
    ],
    [
      'The plan',
      planOf(session).map(
        ({ says, whose, words }) => `${says}: ${words ?? '—'} (${whose === 'nobody' ? 'left open' : whose})`,
      ),
    ],
    [
      'What would have helped, and what was chosen',
      skillsOf(session).map(
        ({ move, wouldHaveHelped, chosen }) => `${nameOfMove(move)}: ${chosen} of ${wouldHaveHelped}`,
      ),
    ],
    [`How open ${name} was`, [opennessOf(session).join(' ')]],
  ];
  const shown = log.length > 0 ? parts.filter(([, lines]) => lines.length > 0) : [];
  return [
    '='.repeat(WIDTH),
    ...shown.flatMap(([title, lines]) => ['', title, ...lines.map((line) => wrapped(line, '  '))]),
  ].join('\n');
}

/** Lines with the speaker's name beside them. */
function speaker({ scenario: { name } }: Session): (who: string, text: string) => string {
  const width = Math.max(name.length, 'You'.length) + 2;
  return (who, text) => who.toUpperCase().padEnd(width) + wrapped(text, ' '.repeat(width)).trimStart();
}

/** Broken at spaces, every line indented. */
export function wrapped(text: string, indent = ''): string {
  const own = indent + (/^ */.exec(text)?.[0] ?? '');
  const lines: string[] = [];
  let line = '';
  for (const word of text.trim().split(/\s+/)) {
    if (line && own.length + line.length + 1 + word.length > WIDTH) {
      lines.push(own + line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, own + line].join('\n');
}
