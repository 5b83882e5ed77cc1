import { sql } from 'kysely';
import type { Register } from '../../../register/contract.ts';
import { recordOf, selection, tableOf } from '../../../register/index.ts';
import type { Reading } from '../../../store/index.ts';
import { datasets } from '../../datasets/contract.ts';
import { models } from '../../models/contract.ts';
import { suppliers } from '../../suppliers/contract.ts';
import { systems } from '../contract.ts';
import { listAt, type Recorded } from './recorded.ts';
import type { SystemParts } from './write-bom.ts';

/** Reads an AI system and all that it is made of; `undefined` where this workspace has no such system. */
export async function gatherParts(reading: Reading, id: string): Promise<SystemParts | undefined> {
  const [system] = await readAll(reading, systems, [id]);
  if (!system) return undefined;
  const used = await modelsOf(reading, system);
  const data = await readAll(
    reading,
    datasets,
    [system, ...used].flatMap((each) => listAt(each, 'datasets')),
  );
  const from = await readAll(
    reading,
    suppliers,
    [system, ...used, ...data].flatMap((each) => listAt(each, 'supplier')),
  );
  return { system, models: used, datasets: data, suppliers: from };
}

/** The models of a system and, step by step, those that they were made from; a circle ends where it began. */
async function modelsOf(reading: Reading, system: Recorded): Promise<readonly Recorded[]> {
  const found = new Map<string, Recorded>();
  for (let wanted = listAt(system, 'models'); wanted.length > 0; ) {
    const read = await readAll(reading, models, wanted);
    for (const model of read) found.set(model.id, model);
    wanted = read.flatMap((model) => listAt(model, 'baseModel')).filter((each) => !found.has(each));
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function readAll(reading: Reading, register: Register, ids: readonly string[]): Promise<readonly Recorded[]> {
  if (ids.length === 0) return [];
  const rows = await reading.read<Record<string, unknown>>(sql`select ${selection(register)} from ${tableOf(register)}
    where workspace_id = ${reading.workspace} and id = any(${[...new Set(ids)]}::text[]) order by id`);
  return rows.map((row) => recordOf(register, row));
}
