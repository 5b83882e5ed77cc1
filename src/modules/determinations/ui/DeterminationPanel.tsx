import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type Id, parseId } from '../../../kernel/id.ts';
import { useRead } from '../../../kit/api.ts';
import type { AboutRecord } from '../../../kit/area.ts';
import { Badge } from '../../../kit/Badge.tsx';
import { DateText } from '../../../kit/DateText.tsx';
import { useQuotes } from '../../../kit/quoted.tsx';
import { useWorkspaceId, WorkspaceButtonLink } from '../../../kit/routing.tsx';
import { ReadState } from '../../../kit/states.tsx';
import { GroupCard } from '../../../register/ui/record/GroupCard.tsx';
import { determinationContracts as contracts } from '../contract.ts';
import classes from './Determination.module.css';
import type { StandingSeen } from './seen.ts';

/** What was determined of an AI system and accepted, on its page, with the way to its questions. */
export function DeterminationPanel({ about }: { readonly about: AboutRecord }) {
  const system = parseId('system', about.id);
  return system && <Panel system={system} isArchived={about.isArchived} />;
}

type PanelProps = { readonly system: Id<'system'>; readonly isArchived: boolean };

function Panel({ system, isArchived }: PanelProps) {
  const { t } = useLingui();
  const asked = { workspace: useWorkspaceId(), system, show: 'newest', size: 20 } as const;
  const { isReady, quoteAll } = useQuotes();
  const read = useRead(contracts.list, asked, { keepPrevious: true, enabled: isReady, shows: quoteAll });
  return (
    <GroupCard title={t`Determination`}>
      <div className={classes.panel}>
        <ReadState read={read}>
          {({ determinations }) => (
            <>
              {determinations.map((each) => (
                <Standing key={each.id} standing={each} />
              ))}
              {determinations.length === 0 && (
                <p className={classes.quiet}>
                  <Trans>Nothing was accepted yet. A few questions show what the law makes of this system.</Trans>
                </p>
              )}
              <div className={classes.acts}>
                {!isArchived && (
                  <WorkspaceButtonLink to={`systems/${system}/determine`} size="compact-md">
                    <Trans>Answer questions</Trans>
                  </WorkspaceButtonLink>
                )}
                <WorkspaceButtonLink to={`systems/${system}/determination`} size="compact-md" variant="default">
                  <Trans>See what follows</Trans>
                </WorkspaceButtonLink>
              </div>
            </>
          )}
        </ReadState>
      </div>
    </GroupCard>
  );
}

/** What was accepted: the classes, what was open, by whom and when. */
export function Standing({ standing }: { readonly standing: StandingSeen }) {
  const { held, missing, acceptedAt, outOfDate } = standing;
  const { name } = standing.acceptedBy;
  return (
    <div className={classes.standing}>
      <p className={classes.badges}>
        {held.map(({ id, label }) => (
          <Badge key={id} tone="caution">
            {label}
          </Badge>
        ))}
        {missing > 0 && (
          <Badge>
            <Plural value={missing} one="# open" other="# open" />
          </Badge>
        )}
        {outOfDate && (
          <Badge tone="bad">
            <Trans>Out of date</Trans>
          </Badge>
        )}
      </p>
      <p className={classes.quiet}>
        <Trans>
          Accepted by {name} on <DateText at={acceptedAt} />
        </Trans>
      </p>
    </div>
  );
}
