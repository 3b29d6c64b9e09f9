/** Axe in a page or a frame: what it finds, as texts that say where. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type Axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** By every rule axe has. Frames inside are left out: they are looked at on their own. */
export async function violations(stage: Page | Frame): Promise<readonly string[]> {
  if (!(await stage.evaluate(() => 'axe' in globalThis))) await stage.evaluate(source);
  const { violations: found } = await stage.evaluate((): Promise<AxeResults> => {
    const axe = Reflect.get(globalThis, 'axe') as typeof Axe;
    return axe.run(document, {
      resultTypes: ['violations'],
      iframes: false,
      // Over file:// a style sheet can’t be fetched a second time.
      preload: false,
    });
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
