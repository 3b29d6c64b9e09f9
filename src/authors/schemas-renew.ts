/** `npm run schemas:renew`: writes the JSON Schemas anew, after what a file may hold has changed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { renderSchemas } from './schemas';

for (const [file, text] of renderSchemas()) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(file);
}
