import { Trans, useLingui } from '@lingui/react/macro';
import { type Id, parseId } from '../../../kernel/id.ts';
import { useRead } from '../../../kit/api.ts';
import type { AboutRecord } from '../../../kit/area.ts';
import { Badge } from '../../../kit/Badge.tsx';
import { NumberText } from '../../../kit/Progress.tsx';
import { useWorkspaceId, WorkspaceLink } from '../../../kit/routing.tsx';
import { ReadState } from '../../../kit/states.tsx';
import { GroupCard } from '../../../register/ui/record/GroupCard.tsx';
import { systems } from '../../systems/contract.ts';
import { overviewContracts as contracts, obligations, type Place, places } from '../contract.ts';
import classes from './Owed.module.css';
import { type Owing, placeTones, usePlaceNames } from './words.ts';

/** On the page of an AI system: how much is owed for it, by how it presses, and the way to all of it. */
export function SystemPanel({ about }: { readonly about: AboutRecord }) {
  const system = parseId('system', about.id);
  return system ? <Panel system={system} /> : null;
}

function Panel({ system }: { readonly system: Id<'system'> }) {
  const { t } = useLingui();
  const read = useRead(contracts.ofSystem, { workspace: useWorkspaceId(), system }, { keepPrevious: true });
  return (
    <GroupCard title={t`What applies`}>
      <ReadState read={read}>
        {({ obligations: owed }) =>
          owed.length === 0 ? (
            <p className={classes.none}>
              <Trans>Nothing is known to be owed for it yet.</Trans>
            </p>
          ) : (
            <Counts owed={owed} system={system} />
          )
        }
      </ReadState>
    </GroupCard>
  );
}

type CountsProps = { readonly owed: Owing['obligations']; readonly system: string };

function Counts({ owed, system }: CountsProps) {
  const names = usePlaceNames();
  const counts = places
    .map((place): readonly [Place, number] => [place, owed.filter((each) => each.place === place).length])
    .filter(([, count]) => count > 0);
  return (
    <>
      <dl className={classes.counts}>
        {counts.map(([place, count]) => (
          <PlaceCount key={place} name={names[place]} place={place} count={count} />
        ))}
      </dl>
      <p className={classes.more}>
        <WorkspaceLink to={`${systems.noun}/${system}/${obligations.noun}`}>
          <Trans>What applies, from when, and what is missing</Trans>
        </WorkspaceLink>
      </p>
    </>
  );
}

type PlaceCountProps = { readonly name: string; readonly place: Place; readonly count: number };

const PlaceCount = ({ name, place, count }: PlaceCountProps) => (
  <>
    <dt>{name}</dt>
    <dd>
      <Badge tone={placeTones[place]}>
        <NumberText value={count} />
      </Badge>
    </dd>
  </>
);
