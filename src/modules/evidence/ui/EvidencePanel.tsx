import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Anchor } from '@mantine/core';
import { IconDownload, IconUnlink } from '@tabler/icons-react';
import type { Output } from '../../../kernel/operation.ts';
import { useAct, useRead } from '../../../kit/api.ts';
import type { AboutRecord } from '../../../kit/area.ts';
import { addressOf } from '../../../kit/call.ts';
import { DateText } from '../../../kit/DateText.tsx';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { useWorkspaceId, WorkspaceLink } from '../../../kit/routing.tsx';
import { ReadState } from '../../../kit/states.tsx';
import { GroupCard } from '../../../register/ui/record/GroupCard.tsx';
import { RegisterProvider } from '../../../register/ui/register-context.tsx';
import { evidenceContracts as contracts, evidence } from '../contract.ts';
import { AttachEvidence } from './AttachEvidence.tsx';
import classes from './EvidencePanel.module.css';
import { ValidityBadge } from './Validity.tsx';

type Attached = Output<typeof contracts.attached>['evidence'][number];

/** What shows something about a record: attached, dropped and taken off where it stands. */
export const EvidencePanel = ({ about }: { readonly about: AboutRecord }) => (
  <RegisterProvider register={evidence} contracts={contracts}>
    <Panel record={about.id} />
  </RegisterProvider>
);

function Panel({ record }: { readonly record: string }) {
  const { t } = useLingui();
  const read = useRead(contracts.attached, { workspace: useWorkspaceId(), record }, { keepPrevious: true });
  return (
    <GroupCard title={t`Evidence`}>
      <ReadState read={read}>
        {({ evidence: attached, abilities }) => (
          <>
            {attached.length === 0 && (
              <p className={classes.none}>
                <Trans>No evidence is attached yet.</Trans>
              </p>
            )}
            {attached.length > 0 && (
              <ul className={classes.list}>
                {attached.map((each) => (
                  <AttachedLine key={each.id} attached={each} record={record} mayDetach={abilities.attach} />
                ))}
              </ul>
            )}
            {abilities.attach && <AttachEvidence record={record} mayCreate={abilities.create} />}
          </>
        )}
      </ReadState>
    </GroupCard>
  );
}

type LineProps = { readonly attached: Attached; readonly record: string; readonly mayDetach: boolean };

function AttachedLine({ attached, record, mayDetach }: LineProps) {
  const { t } = useLingui();
  const workspace = useWorkspaceId();
  const { mutate, error, isPending } = useAct(contracts.detach);
  const { id, name, file, coversFrom, coversUntil, expiresOn } = attached;
  return (
    <li className={classes.line}>
      <div className={classes.words}>
        <WorkspaceLink to={`${evidence.noun}/${id}`}>{name}</WorkspaceLink>
        <div className={classes.about}>
          <ValidityBadge dates={{ coversFrom, expiresOn }} />
          <Covers from={coversFrom} until={coversUntil} />
          {file && (
            <Anchor
              href={addressOf(contracts.download, { workspace, revision: file.revision })}
              download={file.filename}
              inherit
              underline="always"
            >
              <IconDownload size={14} stroke={1.8} aria-hidden /> {file.filename}
            </Anchor>
          )}
        </div>
        <FormProblems error={error} fields={{}} title={t`It was not taken off`} />
      </div>
      {mayDetach && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          loading={isPending}
          aria-label={t`Take ${name} off this record`}
          title={t`Take ${name} off this record`}
          onClick={() => mutate({ input: { workspace, evidence: id, record } })}
        >
          <IconUnlink size={15} stroke={1.8} />
        </ActionIcon>
      )}
    </li>
  );
}

type CoversProps = { readonly from: string | null; readonly until: string | null };

function Covers({ from, until }: CoversProps) {
  if (from !== null && until !== null)
    return (
      <span>
        <Trans>
          Covers <DateText at={from} /> to <DateText at={until} />
        </Trans>
      </span>
    );
  const day = from ?? until;
  if (day === null) return null;
  return (
    <span>
      {from === null ? (
        <Trans>
          Covers until <DateText at={day} />
        </Trans>
      ) : (
        <Trans>
          Covers from <DateText at={day} />
        </Trans>
      )}
    </span>
  );
}
