import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './PlainTable.module.css';

/** A column's heading; `isFigure` says that numbers stand under it, `isHidden` that only screen readers need it. */
export type TableHeading = {
  readonly key: string;
  readonly label: string;
  /** As CSS writes it; without one the column takes what is left. */
  readonly width?: string;
  readonly isFigure?: boolean;
  readonly isHidden?: boolean;
};

type PlainTableProps = {
  /** What the table holds, for those who do not see what stands above it. */
  readonly name: string;
  readonly headings: readonly TableHeading[];
  /** Whether the headings stay in sight while the page is scrolled. */
  readonly isSticky?: boolean;
  /** Rows of `TableRow`. */
  readonly children: ReactNode;
};

/** A table that is read from top to bottom. Where it is narrow each row is a card, and what it is stays said to screen readers. */
export function PlainTable({ name, headings, isSticky = false, children }: PlainTableProps) {
  return (
    <table role="table" aria-label={name} className={classes.table} data-sticky={isSticky || undefined}>
      <thead role="rowgroup">
        <tr role="row">
          {headings.map(({ key, label, width, isFigure, isHidden }) => (
            <th
              key={key}
              scope="col"
              role="columnheader"
              data-figure={isFigure || undefined}
              style={width === undefined ? {} : { width }}
            >
              {isHidden ? <VisuallyHidden>{label}</VisuallyHidden> : label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">{children}</tbody>
    </table>
  );
}

type CellProps = {
  readonly className?: string | undefined;
  readonly isFigure?: boolean;
  /** What the cell is, shown with it where the row is a card. */
  readonly label?: string;
  readonly children?: ReactNode;
};

/** A row of a `PlainTable`; `className` lays its cells out where the row is a card. */
export const TableRow = ({ className, children }: Pick<CellProps, 'className' | 'children'>) => (
  <tr role="row" className={className}>
    {children}
  </tr>
);

/** The cell that names its row. */
export const TableName = ({ className, children }: Pick<CellProps, 'className' | 'children'>) => (
  <th scope="row" role="rowheader" className={className}>
    {children}
  </th>
);

/** Any other cell of a row. */
export const TableCell = ({ className, isFigure, label, children }: CellProps) => (
  <td role="cell" className={className} data-figure={isFigure || undefined} data-label={label}>
    {children}
  </td>
);
