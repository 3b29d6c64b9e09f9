/** The check's page: one launch, its lines, and what to do next. */
import { findApi, type ApiName } from '../adapters/discover';
import { names, probe, type Grade, type Line, type Part, type Probe } from './probe';
import { gradeNames, sentences, words } from './words';

const SEEN = 'lms-check';
const grades: readonly Grade[] = ['bad', 'note', 'good'];

const { api = 'API', standard = '', version = '' } = document.body.dataset;
const name: ApiName = api === 'API_1484_11' ? 'API_1484_11' : 'API';
/** How long an API may take to appear around the page, in milliseconds. */
const PATIENCE = 3000;
const PAUSE = 150;

void begin();

async function begin(): Promise<void> {
  const done = probe(await waitForApi(Date.now() + PATIENCE), names[name], {
    now: () => performance.now(),
    seen: seenBefore(),
  });
  remember(done.part);
  window.addEventListener('pagehide', done.leave);
  show(done);
}

async function waitForApi(until: number): Promise<object | undefined> {
  const found = findApi(window, name);
  if (typeof found === 'object' && found !== null) return found;
  if (Date.now() >= until || (window.parent === window && !window.opener)) return undefined;
  await new Promise((resolve) => setTimeout(resolve, PAUSE));
  return waitForApi(until);
}

function show({ part, lines, leave, forget }: Probe): void {
  const isFound = lines.length > 1;
  const worst = grades.find((grade) => lines.some((line) => line.grade === grade)) ?? 'good';
  const said = make('p', { role: 'status' });
  const acts = make('p', { class: 'acts' });
  acts.append(
    button(words.leave, 'say', () => {
      leave();
      said.textContent = words.left;
    }),
  );
  if (part > 1)
    acts.append(
      button(words.afresh, 'quiet', () => {
        remember(3);
        forget();
        said.textContent = words.leftAfresh;
      }),
    );
  document.body.replaceChildren(
    make('main', {}, [
      make('h1', {}, [words.title]),
      make('p', { class: 'lead' }, [words.about]),
      make('section', { 'aria-labelledby': 'part' }, [
        make('h2', { id: 'part' }, [words.part(part)]),
        make('p', { role: 'status', class: 'verdict' }, [words.verdict[worst]]),
        ...(isFound ? [make('p', {}, [words.next[part]]), acts, said] : []),
        make('ul', { class: 'lines' }, lines.map(lineOf)),
        make('p', {}, [words.window(window.innerWidth, window.innerHeight)]),
      ]),
      detailsOf(part, lines),
    ]),
  );
}

function lineOf({ finding, grade, detail }: Line): HTMLElement {
  const own = sentences[finding];
  return make('li', { class: grade, 'data-finding': finding }, [
    make('strong', {}, [gradeNames[grade]]),
    ` ${own[grade] ?? own.good}`,
    ...(detail === '' || grade === 'good' ? [] : [make('small', {}, [` ${detail}`])]),
  ]);
}

function detailsOf(part: Part, lines: readonly Line[]): HTMLElement {
  const text = make('textarea', { readonly: '', rows: '8', 'aria-label': words.details }) as HTMLTextAreaElement;
  text.value = [
    `check: ${version}, ${standard}, part ${String(part)}`,
    ...lines.map(({ finding, grade, detail }) => `${finding}: ${grade}${detail === '' ? '' : `, ${detail}`}`),
    `window: ${String(window.innerWidth)} × ${String(window.innerHeight)}, ${window.parent === window ? 'of its own' : 'in a frame'}`,
    `device copy: ${keepsHere() ? 'yes' : 'no'}`,
    `browser: ${navigator.userAgent}`,
  ].join('\n');
  const said = make('p', { role: 'status' });
  const copy = button(words.copy, 'quiet', () => {
    text.select();
    const write = navigator.clipboard?.writeText(text.value) ?? Promise.reject(new Error('none'));
    void write.then(
      () => (said.textContent = words.copied),
      () => (said.textContent = words.select),
    );
  });
  return make('section', { 'aria-labelledby': 'details' }, [
    make('h2', { id: 'details' }, [words.details]),
    make('p', { class: 'soft' }, [words.detailsHint]),
    text,
    make('p', { class: 'acts' }, [copy]),
    said,
  ]);
}

/** The part seen last on this device; storage may be forbidden, and then the bookmark alone tells. */
function seenBefore(): 0 | 1 | 2 {
  try {
    const seen = localStorage.getItem(SEEN);
    return seen === '1' ? 1 : seen === '2' ? 2 : 0;
  } catch {
    return 0;
  }
}

function remember(part: Part): void {
  try {
    if (part === 3) localStorage.removeItem(SEEN);
    else localStorage.setItem(SEEN, String(part));
  } catch {
    // Forbidden here.
  }
}

function keepsHere(): boolean {
  try {
    localStorage.setItem(`${SEEN}?`, '');
    localStorage.removeItem(`${SEEN}?`);
    return true;
  } catch {
    return false;
  }
}

function button(says: string, look: string, act: () => void): HTMLElement {
  const made = make('button', { type: 'button', class: look }, [says]);
  made.addEventListener('click', act);
  return made;
}

function make(
  tag: string,
  attributes: Readonly<Record<string, string>> = {},
  inside: readonly (Node | string)[] = [],
): HTMLElement {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...inside);
  return made;
}
