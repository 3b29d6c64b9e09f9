/**
 * Fonts for screenshots, from npm: Arimo has Arial's widths and Gelasio Georgia's, so lines break where a learner's would.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const standIns = {
  Arimo: ['Arial', 'Helvetica', 'Frutiger W01', 'sans-serif', 'system-ui'],
  Gelasio: ['Georgia', 'Cambria', 'Times New Roman', 'serif'],
};

/** Arial and Georgia have these four; a weight of 600 then falls on bold here as it does there. */
const faces = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'];

/**
 * Writes a fontconfig file into `folder` and tells where it is. The machine's own fonts stay behind ours for what they lack
 * (arrows, ticks, other scripts).
 */
export async function writeFontConfig(folder: string): Promise<string> {
  const { resolve } = createRequire(import.meta.url);
  const rules = Object.entries(standIns).flatMap(([family, names]) => {
    const home = dirname(resolve(`@expo-google-fonts/${family.toLowerCase()}/package.json`));
    return [
      ...faces.map((face) => `<dir>${join(home, face)}</dir>`),
      ...names.map(
        (name) =>
          `<match target="pattern"><test name="family"><string>${name}</string></test>` +
          `<edit name="family" mode="assign" binding="strong"><string>${family}</string></edit></match>`,
      ),
    ];
  });
  const config = join(folder, 'fonts.conf');
  await mkdir(folder, { recursive: true });
  await writeFile(
    config,
    [
      '<?xml version="1.0"?>',
      '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
      '<fontconfig>',
      ...rules,
      '<dir>/usr/share/fonts</dir>',
      `<cachedir>${join(folder, 'cache')}</cachedir>`,
      '</fontconfig>',
      '',
    ].join('\n'),
  );
  return config;
}
