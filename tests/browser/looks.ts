/** Pictures of the screens, kept for whoever wants to look: `LOOKS=1 npx vitest run --project browser`. */
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';

const folder = resolve(import.meta.dirname, '../../node_modules/.cache/looks');

export async function keepLook(page: Page, name: string): Promise<void> {
  if (!process.env['LOOKS']) return;
  await page.screenshot({ path: resolve(folder, `${name.replaceAll(/[^\w-]+/g, '-')}.png`), fullPage: true });
}
