/** `npm start`: builds and packages the course, then serves the rehearsal. `PORT` chooses where. */
import path from 'node:path';
import { buildPackages } from '../package/build';
import { everything } from '../package/wish';
import { serveRehearsal } from './server';

const usualPort = 4173;

const wanted = Number(process.env['PORT'] ?? usualPort);
if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65535) {
  console.error(`PORT is “${process.env['PORT']}”. It wants a whole number up to 65535.`);
  process.exitCode = 1;
} else {
  const root = process.cwd();
  const outcome = await buildPackages(root, everything, console.log);
  if ('refusal' in outcome) {
    console.error(outcome.refusal);
    process.exitCode = 1;
  } else {
    const { url, port } = await serveRehearsal({ port: wanted, packagesDir: path.join(root, 'dist/packages') });
    console.log(`${outcome.rows.length} packages built.`);
    if (port !== wanted && wanted !== 0) console.log(`Port ${wanted} is taken, so this is on the next free one.`);
    console.log(`Open ${url} in your browser. Ctrl + C ends it.`);
  }
}
