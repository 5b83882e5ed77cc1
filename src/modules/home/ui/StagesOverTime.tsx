import { Trans, useLingui } from '@lingui/react/macro';
import { useRead } from '../../../kit/api.ts';
import { ChartFrame } from '../../../kit/chart/ChartFrame.tsx';
import { type Layer, StackedColumns } from '../../../kit/chart/StackedColumns.tsx';
import { DateText } from '../../../kit/DateText.tsx';
import { NumberText } from '../../../kit/Progress.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { todayHere } from '../../../kit/today.ts';
import { useRegisterTexts } from '../../../register/ui/texts.ts';
import { systems } from '../../systems/contract.ts';
import { homeContracts } from '../contract.ts';
import type { Home } from './figures.tsx';
import classes from './StagesOverTime.module.css';
import { stagesInOrder } from './stages-in-order.ts';

const order = Object.keys(systems.fields.stage.options);

/** How many AI systems stood at which stage of their lives in the last 90 days. */
export function StagesOverTime({ home }: { readonly home: Home }) {
  const { t } = useLingui();
  const texts = useRegisterTexts(systems);
  const read = useRead(homeContracts.trend, { workspace: useWorkspaceId() }, { staleMs: 3_600_000 });
  if (!read.data) return null;
  const { days, stages } = read.data;
  const past = (stage: string | null) => stages.find((each) => each.stage === stage)?.values ?? [];
  const known = stagesInOrder(order, home.stages).map(({ stage, systems: count }) => ({ stage, count }));
  const isShown = known.some(({ stage }) => stage === null) || past(null).every((value) => value === 0);
  const all = isShown ? known : [...known, { stage: null, count: 0 }];
  const layers = all.map(
    ({ stage, count }): Layer => ({
      key: stage ?? '',
      label: stage === null ? t`No stage recorded` : texts.option('stage', stage),
      values: [...past(stage), count],
    }),
  );
  const allDays = [...days, todayHere()];
  const name = t`AI systems by stage in the last 90 days`;
  return (
    <ChartFrame title={name} table={<StageTable name={name} days={allDays} layers={layers} />}>
      <StackedColumns name={name} days={allDays} layers={layers} />
    </ChartFrame>
  );
}

type StageTableProps = { readonly name: string; readonly days: readonly string[]; readonly layers: readonly Layer[] };

function StageTable({ name, days, layers }: StageTableProps) {
  return (
    <table className={classes.table} aria-label={name}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>Day</Trans>
          </th>
          {layers.map(({ key, label }) => (
            <th key={key} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((day, place) => (
          <tr key={day}>
            <th scope="row">
              <DateText at={day} />
            </th>
            {layers.map(({ key, values }) => (
              <td key={key}>
                <NumberText value={values[place] ?? 0} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
