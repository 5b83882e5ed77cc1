import * as z from 'zod';
import { type Contract, type FileTaken, idOf } from '../../kernel/operation.ts';
import { asOnSchema } from './as-on.ts';
import { importChoices } from './import.ts';
import type { Register } from './register.ts';
import { filterSchema, viewSchema } from './schemas.ts';

const asked = z.object({ job: idOf('job').describe('the job that does it; its page says how far it is') });

/** The formats of files that go out. */
const exportFormats = ['csv', 'xlsx', 'json'] as const;

/** Exports and imports that outlive the request that asks for them: a job does them. */
export function backgroundContracts(register: Register, file: FileTaken) {
  const { kind, noun, label } = register;
  const home = `/workspaces/{workspace}/${noun}` as const;
  const workspace = { workspace: idOf('workspace') };
  return {
    exportLater: {
      id: `${noun}.export-later`,
      summary: `Have the filtered list of ${label.many} made into a file by a job, to be downloaded for a week`,
      may: `${kind}.read`,
      method: 'POST',
      path: `${home}/export/job`,
      takes: z.strictObject({
        ...workspace,
        ...filterSchema(register),
        ...viewSchema(register),
        asOn: asOnSchema.optional(),
        format: z.enum(exportFormats).default('csv'),
      }),
      gives: asked,
      refuses: [],
      example: { workspace: 'ws' },
    },
    importLater: {
      id: `${noun}.import-later`,
      summary: `Have a file imported by a job, all of it or nothing; the job's page has its progress and its report`,
      may: `${kind}.import`,
      method: 'POST',
      path: `${home}/imports/job`,
      takes: z.strictObject({ ...workspace, ...importChoices(register) }),
      takesFile: { ...file, isStreamed: true },
      gives: asked,
      refuses: ['empty_file'],
      example: { workspace: 'ws', filename: 'systems.csv' },
    },
  } as const satisfies Record<string, Contract>;
}
