/** The launch page: puts the API where a course looks for it, opens the course, and shows what passes between them. */
import { flatten, standingOf, type Attempt, type Model } from './attempt';
import type { Fault } from './faults';
import { makeLms, type Call } from './lms';
import { afterCall, nothingSent } from './sent';

const page = find('main', HTMLElement);
const { attempts = '', course = '', model = '', mode = 'normal', view = 'frame' } = page.dataset;

const boxes = [...document.querySelectorAll<HTMLInputElement>('input[name=fault]')];
let sent = nothingSent;
let courseWindow: Window | null = null;

const kept = await readAttempt();
const lms = makeLms({
  model: model === 'scorm12' ? 'scorm12' : 'scorm2004',
  mode: mode === 'review' || mode === 'browse' ? mode : 'normal',
  kept,
  keep: keepAttempt,
  is: isOn,
  oncall: (call) => {
    sent = afterCall(sent, call);
    note(call);
    show();
  },
});
if (!isOn('no-api')) Object.assign(window, model === 'scorm12' ? { API: lms.api } : { API_1484_11: lms.api });
show();
if (view === 'window') openWindow();
else openFrame();

function isOn(fault: Fault): boolean {
  return boxes.some(({ value, checked }) => checked && value === fault);
}

/** Switches are part of the address: leaving and coming back keeps them. */
for (const box of boxes)
  box.addEventListener('change', () => {
    const address = new URL(location.href);
    const on = boxes.filter(({ checked }) => checked).map(({ value }) => value);
    if (on.length > 0) address.searchParams.set('faults', on.join(','));
    else address.searchParams.delete('faults');
    history.replaceState(null, '', address);
  });

const profile = find('#profile', HTMLSelectElement);
profile.addEventListener('change', () => location.assign(profile.value));

find('#upload', HTMLInputElement).addEventListener('change', ({ currentTarget }) => {
  if (currentTarget instanceof HTMLInputElement) void takeUp(currentTarget.files?.[0]);
});

/** Puts an attempt from a file in the place of the one kept; the server says whether it is one. */
async function takeUp(file: File | undefined): Promise<void> {
  if (!file) return;
  const response = await fetch(attempts, { method: 'POST', body: await file.text() });
  if (response.status === 204) location.reload();
  else find('#uploaded', HTMLElement).textContent = `${file.name} is not an attempt, so nothing has changed.`;
}

/** What the course tells the learner about their record, read from its screen; of a frame that hides it, nothing. */
setInterval(() => {
  text('says', noticeOf(courseWindow) || 'Nothing: all is well');
}, 1000);

function noticeOf(window: Window | null): string {
  try {
    const shown = [...(window?.document.querySelectorAll('.notices') ?? [])];
    return shown
      .map(({ textContent }) => textContent)
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim();
  } catch {
    return 'It can’t be seen from here';
  }
}

function openFrame(): void {
  const frame = find('iframe', HTMLIFrameElement);
  for (const radio of document.querySelectorAll<HTMLInputElement>('input[name=size]')) {
    if (radio.checked) frame.className = radio.value;
    radio.addEventListener('change', () => (frame.className = radio.value));
  }
  frame.src = course;
  courseWindow = frame.contentWindow;
  find('#blank', HTMLButtonElement).addEventListener('click', () => (frame.src = 'about:blank'));
  find('#remove', HTMLButtonElement).addEventListener('click', () => {
    frame.remove();
  });
}

/** A window that the list has opened already is taken; a browser that refuses a new one is asked again by the button. */
function openWindow(): void {
  const open = () => {
    courseWindow = window.open(course, page.dataset['window'], 'width=1024,height=768');
  };
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
  text('sent', `Values: ${sent.writes}. Saves: ${sent.saves}.`);
  text('kept', `Elements: ${sent.kept.size}.`);
  text('waiting', [...sent.waiting.keys()].map((element) => element.replace(/^cmi\.(core\.)?/, '')).join(', ') || '—');
  text('refused', String(sent.refused));
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
