import { NumberText } from '../Progress.tsx';
import classes from './Chart.module.css';
import { shadeOf } from './shades.ts';

type LegendProps = {
  /** In the order of the layers, with the newest number of each. */
  readonly entries: readonly { readonly key: string; readonly label: string; readonly value: number }[];
};

/** What the layers of a chart are, from the top one down, each with its newest number. */
export function Legend({ entries }: LegendProps) {
  return (
    <ul className={classes.legend}>
      {entries
        .map(({ key, label, value }, place) => (
          <li key={key}>
            <span className={classes.swatch} style={{ opacity: shadeOf(place, entries.length) }} aria-hidden />
            {label}{' '}
            <strong>
              <NumberText value={value} />
            </strong>
          </li>
        ))
        .toReversed()}
    </ul>
  );
}
