import { Trans, useLingui } from '@lingui/react/macro';
import { type Id, parseId } from '../../../kernel/id.ts';
import { useRead } from '../../../kit/api.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { ReadState } from '../../../kit/states.tsx';
import { GroupCard } from '../../../register/ui/record/GroupCard.tsx';
import type { RecordSeen } from '../../../register/ui/register-context.tsx';
import { evidenceContracts as contracts } from '../contract.ts';
import classes from './FilesCard.module.css';
import { Revision } from './Revision.tsx';
import type { RevisionSeen } from './revision-seen.ts';
import { UploadFile } from './UploadFile.tsx';

/** The files of a record of evidence, newest first, and the place where another one is dropped. */
export function FilesCard({ record }: { readonly record: RecordSeen }) {
  const evidence = parseId('evidence', record.id);
  return evidence && <Files evidence={evidence} />;
}

function Files({ evidence }: { readonly evidence: Id<'evidence'> }) {
  const { t } = useLingui();
  const read = useRead(contracts.revisions, { workspace: useWorkspaceId(), evidence });
  return (
    <GroupCard title={t`Files`}>
      <ReadState read={read}>
        {({ revisions, abilities }) => (
          <>
            {abilities.upload && <UploadFile evidence={evidence} isFirst={revisions.length === 0} />}
            {revisions.length > 0 && <Revisions revisions={revisions} />}
            {revisions.length === 0 && !abilities.upload && (
              <p className={classes.none}>
                <Trans>No file was added.</Trans>
              </p>
            )}
          </>
        )}
      </ReadState>
    </GroupCard>
  );
}

function Revisions({ revisions }: { readonly revisions: readonly RevisionSeen[] }) {
  const { t } = useLingui();
  return (
    <ol className={classes.revisions} aria-label={t`Revisions, newest first`} reversed>
      {revisions.map((revision, place) => (
        <Revision key={revision.id} revision={revision} isNewest={place === 0} />
      ))}
    </ol>
  );
}
