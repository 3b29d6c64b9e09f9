/** One request → one answer. Everything the rehearsal serves is here, and nothing else is reachable. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { readProfiles } from '../package/handover/profiles';
import { parseAttempt, type Attempts } from './attempts';
import { isFault } from './client/faults';
import { isMode, isSize, isView, launchPage, listPage, messagePage, modelOf } from './pages';
import type { Row, Shelf } from './shelf';

export interface Question {
  readonly method: string;
  /** Path and query, as they came. */
  readonly address: string;
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export interface Rehearsal {
  readonly shelf: Shelf;
  readonly attempts: Attempts;
  /** Serves the packages' scripts as plain text, as some LMSs do. */
  readonly scriptsAsText: boolean;
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  json: 'application/json',
  webmanifest: 'application/manifest+json',
  xml: 'application/xml',
  txt: 'text/plain; charset=utf-8',
};

const ownPolicy = "default-src 'self'; frame-ancestors 'none'";
const packagePolicy = "default-src 'self'; frame-ancestors 'self'";

/** Answers a question. */
export async function answer(rehearsal: Rehearsal, question: Question): Promise<Answer> {
  const place = readAddress(question.address);
  if (!place)
    return message(400, 'Not an address', 'This address has a part that leads outside, or is not written well.');
  const [area = '', ...rest] = place.parts;
  if (area === 'attempts') return attemptAnswer(rehearsal, question, rest.join('/'));
  if (question.method !== 'GET' && question.method !== 'HEAD')
    return message(405, 'Not here', 'Nothing can be sent to this address.');
  if (place.parts.length === 0) return own('html', listPage(rehearsal.shelf.rows(), rehearsal.attempts));
  if (area === 'client' || area.startsWith('rehearsal.')) return ownFile(place.parts);
  if (area === 'scorm-again.js') return own('js', await readFile(scormAgain));

  const row = rehearsal.shelf.row(rest.slice(0, 3).join('/'));
  if (!row) return message(404, 'Not found', 'No package of this name is built. The list shows those that are.');
  if (area === 'launch') return launchAnswer(row, place.query);
  if (area === 'packages') return packageFile(rehearsal, row, rest.slice(3).join('/'));
  if (area === 'zips') return zipAnswer(rehearsal, row);
  return message(404, 'Not found', 'There is nothing at this address.');
}

function launchAnswer(row: Row, query: URLSearchParams): Answer {
  const model = modelOf(row);
  if (!model) return message(404, 'No LMS here', 'A web package has no LMS. Open it from the list.');
  const [mode, view, size] = [query.get('mode'), query.get('view'), query.get('size')];
  return own(
    'html',
    launchPage({
      row,
      model,
      view: isView(view) ? view : 'frame',
      mode: isMode(mode) ? mode : 'normal',
      size: isSize(size) ? size : 'full',
      faults: (query.get('faults') ?? '').split(',').filter(isFault),
      profile: query.get('profile') ?? '',
      profiles: readProfiles(root).profiles,
    }),
  );
}

function packageFile({ shelf, scriptsAsText }: Rehearsal, row: Row, name: string): Answer {
  const bytes = shelf.file(row, name === '' ? row.launch : name);
  if (!bytes) return message(404, 'Not found', `${row.file} holds no file of this name, in exactly this case.`);
  const ending = (name === '' ? row.launch : name).split('.').pop() ?? '';
  const type = ending === 'js' && scriptsAsText ? types['txt'] : types[ending];
  return { status: 200, headers: headers(type ?? 'application/octet-stream', packagePolicy), body: bytes };
}

function zipAnswer({ shelf }: Rehearsal, row: Row): Answer {
  const zip = shelf.zip(row);
  if (!zip) return message(404, 'Not found', `${row.file} is in the index but no longer on disk. Run npm run package.`);
  const name = path.basename(row.file);
  return {
    status: 200,
    headers: { ...headers('application/zip', ownPolicy), 'Content-Disposition': `attachment; filename="${name}"` },
    body: zip,
  };
}

function attemptAnswer({ shelf, attempts }: Rehearsal, { method, body }: Question, key: string): Answer {
  if (!shelf.row(key)) return message(404, 'Not found', 'No package of this name is built.');
  const done: Answer = { status: 204, headers: { 'Cache-Control': 'no-store' }, body: '' };
  if (method === 'DELETE') {
    attempts.forget(key);
    return done;
  }
  if (method === 'POST') {
    const attempt = parseAttempt(body);
    if (!attempt) return message(400, 'Not an attempt', 'What was posted is not an attempt.');
    attempts.keep(key, attempt);
    return done;
  }
  const kept = attempts.read(key);
  return kept ? { status: 200, headers: headers('application/json', ownPolicy), body: JSON.stringify(kept) } : done;
}

const here = import.meta.dirname;
const root = path.resolve(here, '../..');
const scormAgain = path.join(
  path.dirname(createRequire(import.meta.url).resolve('scorm-again')),
  'esm/scorm-again.min.js',
);
const ownFiles = [
  'rehearsal.css',
  'rehearsal.svg',
  'client/list.js',
  'client/launch.js',
  'client/lms.js',
  'client/attempt.js',
  'client/faults.js',
  'client/sent.js',
];

/** The pages' own sheet and scripts; these are TypeScript and are translated at the request. */
async function ownFile(parts: readonly string[]): Promise<Answer> {
  const name = parts.join('/');
  if (!ownFiles.includes(name)) return message(404, 'Not found', 'There is nothing at this address.');
  const ending = name.split('.').pop() ?? '';
  if (ending !== 'js') return own(ending, await readFile(path.join(here, name)));
  const source = path.join(here, name.replace(/\.js$/, '.ts'));
  const { transformWithOxc } = await import('vite');
  const { code } = await transformWithOxc(await readFile(source, 'utf8'), source);
  return own(
    'js',
    code.replace(/from\s*"(\.\/[a-z]+)"/g, 'from "$1.js"').replace(/from\s*"scorm-again"/g, 'from "/scorm-again.js"'),
  );
}

/** The decoded parts of an address; undefined where one leads upwards or is not written well. */
function readAddress(
  address: string,
): { readonly parts: readonly string[]; readonly query: URLSearchParams } | undefined {
  const [before = '', after = ''] = address.split('?', 2);
  try {
    const parts = before.split('/').map(decodeURIComponent);
    if (parts.some((part) => part === '..' || part === '.' || /[/\\\0]/.test(part))) return undefined;
    return {
      parts: parts.filter((part, place) => part !== '' || (place > 0 && place < parts.length - 1)),
      query: new URLSearchParams(after),
    };
  } catch {
    return undefined;
  }
}

function own(ending: string, body: string | Uint8Array): Answer {
  return { status: 200, headers: headers(types[ending] ?? 'application/octet-stream', ownPolicy), body };
}

function message(status: number, title: string, words: string): Answer {
  return { status, headers: headers(types['html'] ?? '', ownPolicy), body: messagePage(title, words) };
}

function headers(type: string, policy: string): Readonly<Record<string, string>> {
  return { 'Content-Type': type, 'Content-Security-Policy': policy, 'Cache-Control': 'no-store' };
}
