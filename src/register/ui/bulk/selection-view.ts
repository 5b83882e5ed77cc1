import { mostIds } from '../../contract/selection.ts';
import type { ListView } from '../list/list-view.ts';
import type { Selection } from './selection.ts';

/**
 * The list that shows exactly the selected records: the view itself where all of it is selected, else the records by their
 * ids, whatever else the view asks for. `undefined` where they are more than an address can hold.
 */
export function viewOfSelection(view: ListView, { chosen, isAll }: Selection): ListView | undefined {
  if (isAll) return { ...view, page: 1 };
  if (chosen.size > mostIds) return undefined;
  const hasArchived = [...chosen.values()].some(({ archivedAt }) => archivedAt !== null);
  return {
    ...view,
    q: '',
    filters: [],
    ids: [...chosen.keys()],
    archived: hasArchived ? 'all' : 'no',
    page: 1,
    group: undefined,
    folded: [],
    board: undefined,
  };
}
