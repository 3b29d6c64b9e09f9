/**
 * `npm run everything [-- --overlay NAME]`: all that one organisation takes away, made anew: packages, scripts for reviewers, the facilitator's
 * pack. Two at a time; the last line says how long it took.
 */
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { overlay: { type: 'string', default: 'core' } } });
const began = performance.now();

function run(script: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', script, '--overlay', values.overlay], {
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('close', (code) => resolve(code === 0));
  });
}

// The pack is filled from the app that the packages are filled from: it comes after them.
const results = await Promise.all([
  run('scorm/package/main.ts').then(async (whole) => whole && (await run('src/facilitator/main.ts'))),
  run('src/review/main.ts'),
]);
const seconds = ((performance.now() - began) / 1000).toFixed(1);
console.log(results.every(Boolean) ? `Everything for ${values.overlay} in ${seconds} s` : 'Not everything was made.');
process.exitCode = results.every(Boolean) ? 0 : 1;
