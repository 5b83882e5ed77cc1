// Writes what follows from the operations: docs/openapi.json and docs/permissions.md. With --check it only compares.
import { readFile, writeFile } from 'node:fs/promises';
import { allContracts } from '../src/entry/contracts.ts';
import { openApiDocument } from '../src/entry/http/openapi.ts';
import { version } from '../src/entry/open.ts';
import { permissionTable } from '../src/entry/permission-table.ts';

const isCheck = process.argv.includes('--check');

const files = {
  'docs/openapi.json': `${JSON.stringify(openApiDocument(allContracts, version), null, 1)}\n`,
  'docs/permissions.md': permissionTable(allContracts),
};

let stale = 0;
for (const [path, text] of Object.entries(files)) {
  const held = await readFile(path, 'utf8').catch(() => '');
  if (held === text) continue;
  stale += 1;
  if (isCheck) process.stderr.write(`${path} does not follow from the operations; run \`npm run generate\`\n`);
  else await writeFile(path, text);
}
process.stdout.write(
  isCheck ? `${Object.keys(files).length} generated files compared, ${stale} stale\n` : `${stale} files written\n`,
);
process.exitCode = isCheck && stale > 0 ? 1 : 0;
