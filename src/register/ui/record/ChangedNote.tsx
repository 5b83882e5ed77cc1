import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, CloseButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Ago } from '../../../kit/Ago.tsx';
import { keyOf, useRead } from '../../../kit/api.ts';
import { useNewestVersion } from '../../../kit/live.ts';
import { personId } from '../../../kit/person.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { type HistoryEntrySeen, type RecordSeen, useRegister } from '../register-context.tsx';
import classes from './ChangedNote.module.css';
import { HistoryChange } from './HistoryChange.tsx';
import { labelAt } from './places.ts';

type ChangedNoteProps = {
  readonly record: RecordSeen;
  /** The record is being edited here: what came meanwhile is taken over when the person says so. */
  readonly isEdited?: boolean;
};

const mostEntries = 10;
const mostNames = 3;

/** Says that somebody else changed the record while it was being looked at: who, what, how long ago. */
export function ChangedNote({ record, isEdited = false }: ChangedNoteProps) {
  const { t } = useLingui();
  const [seen, setSeen] = useState(record.version);
  const [isOpen, setOpen] = useState(false);
  const newest = Math.max(useNewestVersion(record.id), record.version);
  const entries = useOthersEntries(record, { since: seen, newest });
  const takeOver = useTakeOver(record);
  const [last] = entries;
  if (!last) return null;
  const putAway = () => {
    setSeen(newest);
    setOpen(false);
  };
  return (
    <div className={classes.note} role="region" aria-label={t`Changed meanwhile`}>
      <div className={classes.line}>
        <p role="status" className={classes.text}>
          <Who entry={last} /> <Ago at={last.at} />
          {entries.length > 1 && (
            <>
              {' '}
              (<Plural value={entries.length} one="# change" other="# changes in all" />)
            </>
          )}
        </p>
        <Button size="compact-sm" variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? <Trans>Hide</Trans> : <Trans>Show</Trans>}
        </Button>
        {isEdited && record.version < newest && (
          <Button size="compact-sm" variant="default" onClick={takeOver}>
            <Trans>Take it over</Trans>
          </Button>
        )}
        <CloseButton size="sm" aria-label={t`Put this note away`} onClick={putAway} />
      </div>
      {isOpen &&
        entries.map((entry) => (
          <ul key={entry.entry} className={classes.changes}>
            {entry.changes.map((change) => (
              <HistoryChange key={change.field} change={change} />
            ))}
          </ul>
        ))}
    </div>
  );
}

/** Who did what, in one sentence. */
function Who({ entry }: { readonly entry: HistoryEntrySeen }) {
  const { texts } = useRegister();
  const { name } = entry.actor;
  const labels = entry.changes.map(({ field }) => labelAt(texts, field));
  const listed = labels.slice(0, mostNames).join(', ');
  const more = labels.length - mostNames;
  if (entry.event.endsWith('.archived')) return <Trans>{name} archived this record</Trans>;
  if (entry.event.endsWith('.restored')) return <Trans>{name} restored this record</Trans>;
  if (more > 0)
    return (
      <Trans>
        {name} changed {listed} and <Plural value={more} one="# more field" other="# more fields" />
      </Trans>
    );
  return (
    <Trans>
      {name} changed {listed}
    </Trans>
  );
}

/** What others did to the record after the version that was seen, newest first. */
function useOthersEntries(
  record: RecordSeen,
  { since, newest }: { readonly since: number; readonly newest: number },
): readonly HistoryEntrySeen[] {
  const { register, contracts } = useRegister();
  const input = { workspace: useWorkspaceId(), [register.kind]: record.id, size: mostEntries };
  const read = useRead(contracts.history, input, { enabled: newest > since, staleMs: 0 });
  return (read.data?.entries ?? []).filter(({ version, actor }) => version > since && actor.person !== personId());
}

/** Reads the record again, which brings what is being edited face to face with what came meanwhile. */
function useTakeOver({ id }: RecordSeen): () => void {
  const { register, contracts } = useRegister();
  const client = useQueryClient();
  const workspace = useWorkspaceId();
  return () => void client.invalidateQueries({ queryKey: keyOf(contracts.read, { workspace, [register.kind]: id }) });
}
