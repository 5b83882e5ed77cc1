import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button } from '@mantine/core';
import { IconDownload, IconShieldCheck } from '@tabler/icons-react';
import { useAct } from '../../../kit/api.ts';
import { Badge } from '../../../kit/Badge.tsx';
import { CopyButton } from '../../../kit/CopyButton.tsx';
import { addressOf } from '../../../kit/call.ts';
import { DateText } from '../../../kit/DateText.tsx';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { useWriting } from '../../../kit/writing.ts';
import { evidenceContracts as contracts } from '../contract.ts';
import { endingFits } from './ending-fits.ts';
import classes from './FilesCard.module.css';
import { useKindNames } from './kind-names.ts';
import type { RevisionSeen } from './revision-seen.ts';
import { Verdict } from './Verdict.tsx';

type RevisionProps = { readonly revision: RevisionSeen; readonly isNewest: boolean };

/** One file of a record of evidence: what it is, since when, and the ways to have it and to check it. */
export function Revision({ revision, isNewest }: RevisionProps) {
  const { t } = useLingui();
  const workspace = useWorkspaceId();
  const { mutate, data, error, isPending } = useAct(contracts.verify, { refreshes: [] });
  const { id, filename, number } = revision;
  return (
    <li className={classes.revision} value={number}>
      <div className={classes.what}>
        <p className={classes.name}>
          <Anchor href={addressOf(contracts.download, { workspace, revision: id })} download={filename} inherit>
            <IconDownload size={15} stroke={1.8} aria-hidden className={classes.download} />
            {filename}
          </Anchor>
          {isNewest && (
            <Badge tone="info">
              <Trans>Newest</Trans>
            </Badge>
          )}
        </p>
        <Facts revision={revision} />
        <Hash revision={revision} />
      </div>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconShieldCheck size={15} stroke={1.8} />}
        loading={isPending}
        aria-label={t`Verify ${filename}`}
        onClick={() => mutate({ input: { workspace, revision: id } })}
      >
        <Trans>Verify</Trans>
      </Button>
      {(error ?? data) && (
        <div className={classes.verdict}>
          <FormProblems error={error} fields={{}} title={t`The check did not end`} />
          {data && <Verdict verified={data} />}
        </div>
      )}
    </li>
  );
}

function Facts({ revision }: { readonly revision: RevisionSeen }) {
  const { size } = useWriting();
  const kindName = useKindNames();
  const { number, mediaType, filename, uploadedAt, uploadedBy } = revision;
  const kind = kindName(mediaType);
  return (
    <>
      <p className={classes.facts}>
        <span>
          <Trans>Revision {number}</Trans>
        </span>
        <span>{kind}</span>
        <span>{size(revision.size)}</span>
        <DateText at={uploadedAt} to="minute" />
        <span>{uploadedBy.name}</span>
      </p>
      {!endingFits(filename, mediaType) && (
        <p className={classes.caution}>
          <Badge tone="caution">
            <Trans>Its name says otherwise: the bytes are of this kind: {kind}</Trans>
          </Badge>
        </p>
      )}
    </>
  );
}

function Hash({ revision: { sha256 } }: { readonly revision: RevisionSeen }) {
  const { t } = useLingui();
  return (
    <p className={classes.facts}>
      <span>
        <Trans>SHA-256</Trans>
      </span>
      <code title={sha256} className={classes.hash}>
        {sha256.slice(0, 8)}…{sha256.slice(-8)}
      </code>
      <CopyButton text={sha256} label={t`Copy the whole hash`} />
    </p>
  );
}
