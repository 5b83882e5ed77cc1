import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import type { RowSeen } from '../register-context.tsx';
import { useBulk, useIsChosen } from './bulk-context.tsx';
import classes from './CardSelect.module.css';
import { SelectPage } from './SelectBox.tsx';
import { refreshed, toggled } from './selection.ts';

type CardSelectProps = { readonly row: RowSeen; readonly rows: readonly RowSeen[]; readonly title: string };

/** Selects a card, where there is anything to be done with several. The box is as large as a thumb. */
export function CardSelect({ row, rows, title }: CardSelectProps) {
  const { t } = useLingui();
  const { selection: store, mayEdit, mayArchive } = useBulk();
  const isOn = useIsChosen(row.id);
  if (!mayEdit && !mayArchive) return null;
  return (
    <label className={classes.place}>
      <input
        type="checkbox"
        className={classes.box}
        aria-label={t`Select ${title}`}
        checked={isOn}
        onChange={() => store.set(toggled(store.get(), rows, row.id))}
      />
    </label>
  );
}

/** Above the cards: selects all of the page. */
export function CardsHead({ rows }: { readonly rows: readonly RowSeen[] }) {
  const { selection: store, mayEdit, mayArchive } = useBulk();
  useEffect(() => store.set(refreshed(store.get(), rows)), [store, rows]);
  if (!mayEdit && !mayArchive) return null;
  return (
    <div className={classes.head}>
      <SelectPage rows={rows} />
      <span aria-hidden>
        <Trans>Select this page</Trans>
      </span>
    </div>
  );
}
