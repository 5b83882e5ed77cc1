import type { ReactNode } from 'react';
import classes from './KeyValue.module.css';

/** One line of a `KeyValue` list; `value` is shown as it is given. */
export type KeyValueItem = { readonly key: string; readonly label: ReactNode; readonly value: ReactNode };

/** Names and values in two columns, one below the other where it is narrow. */
export function KeyValue({ items }: { readonly items: readonly KeyValueItem[] }) {
  return (
    <dl className={classes.list}>
      {items.map(({ key, label, value }) => (
        <div key={key} className={classes.row}>
          <dt className={classes.name}>{label}</dt>
          <dd className={classes.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
