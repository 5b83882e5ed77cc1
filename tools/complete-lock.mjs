// Adds to package-lock.json the packages of other platforms that the registry at hand could not serve.
// npm leaves them out without a word when it writes the lock, and `npm ci` then refuses the lock everywhere.
import { readFileSync, writeFileSync } from 'node:fs';
import { missingOptionals, withMissing } from './bootstrap/lock-file.mjs';
import { at } from './bootstrap/places.mjs';

const path = at('package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));
const missing = missingOptionals(lock);
if (missing.length > 0) writeFileSync(path, `${JSON.stringify(withMissing(lock, missing), null, 2)}\n`);
for (const { name, version } of missing) console.log(`added ${name} ${version}`);
console.log(
  missing.length === 0 ? 'the lock file is complete' : `${missing.length} packages added: run \`npm ci\` to try it`,
);
