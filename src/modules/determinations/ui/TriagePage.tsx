import { Trans, useLingui } from '@lingui/react/macro';
import { textOf } from '../../../kit/address.ts';
import { Page } from '../../../kit/Page.tsx';
import { useSearchValues, WorkspaceButtonLink } from '../../../kit/routing.tsx';
import { systems } from '../../systems/contract.ts';
import { CatalogueChoice, useCatalogue } from './CatalogueChoice.tsx';
import classes from './Determination.module.css';
import { Triage } from './Triage.tsx';

/** All AI systems that the address’s filter finds, determined together; without one, all there are. */
export function TriagePage() {
  const { t } = useLingui();
  const { catalogue: _, ask, ...filter } = useSearchValues();
  const { catalogue } = useCatalogue();
  return (
    <Page
      title={t`Triage`}
      width="wide"
      crumbs={[{ label: t`Determinations`, to: 'determinations' }]}
      lead={<Trans>One answer for many AI systems. You see what it changes before anything is written.</Trans>}
      actions={
        <WorkspaceButtonLink to={systems.noun} search={filter} variant="default">
          <Trans>Choose AI systems</Trans>
        </WorkspaceButtonLink>
      }
    >
      <div className={classes.tools}>
        <CatalogueChoice />
      </div>
      <Triage key={catalogue} meant={{ filter: listsIn(filter) }} catalogue={catalogue} first={textOf(ask)} />
    </Page>
  );
}

const single = new Set(['q', 'archived']);

/** A filter as operations take it: the names of values take several, also where the address says one. */
const listsIn = (filter: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(filter).map(([name, value]) => [
      name,
      Array.isArray(value) || single.has(name) || /\.(?:contains|from|until|empty)$/u.test(name) ? value : [value],
    ]),
  );
