import { ok } from '../kernel/result.ts';
import { type Operation, type Reading, type Work, workspaceOperation } from '../store/index.ts';
import type { Register } from './contract/register.ts';
import { viewContracts } from './contract/views.ts';
import { deleteView, editView, type May, mayChange, mayShare, readViews, type SavedView, saveView } from './views.ts';

/** The operations by which views of a register's list are saved, found again, changed and deleted. */
export function viewOperations(register: Register): readonly Operation[] {
  const contracts = viewContracts(register);
  return [
    workspaceOperation(contracts.views, async ({ work, may }) => {
      const views = await readViews(register, work);
      return ok({ views: views.map((view) => seen(view, work, may)), abilities: { share: mayShare(register, may) } });
    }),
    workspaceOperation(contracts.saveView, async ({ work, input: { name, query, shared }, may }) => {
      const saved = await saveView(register, work, { wanted: { name, query, shared }, may });
      return saved.ok ? ok(answer(saved.value, work, may)) : saved;
    }),
    workspaceOperation(contracts.editView, async ({ work, input, may }) => {
      const { view: id, version, name, query, shared, deleted } = input;
      const wanted = { name, query, shared, deleted };
      const edited = await editView(register, work, { target: { id, version }, wanted, may });
      return edited.ok ? ok(answer(edited.value, work, may)) : edited;
    }),
    workspaceOperation(contracts.deleteView, async ({ work, input: { view: id, version }, may }) => {
      const deleted = await deleteView(register, work, { target: { id, version }, may });
      return deleted.ok ? ok(answer(deleted.value, work, may)) : deleted;
    }),
  ];
}

const answer = (view: SavedView, work: Work, may: May) => ({
  view: seen(view, work, may),
  entry: work.lastEntry() ?? null,
});

const seen = (view: SavedView, reading: Reading, may: May) => {
  const { id, name, query, shared, owner, ownerName, version, updatedAt } = view;
  const isYours = owner === reading.actor.person;
  const abilities = { edit: mayChange(view, reading, may), own: isYours };
  return { id, name, query, shared, owner: { id: owner, name: ownerName ?? '' }, version, updatedAt, abilities };
};
