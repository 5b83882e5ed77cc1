import { useLingui } from '@lingui/react/macro';
import type { Output } from '../../../kernel/operation.ts';
import { PlainTable, TableCell, TableName, TableRow } from '../../../kit/PlainTable.tsx';
import { NumberText } from '../../../kit/Progress.tsx';
import { WorkspaceLink } from '../../../kit/routing.tsx';
import { GroupCard } from '../../../register/ui/record/GroupCard.tsx';
import type { overviewContracts } from '../contract.ts';
import { obligations } from '../contract.ts';
import classes from './Overview.module.css';

type Count = Output<typeof overviewContracts.portfolio>['by']['state'][number];

type CountTableProps = {
  readonly title: string;
  readonly counts: readonly Count[];
  readonly nameOf: (value: string) => string;
  /** What is said where a record has no value. */
  readonly none: string;
};

/** How many obligations have each value of one kind, how many of them are met and how many press; each opens its list. */
export function CountTable({ title, counts, nameOf, none }: CountTableProps) {
  const { t } = useLingui();
  const most = Math.max(1, ...counts.map(({ total }) => total));
  const headings = [
    { key: 'value', label: title, isHidden: true },
    { key: 'bar', label: t`Share`, width: '24%', isHidden: true },
    { key: 'total', label: t`All`, width: '5rem', isFigure: true },
    { key: 'met', label: t`Met`, width: '5rem', isFigure: true },
    { key: 'pressing', label: t`Pressing`, width: '5.5rem', isFigure: true },
  ];
  return (
    <GroupCard title={title}>
      <PlainTable name={title} headings={headings}>
        {counts.map(({ value, total, met, pressing, search }) => (
          <TableRow key={value ?? ''} className={classes.row}>
            <TableName>
              <WorkspaceLink to={obligations.noun} search={search} inherit>
                {value === null ? none : nameOf(value)}
              </WorkspaceLink>
            </TableName>
            <TableCell className={classes.share}>
              <span className={classes.bar} aria-hidden>
                <span style={{ width: `${(total / most) * 100}%` }} />
              </span>
            </TableCell>
            <TableCell isFigure label={t`All`}>
              <NumberText value={total} />
            </TableCell>
            <TableCell isFigure label={t`Met`}>
              <NumberText value={met} />
            </TableCell>
            <TableCell isFigure label={t`Pressing`}>
              <NumberText value={pressing} />
            </TableCell>
          </TableRow>
        ))}
      </PlainTable>
    </GroupCard>
  );
}
