import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useAnnounce } from '../../../../kit/announce.tsx';
import { useAct } from '../../../../kit/api.ts';
import { codeOf } from '../../../../kit/problem-error.ts';
import { useWorkspaceId } from '../../../../kit/routing.tsx';
import type { FieldValue } from '../../../contract/field.ts';
import { isMoveAllowed } from '../../../contract/moves.ts';
import type { Register } from '../../../contract/register.ts';
import { type BulkNote, useBulk } from '../../bulk/bulk-context.tsx';
import { editValues } from '../../record/changes.ts';
import { type RowSeen, useRegister } from '../../register-context.tsx';
import { fieldValueOf } from '../../values.ts';

/** A cell's new value, the row as it was last seen, and why; a reason that is empty is none. */
type Saving = { readonly row: RowSeen; readonly name: string; readonly value: FieldValue; readonly why: string };

const quicker = 'changed_meanwhile';

/** One field's change that was saved: the record as it is now, and what was there before. */
type OneEdit = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly before: FieldValue;
  readonly after: FieldValue;
};

/** What is said of one field's change, with what takes it back; a state from which no move leads back has no way back. */
export function noteOfEdit(register: Register, { id, version, name, before, after }: OneEdit): BulkNote {
  const hasWayBack = register.states?.field !== name || isMoveAllowed(register, after, before);
  const undo = { by: 'edit' as const, records: [{ id, version, values: { [name]: before } }] };
  return { did: 'changed', changed: 1, left: 0, undo: hasWayBack ? undo : undefined };
}

/** Saves a cell at the version that was seen. Where somebody else was quicker, the list is read again. */
export function useCellSave() {
  const { register, contracts } = useRegister();
  const { t } = useLingui();
  const workspace = useWorkspaceId();
  const client = useQueryClient();
  const announce = useAnnounce();
  const { say } = useBulk();
  const { mutate, error, isPending } = useAct(contracts.edit);
  const save = ({ row, name, value, why }: Saving, onSaved: () => void) =>
    mutate(
      {
        input: {
          workspace,
          [register.kind]: row.id,
          version: row.version,
          values: editValues(register, { [name]: value }),
          ...(why.trim() === '' ? {} : { why: why.trim() }),
        },
      },
      {
        onSuccess: ({ record: { id, version } }) => {
          say(noteOfEdit(register, { id, version, name, before: fieldValueOf(row.values[name]), after: value }));
          announce(t`Saved`);
          onSaved();
        },
        onError: (refused) => {
          if (codeOf(refused) === quicker) void client.invalidateQueries({ queryKey: [contracts.list.id] });
        },
      },
    );
  const isQuicker = codeOf(error) === quicker;
  return { save, isPending, isQuicker, error: isQuicker ? null : error };
}
