import { Trans, useLingui } from '@lingui/react/macro';
import { NumberText } from '../../../kit/Progress.tsx';
import { WorkspaceLink } from '../../../kit/routing.tsx';
import { useRegisterTexts } from '../../../register/ui/texts.ts';
import { systems } from '../../systems/contract.ts';
import classes from './Stages.module.css';
import { type StageCount, stagesInOrder } from './stages-in-order.ts';

const order = Object.keys(systems.fields.stage.options);

/** Where the AI systems stand in their lives: every stage with its count, in the order of a life. */
export function Stages({ stages }: { readonly stages: readonly StageCount[] }) {
  const { t } = useLingui();
  const texts = useRegisterTexts(systems);
  const most = Math.max(1, ...stages.map((each) => each.systems));
  return (
    <nav aria-label={t`AI systems by stage`}>
      <ul className={classes.stages}>
        {stagesInOrder(order, stages).map(({ stage, systems: count }) => (
          <li key={stage ?? ''} className={classes.item}>
            <WorkspaceLink
              to="systems"
              search={stage === null ? { 'stage.empty': 'yes' } : { stage }}
              underline="never"
              c="inherit"
              className={classes.stage}
            >
              <span className={classes.name}>
                {stage === null ? <Trans>No stage recorded</Trans> : texts.option('stage', stage)}
              </span>
              <span className={classes.count}>
                <NumberText value={count} />
              </span>
              <span className={classes.bar} aria-hidden>
                <span style={{ width: `${(count / most) * 100}%` }} />
              </span>
            </WorkspaceLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
