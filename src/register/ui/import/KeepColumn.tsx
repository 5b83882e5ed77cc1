import { useLingui } from '@lingui/react/macro';
import { FieldDialog } from '../custom/FieldDialog.tsx';
import { startingAs } from '../custom/field-draft.ts';
import type { PlacedColumn } from './mapping.ts';

type KeepColumnProps = {
  readonly column: PlacedColumn;
  /** Hears the name of the field that was made for the column. */
  readonly onMade: (field: string) => void;
  readonly onClose: () => void;
};

/** Makes a field of the workspace's own for a column that fits nowhere, with what the column shows as its beginning. */
export function KeepColumn({ column: { heading, proposal }, onMade, onClose }: KeepColumnProps) {
  const { t } = useLingui();
  return (
    <FieldDialog
      field={undefined}
      begin={startingAs(proposal ?? { label: heading, kind: 'text', options: [] })}
      note={t`Proposed from the values of this column. The field is there at once, also if you do not go on with the import.`}
      onSaved={({ name }) => onMade(name)}
      onClose={onClose}
    />
  );
}
