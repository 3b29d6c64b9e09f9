/** The rehearsal's server, on this computer only. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import path from 'node:path';
import { answer, type Rehearsal } from './answer';
import { Attempts } from './attempts';
import { Shelf } from './shelf';

export interface ServeOptions {
  /** The port to listen on; when it is taken, the next free one. 0 takes any. */
  readonly port: number;
  readonly packagesDir: string;
  /** Where attempts are kept between visits. */
  readonly attemptsDir?: string;
  /** Serves the packages' scripts as `text/plain`, as some LMSs do. */
  readonly scriptsAsText?: boolean;
}

export interface Served {
  /** Without a slash at its end: `http://127.0.0.1:4173`. */
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

const host = '127.0.0.1';
const portsTried = 20;
/** An attempt is some tens of kilobytes; more than this is not one. */
const bodyLimit = 1_000_000;

/** Serves the packages of a folder until it is closed. @throws when no port is free. */
export async function serveRehearsal({
  port,
  packagesDir,
  attemptsDir,
  scriptsAsText = false,
}: ServeOptions): Promise<Served> {
  const kept = attemptsDir ?? path.join(process.cwd(), 'node_modules/.cache/rehearsal');
  const rehearsal: Rehearsal = { shelf: new Shelf(packagesDir), attempts: new Attempts(kept), scriptsAsText };
  const server = createServer((request, response) => {
    readBody(request)
      .then((body) => answer(rehearsal, { method: request.method ?? 'GET', address: request.url ?? '/', body }))
      .then(({ status, headers, body }) => {
        response.writeHead(status, headers);
        response.end(request.method === 'HEAD' ? undefined : body);
      })
      .catch((reason: unknown) => {
        response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' });
        response.end(reason instanceof Error ? reason.message : String(reason));
      });
  });
  const taken = await listenFrom(server, port);
  return { url: `http://${host}:${taken}`, port: taken, close: () => closeServer(server) };
}

/** Listens on the first free port from the wanted one on. */
async function listenFrom(server: Server, wanted: number): Promise<number> {
  for (let port = wanted; port < wanted + portsTried; port++) {
    if (await listens(server, port)) {
      const address = server.address();
      return typeof address === 'object' && address ? address.port : port;
    }
  }
  throw new Error(`Ports ${wanted} to ${wanted + portsTried - 1} are all taken. Set PORT to another.`);
}

function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    };
    server.once('error', onError);
    server.listen(port, host, () => {
      server.off('error', onError);
      resolve(true);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > bodyLimit) throw new Error('What was posted is too long.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
