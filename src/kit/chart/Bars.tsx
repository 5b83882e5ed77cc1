import type { CSSProperties, ReactNode } from 'react';
import type { SearchValues } from '../address.ts';
import { NumberText } from '../Progress.tsx';
import { WorkspaceLink } from '../routing.tsx';
import classes from './Bars.module.css';

/** A bar: what it counts, how many, and the list that shows exactly these. */
export type Bar = {
  readonly key: string;
  readonly label: ReactNode;
  readonly value: number;
  /** Without a list the bar leads nowhere. */
  readonly list?: { readonly to: string; readonly search: SearchValues };
  /** Something that is late or missing: it is marked by a pattern too. */
  readonly isLate?: boolean;
};

type BarsProps = {
  readonly name: string;
  readonly bars: readonly Bar[];
  /** `rows` for names, which may be long; `columns` for what follows in time. */
  readonly as: 'rows' | 'columns';
};

/** Numbers as bars, each with its words and its number as text: it is its own table. */
export function Bars({ name, bars, as }: BarsProps) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <ul aria-label={name} className={classes[as]}>
      {bars.map((bar) => (
        <li key={bar.key}>
          <BarPlace bar={bar} share={bar.value / most} />
        </li>
      ))}
    </ul>
  );
}

function BarPlace({ bar, share }: { readonly bar: Bar; readonly share: number }) {
  const { label, value, list, isLate } = bar;
  const style: CSSProperties & Record<'--share', string> = { '--share': `${share * 100}%` };
  const parts = (
    <>
      <span className={classes.label}>{label}</span>
      <span className={classes.track} aria-hidden>
        <span data-late={isLate || undefined} style={style} />
      </span>
      <span className={classes.value}>
        <NumberText value={value} />
      </span>
    </>
  );
  if (!list || value === 0) return <span className={classes.bar}>{parts}</span>;
  return (
    <WorkspaceLink to={list.to} search={list.search} underline="never" c="inherit" className={classes.bar}>
      {parts}
    </WorkspaceLink>
  );
}
