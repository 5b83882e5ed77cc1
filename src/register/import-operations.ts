import { setImmediate } from 'node:timers/promises';
import { type Contract } from '../kernel/operation.ts';
import { err, ok } from '../kernel/result.ts';
import { type Call, type Operation, type Work, workspaceOperation } from '../store/index.ts';
import { type HeldRecord, knownValues, lockCandidates, withTitles } from './candidates.ts';
import { registerContracts } from './contract/operations.ts';
import type { Register } from './contract/register.ts';
import { describeFile } from './import/describe.ts';
import { type ImportChoices, type Plan, planImport, type UnderstoodFile, understandFile } from './import/plan.ts';
import { proposeFields } from './import/propose-field.ts';
import { refusedRows } from './import/refusals.ts';
import { inSlices } from './import/slices.ts';
import { planLinks } from './import-links.ts';
import { listImports } from './import-log.ts';
import { rememberedMapping } from './import-mappings.ts';
import { mostReported, reportOf } from './import-report.ts';
import { carryOut } from './import-run.ts';

type Taken = Readonly<Record<string, unknown>>;

/** The operations by which files come into a register: look into one, try it, import it, and see what was imported. */
export function importOperations(register: Register, registers: readonly Register[]): readonly Operation[] {
  const contracts = registerContracts(register);
  return [
    workspaceOperation<Contract>(contracts.readFile, async ({ work, input, call }) => {
      const file = await understand(register, work, { input, call });
      if (!file.ok) return file;
      const { table, columns } = file.value;
      return ok(
        describeFile(file.value, {
          register,
          filename: filenameIn(input),
          bytes: bytesOf(call),
          isFresh: input['mapping'] === 'proposed',
          proposals: await inSlices(proposeFields(table, columns), breathe),
        }),
      );
    }),
    workspaceOperation<Contract>(contracts.checkImport, async ({ work, input, call }) => {
      const file = await understand(register, work, { input, call });
      if (!file.ok) return file;
      const planned = await plan(register, work, { file: file.value, call, input });
      const links = await planLinks(work, { ...linkQuestion(file.value, input), register, registers, planned });
      return ok({ ...links.planned.counts, linked: links.created });
    }),
    workspaceOperation<Contract>(contracts.reportImport, async ({ work, input, call }) => {
      const file = await understand(register, work, { input, call });
      if (!file.ok) return file;
      const { table } = file.value;
      const planned = await plan(register, work, { file: file.value, call, input, told: mostReported });
      const links = await planLinks(work, { ...linkQuestion(file.value, input), register, registers, planned });
      const usual = table.format === 'xlsx' ? 'xlsx' : 'csv';
      const format = input['format'] === 'xlsx' || input['format'] === 'csv' ? input['format'] : usual;
      const rows = input['rows'] === 'all' ? 'all' : 'problems';
      const { notices } = links.planned.counts;
      return ok(reportOf({ table, notices, rows, format, filename: filenameIn(input) }));
    }),
    workspaceOperation<Contract>(contracts.import, ({ work, input, call }) =>
      importFile(register, registers, { work, input, call }),
    ),
    workspaceOperation<Contract>(contracts.imports, async ({ work }) =>
      ok({ imports: await listImports(register, work) }),
    ),
  ];
}

/** The file's bytes, and who hears how far their import is. */
type Brought = Pick<Call, 'file' | 'tell'>;

/** Imports a file in the transaction of `work`: all of it, or (where it is refused) nothing that may stay. */
export async function importFile(
  register: Register,
  registers: readonly Register[],
  { work, input, call }: { readonly work: Work; readonly input: Taken; readonly call: Brought },
) {
  const prepared = await prepare(register, work, { input, call });
  if (!prepared.ok) return prepared;
  const { columns } = prepared.value;
  const links = await planLinks(work, { register, registers, ...prepared.value });
  const { planned } = links;
  if (planned.isRefused)
    return err(refusedRows(planned.counts, (count, what) => `${count} ${what}; nothing was imported`));
  const reason = typeof input['reason'] === 'string' ? input['reason'] : undefined;
  const about = { filename: filenameIn(input), bytes: bytesOf(call), columns, reason };
  const id = await carryOut(register, work, { planned, links, about, breathe, tell: call.tell });
  return ok({ import: id, ...planned.counts, linked: links.created });
}

const acceptIn = (input: Taken) => (input['accept'] === 'valid' ? 'valid' : 'all');

const linkQuestion = ({ columns, table: { format, headings } }: UnderstoodFile, input: Taken) =>
  ({ columns, table: { format, headings }, accept: acceptIn(input) }) as const;

const bytesOf = (call: Brought): Uint8Array => call.file ?? new Uint8Array(0);

const filenameIn = (input: Taken): string => String(input['filename']);

const breathe = (): Promise<void> => setImmediate();

async function understand(register: Register, work: Work, { input, call }: { input: Taken; call: Brought }) {
  call.tell({ step: 'reading', done: 0, of: 1 });
  const known = await knownValues(register, work);
  const recall = (headings: readonly string[]) => rememberedMapping(register, work, headings);
  return understandFile({ register, bytes: bytesOf(call), choices: choicesIn(input), known, recall, breathe });
}

const plan = (
  register: Register,
  work: Work,
  { file, call, input, told }: { file: UnderstoodFile; call: Brought; input: Taken; told?: number },
): Promise<Plan<HeldRecord>> =>
  planImport({
    register,
    file,
    candidates: (rows) => lockCandidates(register, work, { rows, breathe }),
    titled: (rows) => withTitles(register, work, rows),
    breathe,
    tell: call.tell,
    accept: acceptIn(input),
    ...(told === undefined ? {} : { told }),
  });

/** What an import is to do. The file's table ends here: it has no place in memory while records are written. */
async function prepare(register: Register, work: Work, { input, call }: { input: Taken; call: Brought }) {
  const file = await understand(register, work, { input, call });
  if (!file.ok) return file;
  const asked = linkQuestion(file.value, input);
  return ok({ ...asked, planned: await plan(register, work, { file: file.value, call, input }) });
}

/** The corrections that an input makes; the contract has checked every one. */
function choicesIn(input: Taken): ImportChoices {
  const { filename, workspace, reason, accept, rows, format, ...choices } = input;
  return choices;
}
