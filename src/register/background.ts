import * as z from 'zod';
import type { Contract } from '../kernel/operation.ts';
import { type Refusal, refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import {
  enqueue,
  type JobContext,
  type JobFile,
  type JobKind,
  type JobType,
  jobKind,
  type Operation,
  steppedOperation,
  workspaceOperation,
} from '../store/index.ts';
import { momentIn } from './as-on.ts';
import { importProgress } from './contract/import.ts';
import { registerContracts } from './contract/operations.ts';
import type { Register } from './contract/register.ts';
import { ownAmong, registersHere } from './custom/registers.ts';
import { exportFile, exportName } from './export-file.ts';
import { importFile } from './import-operations.ts';
import { countRecords } from './list.ts';

/** What was asked of the list or of the file, as its contract has parsed it. */
const input = z.record(z.string(), z.json());

type RegisterJob = JobType<typeof input>;

const exportJob = ({ noun, kind }: Register): RegisterJob => ({ kind: `${noun}.export`, input, may: `${kind}.read` });
const importJob = ({ noun, kind }: Register): RegisterJob => ({ kind: `${noun}.import`, input, may: `${kind}.import` });

/** The operations by which exports and imports are left to a job. */
export function backgroundOperations(register: Register): readonly Operation[] {
  const contracts = registerContracts(register);
  return [
    workspaceOperation<Contract>(contracts.exportLater, async ({ work, input: { workspace, ...asked } }) => {
      const title = exportName(register, work, { asked, at: momentIn(asked) });
      return ok({ job: await enqueue(work, { type: exportJob(register), input: input.parse(asked), title }) });
    }),
    steppedOperation<Contract>(contracts.importLater, async ({ workspace, input: taken, call, jobFiles, inside }) => {
      const { workspace: _, ...asked } = taken;
      const filename = String(asked['filename']);
      const maxBytes = contracts.importLater.takesFile.maxBytes;
      const mediaType = 'application/octet-stream';
      const given = await jobFiles.keep({ workspace, bytes: call.bytes, filename, mediaType, maxBytes });
      const type = importJob(register);
      const answer = await inside(async ({ work }) => {
        if (given.size === 0) return err(refusal('empty_file', 'the file is empty; choose another one'));
        return ok({ job: await enqueue(work, { type, input: input.parse(asked), title: filename, given }) });
      });
      if (!answer.ok) await jobFiles.forget(workspace, given);
      return answer;
    }),
  ];
}

/** How those jobs are done, for every register. */
export const registerJobKinds = (registers: readonly Register[]): readonly JobKind[] =>
  registers.flatMap((register) => [
    jobKind(exportJob(register), (context) => exportByJob(register, registers, context)),
    jobKind(importJob(register), (context) => importByJob(register, registers, context)),
  ]);

type Asked = z.output<typeof input>;

/** The largest file that a job makes; a workbook of a million rows is far below it. */
const mostBytes = 4 * 1024 ** 3;

async function exportByJob(declared: Register, registers: readonly Register[], context: JobContext<Asked>) {
  const { workspace, input: asked, inside, tell, signal, files, finish } = context;
  const kept: { file?: JobFile } = {};
  try {
    return await inside<unknown, Refusal<string>>(async ({ work }) => {
      const all = await registersHere(registers, work);
      const register = ownAmong(all, declared);
      const of = await countRecords(register, work, asked);
      let done = 0;
      const passing = () => {
        signal.throwIfAborted();
        done += 1;
        tell({ done, of });
      };
      const made = await exportFile(register, work, { asked, at: momentIn(asked), registers: all, passing });
      if (!made.ok) return made;
      const { body: bytes, filename, mediaType } = made.value;
      const file = await files.keep({ workspace, bytes, filename, mediaType, maxBytes: mostBytes });
      kept.file = file;
      await finish(work, { result: { rows: done }, file });
      return ok(undefined);
    });
  } catch (error) {
    if (kept.file) await files.forget(workspace, kept.file);
    throw error;
  }
}

/** The steps of an import, in order: each is a quarter of its progress. */
const importSteps = importProgress.shape.step.options;

/**
 * Imports in one transaction, which a cancelled job leaves at the next thing that it tells. The bytes are in memory as
 * they are where an import runs in its request.
 */
async function importByJob(declared: Register, registers: readonly Register[], context: JobContext<Asked>) {
  const { workspace, input: asked, inside, given, signal, files, finish } = context;
  const bytes = given && (await files.open(workspace, given));
  if (!bytes) return err(refusal('file_forgotten', 'the file is not kept any more; import it again'));
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  const tell = (told: unknown) => {
    signal.throwIfAborted();
    const { step, done, of } = importProgress.parse(told);
    const quarters = importSteps.indexOf(step) + (of === 0 ? 1 : done / of);
    context.tell({ done: Math.round((quarters / importSteps.length) * 100), of: 100 });
  };
  return inside<unknown, Refusal<string>>(async ({ work }) => {
    const all = await registersHere(registers, work);
    const register = ownAmong(all, declared);
    const imported = await importFile(register, all, {
      work,
      input: asked,
      call: { file: Buffer.concat(chunks), tell },
    });
    if (imported.ok) await finish(work, { result: imported.value });
    return imported;
  });
}
