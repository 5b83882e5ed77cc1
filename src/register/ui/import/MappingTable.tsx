import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import type { CSSProperties } from 'react';
import { Badge, type Tone } from '../../../kit/Badge.tsx';
import { PlainTable, TableCell, TableName, TableRow } from '../../../kit/PlainTable.tsx';
import { useWriting } from '../../../kit/writing.ts';
import classes from './MappingTable.module.css';
import type { FoundFile, PlacedColumn } from './mapping.ts';
import { TargetPicker, useTargetText } from './TargetPicker.tsx';

type MappingTableProps = {
  readonly columns: readonly PlacedColumn[];
  readonly rows: number;
  readonly takenBy: ReadonlyMap<string, string>;
  readonly onChoose: (column: PlacedColumn, target: string) => void;
  readonly onSettle: (winner: PlacedColumn) => void;
};

/** A row for each column of the file: what is in it, where it goes, and why that was proposed. */
export function MappingTable({ columns, ...rest }: MappingTableProps) {
  const { t } = useLingui();
  const headings = [
    { key: 'number', label: t`No.`, width: '3.25rem' },
    { key: 'column', label: t`Column of the file` },
    { key: 'filled', label: t`Filled`, width: '6rem' },
    { key: 'target', label: t`Goes to`, width: '17rem' },
    { key: 'why', label: t`Why`, width: '9.5rem' },
  ];
  return (
    <PlainTable name={t`The columns of the file and where each of them goes`} headings={headings} isSticky>
      {columns.map((column) => (
        <Row key={column.number} column={column} {...rest} />
      ))}
    </PlainTable>
  );
}

type RowProps = Omit<MappingTableProps, 'columns'> & { readonly column: PlacedColumn };

function Row({ column, rows, takenBy, onChoose, onSettle }: RowProps) {
  const { number, heading, filled, samples } = column;
  return (
    <TableRow>
      <TableCell className={classes.number}>{number}</TableCell>
      <TableName className={classes.column}>
        <span className={classes.heading} title={heading}>
          {heading}
        </span>
        <Samples samples={samples} />
      </TableName>
      <TableCell className={classes.filled}>
        <Filled filled={filled} of={rows} />
      </TableCell>
      <TableCell className={classes.target}>
        <TargetPicker column={column} takenBy={takenBy} onChoose={(chosen) => onChoose(column, chosen)} />
        {column.rival && <Rival column={column} rival={column.rival} onSettle={() => onSettle(column)} />}
      </TableCell>
      <TableCell className={classes.why}>
        <Reason reason={column.reason} />
      </TableCell>
    </TableRow>
  );
}

function Samples({ samples }: { readonly samples: readonly string[] }) {
  if (samples.length === 0)
    return (
      <span className={classes.sample}>
        <Trans>No row has a value</Trans>
      </span>
    );
  return (
    <span className={classes.samples}>
      {samples.map((sample) => (
        <span key={sample} className={classes.sample} title={sample}>
          {sample}
        </span>
      ))}
    </span>
  );
}

function Filled({ filled, of }: { readonly filled: number; readonly of: number }) {
  const { t } = useLingui();
  const { number } = useWriting();
  const [some, all] = [number(filled), number(of)];
  const share: CSSProperties & { readonly '--share': string } = { '--share': `${of > 0 ? (filled / of) * 100 : 0}%` };
  return (
    <span title={t`${some} of ${all} rows have a value`}>
      {some}
      <span className={classes.bar} style={share} aria-hidden />
    </span>
  );
}

type RivalProps = {
  readonly column: PlacedColumn;
  readonly rival: NonNullable<PlacedColumn['rival']>;
  readonly onSettle: () => void;
};

function Rival({ column, rival, onSettle }: RivalProps) {
  const field = useTargetText()(column.target);
  const { number, heading } = rival;
  return (
    <p className={classes.rival}>
      <Trans>
        {field} is also given to column {number}, {heading}.
      </Trans>{' '}
      <Anchor component="button" type="button" fz="xs" ta="left" onClick={onSettle}>
        <Trans>Give it to this column alone</Trans>
      </Anchor>
    </p>
  );
}

const tones: Readonly<Record<FoundFile['columns'][number]['reason'], Tone>> = {
  exact: 'good',
  known: 'good',
  similar: 'caution',
  content: 'caution',
  computed: 'info',
  remembered: 'info',
  chosen: 'info',
  none: 'neutral',
};

function Reason({ reason }: { readonly reason: PlacedColumn['reason'] }) {
  const { t } = useLingui();
  const words: Readonly<Record<PlacedColumn['reason'], { readonly label: string; readonly why: string }>> = {
    exact: { label: t`Same name`, why: t`The heading is the name of the field.` },
    known: { label: t`Known name`, why: t`Other inventories call the field by this heading.` },
    similar: { label: t`Similar name`, why: t`The heading is like a name of the field. Look at the samples.` },
    content: { label: t`By its content`, why: t`The heading says nothing; the values look like the field's.` },
    computed: {
      label: t`Computed`,
      why: t`Brehon computes it from other fields, so that nothing is taken from the file.`,
    },
    remembered: { label: t`As last time`, why: t`A file with the same columns was imported so before.` },
    chosen: { label: t`Your choice`, why: t`You chose it.` },
    none: {
      label: t`No match`,
      why: t`No field goes by this heading. Nothing is lost: it is kept under its own name.`,
    },
  };
  const { label, why } = words[reason];
  return (
    <span title={why}>
      <Badge tone={tones[reason]}>{label}</Badge>
    </span>
  );
}
