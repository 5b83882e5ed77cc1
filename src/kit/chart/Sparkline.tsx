import classes from './Chart.module.css';
import { linePoints, xOf, yOf } from './line-points.ts';

const canvas = { width: 64, height: 20, margin: 2.5 };

type SparklineProps = {
  readonly values: readonly number[];
  /** The wholes of which the values are parts, drawn behind them. */
  readonly wholes?: readonly number[] | undefined;
};

/** How a number went, as a line without axes. It says nothing to screen readers: the numbers stand beside it as text. */
export function Sparkline({ values, wholes = [] }: SparklineProps) {
  const most = Math.max(...values, ...wholes);
  const last = values.length - 1;
  return (
    <svg className={classes.spark} viewBox={`0 0 ${canvas.width} ${canvas.height}`} aria-hidden focusable="false">
      {wholes.length > 0 && <polyline className={classes.whole} points={linePoints(wholes, most, canvas)} />}
      <polyline className={classes.line} points={linePoints(values, most, canvas)} />
      <circle
        className={classes.dot}
        cx={xOf(last, values.length, canvas)}
        cy={yOf(values[last] ?? 0, most, canvas)}
        r={2}
      />
    </svg>
  );
}
