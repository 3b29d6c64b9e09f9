import { findChromium } from './chromium';

/** Unpacks Chromium and fonts once, before the first browser test asks for them. */
export default async function setUp(): Promise<void> {
  await findChromium();
}
