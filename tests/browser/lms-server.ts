/**
 * A small LMS over http: it serves one package and a launch page whose frame holds it. The API on that page asks the server at every
 * call, and the strict LMS answers there: what it holds outlives any page and any browser.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Api, StrictLms } from '../contract/strict-lms';
import type { Files } from './packages';

export interface LmsOptions {
  /** Without one there is no API. */
  readonly lms?: StrictLms;
  /** The name under which the launch page offers it. */
  readonly api?: 'API' | 'API_1484_11';
  /** A script of the launch page instead of the API that asks the server. */
  readonly script?: string;
  /** `sandbox` of the frame. */
  readonly sandbox?: string;
}

export interface LmsServer {
  readonly url: string;
  /** The page with the frame; each visit is a new launch. */
  readonly launch: string;
  /** The package's own page, without a frame. */
  readonly course: string;
  /** Serves another package from now on: an upgrade. */
  files: Files;
  readonly close: () => Promise<void>;
}

/** What our own rehearsal sends, and any LMS may. */
const policy = "default-src 'self'; frame-ancestors 'self'";

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  webmanifest: 'application/manifest+json',
  xml: 'application/xml',
};

/** Serves on a free port of this computer until it is closed. */
export async function serveLms(files: Files, options: LmsOptions = {}): Promise<LmsServer> {
  const { lms, sandbox } = options;
  const launches: Api[] = [];
  const server = createServer((request, response) => {
    const [, area = '', name = ''] = /^\/([^/?]+)\/?([^?]*)/.exec(request.url ?? '') ?? [];
    if (area === 'lms') {
      void readBody(request).then((body) => {
        response.end(String(callOf(launches, Number(name), body)));
      });
    } else if (area === 'launch') {
      if (lms) launches.push(lms.launch());
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(launchPage(scriptFor(options, launches.length - 1), sandbox));
    } else {
      const bytes = area === 'course' ? served.files[name] : undefined;
      response.writeHead(bytes ? 200 : 404, {
        'Content-Type': types[name.split('.').pop() ?? ''] ?? 'text/plain',
        'Content-Security-Policy': policy,
        'Cache-Control': 'no-store',
      });
      response.end(bytes);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const served: LmsServer = {
    url,
    launch: `${url}/launch/`,
    course: `${url}/course/index.html`,
    files,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return served;
}

function launchPage(script: string, sandbox: string | undefined): string {
  const allowed = sandbox === undefined ? '' : ` sandbox="${sandbox}"`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<link rel="icon" href="/course/icons/favicon.svg">
<title>LMS</title>
<style>html, body { margin: 0; height: 100% } iframe { display: block; width: 100%; height: 100%; border: 0 }</style>
<script>${script}</script>
<iframe title="Course" src="/course/index.html"${allowed}></iframe>
</html>`;
}

function scriptFor({ lms, api = 'API', script = '' }: LmsOptions, launch: number): string {
  if (!lms) return script;
  const verbs = api === 'API' ? verbs12 : verbs2004;
  return `function ask(verb, given) {
  try {
    var request = new XMLHttpRequest();
    request.open('POST', '/lms/${String(launch)}', false);
    request.send(JSON.stringify({ verb: verb, given: [].slice.call(given) }));
    return request.responseText;
  } catch (error) { return 'false'; }
}
window.${api} = {};
${JSON.stringify(verbs)}.forEach(function (verb) { window.${api}[verb] = function () { return ask(verb, arguments); }; });`;
}

const verbs12 = ['LMSInitialize', 'LMSGetValue', 'LMSSetValue', 'LMSCommit', 'LMSFinish', 'LMSGetLastError'];
const verbs2004 = ['Initialize', 'GetValue', 'SetValue', 'Commit', 'Terminate', 'GetLastError'];

function callOf(launches: readonly Api[], launch: number, body: string): unknown {
  const { verb, given } = JSON.parse(body) as { verb: string; given: readonly unknown[] };
  return launches[launch]?.[verb]?.(...given);
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
