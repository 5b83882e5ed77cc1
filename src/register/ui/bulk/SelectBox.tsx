import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import type { RowSeen } from '../register-context.tsx';
import { useBulk, useIsChosen, useSelection } from './bulk-context.tsx';
import classes from './SelectBox.module.css';
import { isChosen, pageToggled } from './selection.ts';

/** Selects a row. The table hears its clicks and keys, so that a range can be told from one row. */
export function SelectBox({ id, title }: { readonly id: string; readonly title: string }) {
  const { t } = useLingui();
  const isOn = useIsChosen(id);
  return (
    <label className={classes.place}>
      <input
        type="checkbox"
        className={classes.box}
        data-select={id}
        tabIndex={-1}
        aria-label={t`Select ${title}`}
        checked={isOn}
        onChange={() => undefined}
      />
    </label>
  );
}

/** Selects every row of the page. */
export function SelectPage({ rows }: { readonly rows: readonly RowSeen[] }) {
  const { t } = useLingui();
  const { selection: store } = useBulk();
  const selection = useSelection();
  const box = useRef<HTMLInputElement>(null);
  const count = rows.filter(({ id }) => isChosen(selection, id)).length;
  useEffect(() => {
    if (box.current) box.current.indeterminate = count > 0 && count < rows.length;
  }, [count, rows]);
  return (
    <label className={classes.place}>
      <input
        ref={box}
        type="checkbox"
        className={classes.box}
        aria-label={t`Select this page`}
        checked={count > 0 && count === rows.length}
        onChange={() => store.set(pageToggled(selection, rows))}
      />
    </label>
  );
}
