import { Trans, useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useRead } from '../../../kit/api.ts';
import { LineChart } from '../../../kit/chart/LineChart.tsx';
import { Sparkline } from '../../../kit/chart/Sparkline.tsx';
import { DateText } from '../../../kit/DateText.tsx';
import { numberText } from '../../../kit/number-text.ts';
import { PlainTable, TableCell, TableName, TableRow } from '../../../kit/PlainTable.tsx';
import { NumberText } from '../../../kit/Progress.tsx';
import { useWorkspaceId, WorkspaceLink } from '../../../kit/routing.tsx';
import { todayHere } from '../../../kit/today.ts';
import { homeContracts } from '../contract.ts';
import classes from './FigureTrend.module.css';
import type { Figure } from './figures.tsx';
import { type TrendPoint, trendPoints } from './trend-points.ts';

type FigureTrendProps = { readonly figure: Figure; readonly label: ReactNode };

const hourMs = 3_600_000;

/** How a figure went in the last 90 days: a line with the difference as text, and behind it all numbers, each with its list. */
export function FigureTrend({ figure, label }: FigureTrendProps) {
  const { t } = useLingui();
  const read = useRead(homeContracts.trend, { workspace: useWorkspaceId() }, { staleMs: hourMs });
  const [isOpen, setIsOpen] = useState(false);
  const points = read.data ? trendPoints(read.data, figure, todayHere()) : [];
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const then = first.value;
  const now = last.value;
  const text = t`90 days ago ${then}, today ${now}`;
  return (
    <span className={classes.trend}>
      <Sparkline values={points.map(({ value }) => value)} wholes={wholesOf(points)} />
      <Difference value={now - then} />
      <button type="button" className={classes.open} title={text} onClick={() => setIsOpen(true)}>
        <span className={classes.hidden}>
          <Trans>
            {label}: trend. {text}
          </Trans>
        </span>
      </button>
      <Modal
        opened={isOpen}
        onClose={() => setIsOpen(false)}
        size="lg"
        title={label}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        {isOpen && <Course points={points} list={figure.list} text={text} />}
      </Modal>
    </span>
  );
}

const wholesOf = (points: readonly TrendPoint[]): readonly number[] | undefined =>
  points.some(({ whole }) => whole !== null) ? points.map(({ whole }) => whole ?? 0) : undefined;

function Difference({ value }: { readonly value: number }) {
  const { i18n } = useLingui();
  const sign = value > 0 ? '+' : '−';
  return (
    <span className={classes.difference}>
      {value === 0 ? '±0' : `${sign}${numberText(Math.abs(value), i18n.locale)}`}
    </span>
  );
}

type CourseProps = { readonly points: readonly TrendPoint[]; readonly list: string | null; readonly text: string };

function Course({ points, list, text }: CourseProps) {
  const { t } = useLingui();
  const wholes = wholesOf(points);
  return (
    <>
      <p className={classes.lead}>{text}</p>
      <LineChart
        name={text}
        days={points.map(({ day }) => day)}
        values={points.map(({ value }) => value)}
        wholes={wholes}
      />
      <p className={classes.note}>
        {wholes && <Trans>The dashed line is the whole of which it is a part. </Trans>}
        <Trans>Worked out from the ledger, at the end of each day in UTC.</Trans>
      </p>
      <PlainTable
        name={t`Numbers of the trend`}
        headings={[
          { key: 'day', label: t`Day` },
          { key: 'value', label: t`Number`, isFigure: true, width: '30%' },
          ...(wholes ? [{ key: 'whole', label: t`Of`, isFigure: true, width: '30%' }] : []),
        ]}
      >
        {points.toReversed().map((point) => (
          <PointRow key={point.day} point={point} list={list} hasWhole={wholes !== undefined} />
        ))}
      </PlainTable>
    </>
  );
}

type PointRowProps = { readonly point: TrendPoint; readonly list: string | null; readonly hasWhole: boolean };

function PointRow({ point, list, hasWhole }: PointRowProps) {
  const { t } = useLingui();
  const { day, value, whole, search } = point;
  return (
    <TableRow className={classes.row}>
      <TableName>
        {list === null || search === null ? (
          <DateText at={day} />
        ) : (
          <WorkspaceLink to={list} search={search} fz="inherit" className={classes.day}>
            <DateText at={day} />
          </WorkspaceLink>
        )}
      </TableName>
      <TableCell isFigure label={t`Number`}>
        <NumberText value={value} />
      </TableCell>
      {hasWhole && (
        <TableCell isFigure label={t`Of`}>
          <NumberText value={whole ?? 0} />
        </TableCell>
      )}
    </TableRow>
  );
}
