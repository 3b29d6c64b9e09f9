/** The launch page: puts the API where a course looks for it, opens the course, and shows what passes between them. */
import { flatten, standingOf, type Attempt, type Model } from './attempt';
import { makeLms, type Call } from './lms';

const page = find('main', HTMLElement);
const { attempts = '', course = '', model = '', mode = 'normal', view = 'frame' } = page.dataset;
const refusing = find('#refuse', HTMLInputElement);

const kept = await readAttempt();
const lms = makeLms({
  model: model === 'scorm12' ? 'scorm12' : 'scorm2004',
  mode: mode === 'review' || mode === 'browse' ? mode : 'normal',
  kept,
  keep: (attempt) => !refusing.checked && keepAttempt(attempt),
  oncall: (call) => {
    note(call);
    show();
  },
});
Object.assign(window, model === 'scorm12' ? { API: lms.api } : { API_1484_11: lms.api });
show();
if (view === 'window') openWindow();
else openFrame();

function openFrame(): void {
  const frame = find('iframe', HTMLIFrameElement);
  for (const radio of document.querySelectorAll<HTMLInputElement>('input[name=size]')) {
    if (radio.checked) frame.className = radio.value;
    radio.addEventListener('change', () => (frame.className = radio.value));
  }
  frame.src = course;
}

/** A window that the list has opened already is taken; a browser that refuses a new one is asked again by the button. */
function openWindow(): void {
  const open = () => window.open(course, page.dataset['window'], 'width=1024,height=768');
  find('#open', HTMLButtonElement).addEventListener('click', open);
  open();
}

find('#afresh', HTMLButtonElement).addEventListener('click', () => {
  void fetch(attempts, { method: 'DELETE' }).then(() => location.reload());
});

async function readAttempt(): Promise<Attempt | undefined> {
  const response = await fetch(attempts);
  return response.status === 200 ? ((await response.json()) as Attempt) : undefined;
}

/** Synchronous, as in most LMSs, and like theirs refused by the browser while a page closes. */
function keepAttempt(attempt: Attempt): boolean {
  try {
    const request = new XMLHttpRequest();
    request.open('POST', attempts, false);
    request.setRequestHeader('Content-Type', 'application/json');
    request.send(JSON.stringify(attempt));
    return request.status === 204;
  } catch {
    return false;
  }
}

/** Adds a call to the log, newest at the end. */
function note({ method, args, result, error }: Call): void {
  const log = find('#log', HTMLElement);
  const line = document.createElement('li');
  const code = document.createElement('code');
  code.textContent = `${method}(${args.map((arg) => JSON.stringify(arg)).join(', ')}) → ${JSON.stringify(result)}`;
  line.append(code);
  if (error !== '0' && error !== '') {
    line.className = 'refused';
    line.append(` error ${error}`);
  }
  const box = log.parentElement;
  const wasAtEnd = box ? box.scrollHeight - box.scrollTop - box.clientHeight < 40 : false;
  log.append(line);
  if (box && wasAtEnd) box.scrollTop = box.scrollHeight;
}

function show(): void {
  const attempt = lms.attempt();
  const standing = standingOf(modelName(), attempt);
  text('completion', standing.completion);
  text('success', standing.success || '—');
  text('score', standing.score || '—');
  text('time', standing.totalTime);
  text('suspend', `${standing.suspendLength} of ${standing.suspendLimit} characters`);
  const rows = flatten(attempt.cmi).filter(([, value]) => value !== '');
  find('#model', HTMLTableSectionElement).replaceChildren(
    ...rows.map(([name, value]) => {
      const row = document.createElement('tr');
      const head = document.createElement('th');
      head.scope = 'row';
      head.textContent = name;
      const cell = document.createElement('td');
      cell.textContent = value;
      row.append(head, cell);
      return row;
    }),
  );
}

function modelName(): Model {
  return model === 'scorm12' ? 'scorm12' : 'scorm2004';
}

function text(name: string, words: string): void {
  const place = find(`[data-standing=${name}]`, HTMLElement);
  if (place.textContent !== words) place.textContent = words;
}

function find<Kind extends Element>(selector: string, kind: new () => Kind): Kind {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`The launch page has no ${selector}.`);
  return found;
}
