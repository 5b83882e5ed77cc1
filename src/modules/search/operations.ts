import { parseId } from '../../kernel/id.ts';
import { ok } from '../../kernel/result.ts';
import { findEverywhere, findViews, type Register, registersHere } from '../../register/index.ts';
import { type Operation, workspaceOperation } from '../../store/index.ts';
import { searchContracts } from './contract.ts';

/** The search over all registers; what its caller may not read is not in it. */
export const searchOperations = (registers: readonly Register[]): readonly Operation[] => [
  workspaceOperation(searchContracts.find, async ({ work, input, may }) => {
    const readable = (await registersHere(registers, work)).filter(({ kind }) => may(`${kind}.read`));
    const asked = { q: input.q.replaceAll('\u0000', ' '), limit: input.limit };
    const found = await findEverywhere(readable, work, asked);
    const views = await findViews(readable, work, asked);
    return ok({
      registers: readable.map(({ kind, noun }) => {
        const { total = 0, hits = [] } = found.find(({ register }) => register.kind === kind) ?? {};
        const abilities = { create: may(`${kind}.create`), import: may(`${kind}.import`) };
        return { kind, noun, total, abilities, hits: hits.map(answered) };
      }),
      views: views.flatMap(({ id, kind, name, shared }) => {
        const register = readable.find((each) => each.kind === kind);
        const view = parseId('view', id);
        return register && view ? [{ id: view, noun: register.noun, name, shared }] : [];
      }),
    });
  }),
];

type Hit = Awaited<ReturnType<typeof findEverywhere>>[number]['hits'][number];

const answered = ({ values, titles, ...hit }: Hit) => ({
  ...hit,
  titles: { ...titles },
  values: Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' || value === null ? value : [...value],
    ]),
  ),
});
