/** What the terminal says to each line typed during a play. One letter is a decision; everything else is a word. */
import { didYouMean } from '../content/parse/problem';
import { nameOfMove } from '../content/moves';
import { choose, rewind, turnNow, type Session } from '../engine/session';
import type { Decision } from '../engine/scenario';
import { writtenPlay } from './notation';
import { debriefOf, headOf, momentOf, scriptOf, wrapped } from './script';
import { stateOf } from './state';

export interface Answer {
  readonly next: Session;
  readonly text: string;
  readonly over: boolean;
}

export const help = [
  'a, b, c …  say it          w  wait          x  turn to the screen, or back',
  '?          what is being thought',
  ':          the person’s state',
  'why        what each option is, and what it is worth',
  'coach      a word of help',
  'back       take the last one back; back 3 takes three back',
  'play       how this play is written down',
  'quit       stop',
].join('\n');

const commands: Readonly<Record<string, (session: Session, rest: string) => Partial<Answer>>> = {
  '?': (session) => ({ text: wrapped(turnNow(session).thinks.join(' ') || 'Nothing that is told.') }),
  ':': (session) => ({ text: statesIn(session) }),
  state: (session) => ({ text: statesIn(session) }),
  why: (session) => ({ text: reasonsIn(session) }),
  coach: (session) => ({ text: wrapped(turnNow(session).turn.coach ?? 'There is no word of help here.') }),
  back: (session, rest) => {
    const next = rewind(session, session.log.length - (Number.parseInt(rest, 10) || 1));
    return { next, text: shown(next) };
  },
  play: (session) => ({ text: writtenPlay(session) }),
  script: (session) => ({ text: scriptOf(session, { thoughts: true }) }),
  help: () => ({ text: help }),
  quit: () => ({ text: '', over: true }),
};

export function welcome(session: Session): string {
  return [headOf(session), shown(session), '', 'help tells what else one may type.'].join('\n');
}

/** Does what a line asks; a letter that is not on offer and a word that is not known change nothing. */
export function replyTo(session: Session, line: string): Answer {
  const [word = '', ...rest] = line.trim().toLowerCase().split(/\s+/);
  const stay: Answer = { next: session, text: '', over: false };
  if (word === '') return { ...stay, text: shown(session) };
  const command = commands[word];
  if (command) return { ...stay, ...command(session, rest.join(' ')) };
  if (word.length > 1) {
    const hint = didYouMean(word, Object.keys(commands)) ?? 'help tells what one may type.';
    return { ...stay, text: `“${word}” is not known here. ${hint}` };
  }
  const next = choose(session, word as Decision);
  if (next !== session) return { next, text: shown(next), over: false };
  return {
    ...stay,
    text: session.ending ? 'The conversation is over. back goes back; quit stops.' : `There is no “${word}” here.`,
  };
}

/** The moment and what may be done in it; after an ending, the debrief. */
function shown(session: Session): string {
  const now = turnNow(session);
  if (session.ending) return [momentOf(session), '', debriefOf(session), '', writtenPlay(session)].join('\n');
  return [
    '',
    momentOf(session),
    '',
    ...now.choices.map(({ id, says }) => `  ${id}  ${wrapped(says, '     ').trimStart()}`),
    ...(now.mayWait ? ['  w  (wait)'] : []),
    ...(now.mayAttend ? [`  x  (${turns[now.mayAttend]})`] : []),
  ].join('\n');
}

const turns = { 'to-screen': 'look at the screen', 'to-person': 'turn back', sound: 'make a small sound' } as const;

function statesIn({ scenario, visit, moment }: Session): string {
  const all = stateOf(scenario, visit, moment.person);
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  return kinds
    .map((kind) =>
      wrapped(`${kind}: ${all.flatMap((each) => (each.kind === kind ? `${each.name} ${each.value}` : [])).join(', ')}`),
    )
    .join('\n');
}

function reasonsIn(session: Session): string {
  return turnNow(session)
    .choices.map(({ id, move, worth, target, lay, clinician }) =>
      [
        `${id}  ${nameOfMove(move)} (${move}${target ? `, ${target}` : ''}), worth ${worth}`,
        ...(lay ? [wrapped(`Lay: ${lay}`, '   ')] : []),
        ...(clinician ? [wrapped(`Clinician: ${clinician}`, '   ')] : []),
      ].join('\n'),
    )
    .join('\n');
}
