/** `npm run dev`: the content as a package would hold it, made anew whenever a source is saved. */
import path from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { readCourse, type Assembly } from './course';
import { showProblem } from './parse/problem';

const watched = ['modules', 'scenarios', 'scorm/editions', 'scorm/overlays'];

/**
 * Serves `course.js` and `content/*.js`; pictures come from `static/`. A mistake in a source is shown over the page and in the terminal, and the last good
 * content stays.
 *
 * @param options.edition what to serve; the pseudo-locale is always there beside English.
 * @param options.render the packager's own scripts, so that what one sees is what is shipped.
 */
export function content(options: {
  edition: string;
  course: (assembly: Assembly['package']) => string;
  script: (content: Assembly['contents'][number]) => string;
}): Plugin {
  let root = '.';
  let assembly: Assembly | undefined;
  const renew = async (server: ViteDevServer): Promise<void> => {
    const { problems, course } = await readCourse(root, { overlay: 'core' });
    if (course) {
      assembly = course.assemble(options.edition, 'web', { locales: ['en', 'qps', 'qpr'] });
      server.ws.send({ type: 'full-reload' });
      return;
    }
    const message = problems.map(showProblem).join('\n');
    server.config.logger.error(message);
    server.ws.send({ type: 'error', err: { message, stack: '' } });
  };
  return {
    name: 'content',
    apply: 'serve',
    configResolved(config) {
      root = config.root;
    },
    async configureServer(server) {
      await renew(server);
      server.watcher.add(watched.map((folder) => path.join(root, folder)));
      server.watcher.on('change', (file) => {
        if (/\.(ya?ml|md)$/.test(file)) void renew(server);
      });
      server.middlewares.use((request, response, next) => {
        const script = scriptAt((request.url ?? '').split('?')[0] ?? '');
        if (script === undefined) {
          next();
          return;
        }
        response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
        response.end(script);
      });
    },
  };

  function scriptAt(url: string): string | undefined {
    if (!assembly) return undefined;
    if (url === '/course.js') return options.course(assembly.package);
    const found = assembly.contents.find(({ id, locale }) => url === `/content/${id}.${locale}.js`);
    return found && options.script(found);
  }
}
