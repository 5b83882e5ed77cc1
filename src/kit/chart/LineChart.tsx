import { useLingui } from '@lingui/react/macro';
import { dateText } from '../DateText.tsx';
import { numberText } from '../number-text.ts';
import classes from './Chart.module.css';
import { linePoints, xOf, yOf } from './line-points.ts';

const canvas = { width: 560, height: 180, margin: 24 };

type LineChartProps = {
  /** What it shows, in a sentence with its first and last numbers. */
  readonly name: string;
  readonly days: readonly string[];
  readonly values: readonly number[];
  readonly wholes?: readonly number[] | undefined;
};

/** How a number went over days, with its first, last and largest values written at it. A table of all stands with it. */
export function LineChart({ name, days, values, wholes = [] }: LineChartProps) {
  const { i18n } = useLingui();
  const most = Math.max(...values, ...wholes, 1);
  const last = values.length - 1;
  const day = (at: string | undefined) => (at === undefined ? '' : dateText(at, { locale: i18n.locale }));
  const ground = canvas.height - canvas.margin;
  return (
    <svg className={classes.chart} viewBox={`0 0 ${canvas.width} ${canvas.height}`} role="img" aria-label={name}>
      <line className={classes.ground} x1={canvas.margin} x2={canvas.width - canvas.margin} y1={ground} y2={ground} />
      <text className={classes.note} x={canvas.margin} y={canvas.margin - 8}>
        {numberText(most, i18n.locale)}
      </text>
      {wholes.length > 0 && <polyline className={classes.whole} points={linePoints(wholes, most, canvas)} />}
      <polyline className={classes.line} points={linePoints(values, most, canvas)} />
      <circle
        className={classes.dot}
        cx={xOf(last, values.length, canvas)}
        cy={yOf(values[last] ?? 0, most, canvas)}
        r={4}
      />
      <text className={classes.note} x={canvas.margin} y={canvas.height - 6}>
        {day(days[0])}
      </text>
      <text className={classes.note} x={canvas.width - canvas.margin} y={canvas.height - 6} textAnchor="end">
        {day(days.at(-1))}
      </text>
    </svg>
  );
}
