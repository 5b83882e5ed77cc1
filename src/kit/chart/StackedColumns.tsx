import { useLingui } from '@lingui/react/macro';
import { dateText } from '../DateText.tsx';
import classes from './Chart.module.css';
import { Legend } from './Legend.tsx';
import { shadeOf } from './shades.ts';

/** One of the layers that stand on each other: what it is called, and how many at each day. */
export type Layer = { readonly key: string; readonly label: string; readonly values: readonly number[] };

type StackedColumnsProps = {
  readonly name: string;
  readonly days: readonly string[];
  readonly layers: readonly Layer[];
};

const canvas = { width: 560, height: 200, foot: 22 };

/** How a whole and its parts went over days: a column a day, the first layer at the bottom. A table of all stands with it. */
export function StackedColumns({ name, days, layers }: StackedColumnsProps) {
  const { i18n } = useLingui();
  const sums = days.map((_, place) => layers.reduce((sum, { values }) => sum + (values[place] ?? 0), 0));
  const most = Math.max(...sums, 1);
  const step = canvas.width / Math.max(days.length, 1);
  const ground = canvas.height - canvas.foot;
  return (
    <>
      <svg className={classes.chart} viewBox={`0 0 ${canvas.width} ${canvas.height}`} role="img" aria-label={name}>
        <line className={classes.ground} x1={0} x2={canvas.width} y1={ground} y2={ground} />
        {days.map((day, place) => (
          <Column
            key={day}
            x={place * step + step * 0.12}
            width={step * 0.76}
            parts={layers.map(({ key, values }) => ({ key, height: ((values[place] ?? 0) / most) * (ground - 4) }))}
            ground={ground}
          />
        ))}
        <text className={classes.note} x={2} y={canvas.height - 5}>
          {dateText(days[0] ?? '', { locale: i18n.locale })}
        </text>
        <text className={classes.note} x={canvas.width - 2} y={canvas.height - 5} textAnchor="end">
          {dateText(days.at(-1) ?? '', { locale: i18n.locale })}
        </text>
      </svg>
      <Legend entries={layers.map(({ key, label, values }) => ({ key, label, value: values.at(-1) ?? 0 }))} />
    </>
  );
}

type ColumnProps = {
  readonly x: number;
  readonly width: number;
  readonly ground: number;
  readonly parts: readonly { readonly key: string; readonly height: number }[];
};

function Column({ x, width, ground, parts }: ColumnProps) {
  return parts.map(({ key, height }, place) => {
    const below = parts.slice(0, place).reduce((sum, part) => sum + part.height, 0);
    return height === 0 ? null : (
      <rect
        key={key}
        className={classes.part}
        x={x}
        y={ground - below - height}
        width={width}
        height={height}
        fillOpacity={shadeOf(place, parts.length)}
      />
    );
  });
}
