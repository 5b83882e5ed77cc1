import type { Id } from '../../src/kernel/id.ts';
import { instantOf } from '../../src/kernel/time.ts';
import { createRecord, editRecord, type Register } from '../../src/register/index.ts';
import { inWorkspace, type Work } from '../../src/store/index.ts';
import type { Product } from './product.ts';

type Values = Readonly<Record<string, string | readonly string[] | null>>;

/** Writes into a workspace as if it were some days ago, at noon in UTC. */
export type Past = {
  readonly made: (register: Register, days: number, values: Values) => Promise<string>;
  readonly changed: (
    register: Register,
    days: number,
    change: { readonly id: string; readonly values: Values },
  ) => Promise<void>;
};

/** The calendar date in UTC some days from today. */
export const inDays = (days: number): string =>
  new Date(Date.parse(new Date().toISOString().slice(0, 10)) + days * 86_400_000).toISOString().slice(0, 10);

type Where = { readonly product: Product; readonly workspace: Id<'workspace'>; readonly person: Id<'person'> };

/** The past of a workspace, written by the product's own commands under another clock. */
export function thePast({ product, workspace, person }: Where): Past {
  const ago = <T>(days: number, task: (work: Work) => Promise<T>): Promise<T> => {
    const { workshop } = product.brehon;
    const machine = { ...workshop.machine, clock: () => instantOf(Date.parse(`${inDays(-days)}T12:00:00Z`)) };
    return inWorkspace({ ...workshop, machine }, { workspace, as: { person, via: 'web' } }, task);
  };
  return {
    made: async (register, days, values) => {
      const created = await ago(days, (work) => createRecord(register, work, { values, extra: {} }));
      if (!created.ok) throw new Error(created.error.detail);
      return created.value.record.id;
    },
    changed: async (register, days, { id, values }) => {
      const target = { id, version: undefined, why: undefined };
      const edited = await ago(days, (work) => editRecord(register, work, { target, wanted: { values, extra: {} } }));
      if (!edited.ok) throw new Error(edited.error.detail);
    },
  };
}
