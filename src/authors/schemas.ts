/** JSON Schemas of the files that authors write, from the schemas that the build itself asks: what an editor completes, explains and underlines. */
import { z } from 'zod';
import { profileSchema } from '../../scorm/package/handover/profiles';
import { courseSchema, editionSchema, moduleSchema, overlaySchema, shelfSchema } from '../content/parse/course';
import { localeSchema } from '../content/parse/locale';
import { packSchema, sessionSchema } from '../content/parse/pack';
import { packWordsSchema } from '../content/parse/pack-words';
import { scenarioSchema } from '../content/parse/schema';
import { signoffsSchema } from '../content/parse/signoffs';

/** Of each kind of file: where it lies, and what it may hold. */
const kinds: readonly { readonly name: string; readonly files: readonly string[]; readonly schema: z.ZodType }[] = [
  { name: 'scenario', files: ['scenarios/*/scenario.yaml'], schema: scenarioSchema },
  { name: 'module', files: ['modules/*/module.yaml', '!modules/shelf/module.yaml'], schema: moduleSchema },
  { name: 'shelf', files: ['modules/shelf/module.yaml'], schema: shelfSchema },
  { name: 'session', files: ['modules/*/session.yaml'], schema: sessionSchema },
  { name: 'pack', files: ['modules/pack/pack.yaml'], schema: packSchema },
  { name: 'pack-words', files: ['modules/pack/words.yaml'], schema: packWordsSchema },
  { name: 'course', files: ['modules/course.yaml'], schema: courseSchema },
  { name: 'edition', files: ['scorm/editions/*.yaml'], schema: editionSchema },
  { name: 'overlay', files: ['scorm/overlays/*/overlay.yaml'], schema: overlaySchema },
  { name: 'profile', files: ['scorm/profiles/*.yaml'], schema: profileSchema },
  { name: 'locale', files: ['**/locales/*.yaml'], schema: localeSchema },
  { name: 'signoffs', files: ['scenarios/*/signoffs.yaml', 'modules/*/signoffs.yaml'], schema: signoffsSchema },
];

/** Where the schemas lie, from the project’s root. */
const folder = 'src/authors/schemas';

/** Every generated file by its path from the project’s root: the schemas, and the settings by which VS Code finds them. */
export function renderSchemas(): ReadonlyMap<string, string> {
  const schemas = kinds.map(
    ({ name, schema }) => [`${folder}/${name}.json`, z.toJSONSchema(schema, { io: 'input' })] as const,
  );
  const settings = {
    'yaml.schemas': Object.fromEntries(kinds.map(({ name, files }) => [`./${folder}/${name}.json`, files])),
    'yaml.format.enable': false,
  };
  return new Map(
    [...schemas, ['.vscode/settings.json', settings] as const].map(([file, value]) => [
      file,
      `${JSON.stringify(value, null, 2)}\n`,
    ]),
  );
}
