import * as z from 'zod';
import { type Contract, idOf } from '../../kernel/operation.ts';
import { asOnSchema } from './as-on.ts';
import { backgroundContracts } from './background.ts';
import {
  checkedImport,
  finishedImport,
  importChoices,
  importProgress,
  importSummary,
  readFile,
  reportChoices,
} from './import.ts';
import { parts, queryOf, why } from './parts.ts';
import type { Register } from './register.ts';
import { filterSchema, viewSchema } from './schemas.ts';
import { undoneImport } from './undo-import.ts';

const tables = ['text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'];
const file = { maxBytes: 64 * 1024 * 1024, endings: ['csv', 'tsv', 'txt', 'xlsx', 'json'] };

/** Files that go out. */
function exportContracts(register: Register) {
  const { kind, noun } = register;
  const { home, workspace } = parts(register);
  return {
    export: {
      id: `${noun}.export`,
      summary: `Download exactly the filtered list as a file`,
      may: `${kind}.read`,
      method: 'GET',
      path: `${home}/export`,
      takes: queryOf({
        ...workspace,
        ...filterSchema(register),
        ...viewSchema(register),
        asOn: asOnSchema.optional(),
        format: z.enum(['csv', 'xlsx', 'json']).default('csv'),
      }),
      gives: z.unknown(),
      givesFile: { mediaTypes: [...tables, 'application/json'] },
      refuses: ['too_many_rows'],
      example: { workspace: 'ws' },
    },
  } as const satisfies Record<string, Contract>;
}

/** Files that are looked into before they come in. */
function tryingContracts(register: Register) {
  const { kind, noun } = register;
  const { home, workspace } = parts(register);
  return {
    readFile: {
      id: `${noun}.read-file`,
      summary: `Look into a file before importing it: its shape, its columns and a proposed mapping; nothing is kept`,
      may: `${kind}.import`,
      method: 'POST',
      path: `${home}/imports/reading`,
      takes: z.strictObject({ ...workspace, ...importChoices(register) }),
      takesFile: file,
      gives: readFile(register),
      refuses: ['file_not_understood'],
      example: { workspace: 'ws', filename: 'systems.csv' },
    },
    checkImport: {
      id: `${noun}.check-import`,
      summary: `Try an import without writing anything: what would be created, updated and left, and each problem's row and column`,
      may: `${kind}.import`,
      method: 'POST',
      path: `${home}/imports/check`,
      takes: z.strictObject({ ...workspace, ...importChoices(register) }),
      takesFile: file,
      gives: checkedImport(),
      tells: importProgress,
      refuses: ['file_not_understood'],
      example: { workspace: 'ws', filename: 'systems.csv' },
    },
    reportImport: {
      id: `${noun}.report-import`,
      summary: `Download a file as it is, or only its rows with problems, with what is said of each row beside it; nothing is kept`,
      may: `${kind}.import`,
      method: 'POST',
      path: `${home}/imports/report`,
      takes: z.strictObject({ ...workspace, ...importChoices(register), ...reportChoices }),
      takesFile: file,
      gives: z.unknown(),
      givesFile: { mediaTypes: tables },
      refuses: ['file_not_understood'],
      example: { workspace: 'ws', filename: 'systems.csv' },
    },
  } as const satisfies Record<string, Contract>;
}

/** Files that come in. */
function importContracts(register: Register) {
  const { kind, noun } = register;
  const { home, workspace } = parts(register);
  return {
    import: {
      id: `${noun}.import`,
      summary: `Import a file: creates new records and updates those that match by key, all of it or nothing`,
      may: `${kind}.import`,
      method: 'POST',
      path: `${home}/imports`,
      takes: z.strictObject({ ...workspace, ...importChoices(register) }),
      takesFile: file,
      gives: finishedImport(),
      tells: importProgress,
      refuses: ['file_not_understood', 'rows_refused'],
      example: { workspace: 'ws', filename: 'systems.csv' },
    },
    imports: {
      id: `${noun}.imports`,
      summary: `List the imports that were made, newest first`,
      may: `${kind}.read`,
      method: 'GET',
      path: `${home}/imports`,
      takes: z.strictObject(workspace),
      gives: z.object({ imports: z.array(importSummary) }),
      refuses: [],
      example: { workspace: 'ws' },
    },
  } as const satisfies Record<string, Contract>;
}

/** Imports that are taken back. */
function undoContracts(register: Register) {
  const { kind, noun } = register;
  const { home, workspace } = parts(register);
  const made = { ...workspace, import: idOf('import') };
  return {
    checkUndoImport: {
      id: `${noun}.check-undo-import`,
      summary: `Try the undoing of an import without writing anything: what would be archived, set back and left`,
      may: `${kind}.import`,
      method: 'POST',
      path: `${home}/imports/{import}/check-undo`,
      takes: z.strictObject(made),
      gives: undoneImport,
      refuses: ['already_undone'],
      example: { workspace: 'ws', import: 'import' },
    },
    undoImport: {
      id: `${noun}.undo-import`,
      summary: `Undo an import: archives what it created and sets back what it changed, except what was changed since`,
      may: `${kind}.import`,
      method: 'POST',
      path: `${home}/imports/{import}/undo`,
      takes: z.strictObject({ ...made, why }),
      gives: undoneImport,
      refuses: ['already_undone'],
      example: { workspace: 'ws', import: 'import' },
    },
  } as const satisfies Record<string, Contract>;
}

/** Files that go out and come in: exports, imports, and the undoing of these. */
export const fileContracts = (register: Register) => ({
  ...exportContracts(register),
  ...tryingContracts(register),
  ...importContracts(register),
  ...backgroundContracts(register, file),
  ...undoContracts(register),
});
