/** What stands behind the preview's page: reads the scenario whenever it is saved, and has it proved beside the server. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { readScenarios } from '../content/scenarios';
import type { ScenarioProof } from '../prove/report';
import { PROVING, READ, type Proving, type Read } from './shown';

export interface Watching {
  /** The project's root. */
  readonly root: string;
  readonly scenario: string;
  readonly prove?: typeof proveBeside;
}

export function readNow({ root, scenario: id }: Watching): Read {
  const { scenarios, problems } = readScenarios(root, [id]);
  return { problems, ...(scenarios[0] && { scenario: scenarios[0] }) };
}

/** Vite's plugin: `/now.json` once, then a message at each change. A proof that is overtaken by a change is given up. */
export function previewing(watching: Watching): Plugin {
  const { root, scenario, prove = proveBeside } = watching;
  const file = path.join(root, 'scenarios', scenario, 'scenario.yaml');
  let read: Read = { problems: [] };
  let proving: Proving = { state: 'proving' };
  return {
    name: 'previewing',
    apply: 'serve',
    configureServer(server) {
      let running: { stop: () => void } | undefined;
      const tell = (next: Proving) => {
        proving = next;
        server.ws.send(PROVING, proving);
      };
      const renew = () => {
        running?.stop();
        read = readNow(watching);
        server.ws.send(READ, read);
        if (!read.scenario) {
          tell({ state: 'failed', why: 'What cannot be read cannot be proved.' });
          return;
        }
        tell({ state: 'proving' });
        running = prove(root, scenario, tell);
      };
      renew();
      server.watcher.add(file);
      server.watcher.on('change', (changed) => {
        if (changed === file) renew();
      });
      server.httpServer?.on('close', () => running?.stop());
      server.middlewares.use((request, response, next) => {
        const url = (request.url ?? '').split('?')[0] ?? '';
        const picture = /^\/objects\/[\w-]+\.svg$/.test(url) ? path.join(root, 'static', url) : '';
        if (url === '/now.json') {
          response.setHeader('Content-Type', 'application/json');
          response.end(JSON.stringify({ read, proving }));
        } else if (picture && existsSync(picture)) {
          response.setHeader('Content-Type', 'image/svg+xml');
          createReadStream(picture).pipe(response);
        } else next();
      });
    },
  };
}

/** The proof in a process of its own: a walk of seconds would hold up the page. */
export function proveBeside(root: string, scenario: string, tell: (proving: Proving) => void): { stop: () => void } {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', path.join(root, 'src/prove/main.ts'), scenario, '--json'],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let [said, complained, stopped] = ['', '', false];
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (complained += chunk.toString()));
  child.on('close', () => {
    if (!stopped) tell(provedFrom(said, complained));
  });
  return {
    stop: () => {
      stopped = true;
      child.kill();
    },
  };
}

/** What `npm run prove -- <scenario> --json` said. */
export function provedFrom(said: string, complained: string): Proving {
  try {
    const { scenarios } = JSON.parse(said) as { scenarios: ScenarioProof[] };
    const [proof] = scenarios;
    if (proof) return { state: 'proved', proof };
  } catch {
    // Said below.
  }
  return { state: 'failed', why: complained.trim() || 'The proof came to no end.' };
}
