import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Output } from '../../../kernel/operation.ts';
import { useRead } from '../../../kit/api.ts';
import { formatLocale } from '../../../kit/DateText.tsx';
import { numberText } from '../../../kit/number-text.ts';
import { PlainTable, TableCell, TableName, TableRow } from '../../../kit/PlainTable.tsx';
import { NumberText } from '../../../kit/Progress.tsx';
import { Quoted, useQuotes } from '../../../kit/quoted.tsx';
import { useWorkspaceId, WorkspaceLink } from '../../../kit/routing.tsx';
import { ReadState } from '../../../kit/states.tsx';
import { GroupCard } from '../../../register/ui/record/GroupCard.tsx';
import { overviewContracts as contracts, obligations } from '../contract.ts';
import { OrganisationForm, useSizeNames } from './OrganisationForm.tsx';
import classes from './Overview.module.css';

type Exposed = Output<typeof contracts.exposure>;
type Tier = Exposed['tiers'][number];

/** The most that the law lets fines be for this organisation: a ceiling, and never a prediction. */
export function Exposure() {
  const { t } = useLingui();
  const read = useRead(contracts.exposure, { workspace: useWorkspaceId() });
  return (
    <GroupCard title={t`How high fines may be`}>
      <p className={classes.hint}>
        <Trans>
          The ceiling that the law sets for one infringement, from turnover and size. It says nothing about whether a
          fine is likely, nor how high one would be.
        </Trans>
      </p>
      <ReadState read={read}>
        {(exposed) => (
          <>
            <Organisation exposed={exposed} />
            <Tiers tiers={exposed.tiers} />
          </>
        )}
      </ReadState>
    </GroupCard>
  );
}

function Organisation({ exposed: { organisation, abilities } }: { readonly exposed: Exposed }) {
  const { i18n } = useLingui();
  const [isEditing, setEditing] = useState(false);
  const sizes = useSizeNames();
  if (isEditing) return <OrganisationForm organisation={organisation} onDone={() => setEditing(false)} />;
  const { turnoverEur, size } = organisation;
  const turnover = turnoverEur === null ? '' : eurosText(turnoverEur, i18n.locale);
  return (
    <div className={classes.facts}>
      <span>{turnoverEur === null ? <Trans>Turnover not said</Trans> : <Trans>Turnover {turnover}</Trans>}</span>
      <span>{size === null ? <Trans>Size not said: taken for large</Trans> : sizes[size]}</span>
      {abilities.edit && (
        <Button variant="default" size="xs" onClick={() => setEditing(true)}>
          <Trans>Change turnover and size</Trans>
        </Button>
      )}
    </div>
  );
}

function Tiers({ tiers }: { readonly tiers: readonly Tier[] }) {
  const { t } = useLingui();
  const headings = [
    { key: 'tier', label: t`Tier` },
    { key: 'rule', label: t`By law`, width: '38%' },
    { key: 'ceiling', label: t`Ceiling`, width: '11rem', isFigure: true },
    { key: 'open', label: t`Open obligations`, width: '8rem', isFigure: true },
    { key: 'force', label: t`Already in force`, width: '8rem', isFigure: true },
  ];
  return (
    <PlainTable name={t`Fines by tier`} headings={headings}>
      {tiers.map((tier) => (
        <TableRow key={`${tier.catalogue} ${tier.tier}`} className={classes.tier}>
          <TableName>
            <Quoted text={tier.label} />
          </TableName>
          <TableCell className={classes.rule}>
            <Rule tier={tier} />
          </TableCell>
          <TableCell isFigure label={t`Ceiling`} className={classes.ceiling}>
            <CeilingText ceiling={tier.ceiling} />
          </TableCell>
          <TableCell isFigure label={t`Open obligations`}>
            <WorkspaceLink to={obligations.noun} search={tier.search}>
              <NumberText value={tier.open} />
            </WorkspaceLink>
          </TableCell>
          <TableCell isFigure label={t`Already in force`}>
            <NumberText value={tier.inForce} />
          </TableCell>
        </TableRow>
      ))}
    </PlainTable>
  );
}

function Rule({ tier }: { readonly tier: Tier }) {
  const { i18n } = useLingui();
  const { quote } = useQuotes();
  const { maxEur, maxTurnoverPercent, isLower, readAt, note } = tier;
  const provision = quote(tier.provision);
  const source = readAt === null ? provision : <Source address={readAt} text={provision} />;
  if (maxEur === null || maxTurnoverPercent === null)
    return (
      <>
        {source}
        {note !== null && `: ${quote(note)}`}
      </>
    );
  const amount = eurosText(maxEur, i18n.locale);
  const percent = numberText(maxTurnoverPercent, i18n.locale);
  return (
    <>
      {source}:{' '}
      {isLower ? (
        <Trans>
          {amount} or {percent} % of worldwide turnover, whichever is lower
        </Trans>
      ) : (
        <Trans>
          {amount} or {percent} % of worldwide turnover, whichever is higher
        </Trans>
      )}
    </>
  );
}

const Source = ({ address, text }: { readonly address: string; readonly text: string }) => (
  <Anchor href={address} target="_blank" rel="noreferrer" inherit underline="always">
    {text}
  </Anchor>
);

function CeilingText({ ceiling: { kind, eur } }: { readonly ceiling: Tier['ceiling'] }): ReactNode {
  const { i18n } = useLingui();
  if (kind === 'unset' || eur === null) return <Trans>Not set by turnover</Trans>;
  const amount = eurosText(eur, i18n.locale);
  if (kind === 'at_least') return <Trans>at least {amount}</Trans>;
  if (kind === 'at_most') return <Trans>at most {amount}</Trans>;
  return amount;
}

/** Whole euros in the reader's own writing. */
const eurosText = (euros: number, locale: string): string =>
  new Intl.NumberFormat(formatLocale(locale), { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }).format(
    euros,
  );
