import { useEffect, useRef, useState } from 'react';
import { useBeingEdited } from '../../../kit/live.ts';
import type { RecordSeen } from '../register-context.tsx';
import { type Changes, changedMeanwhile } from './changes.ts';
import { useSave } from './use-save.ts';

/**
 * An edit of a record that others may change meanwhile. What they changed at other places is taken over without asking
 * and named in `merged`; where both changed the same, `isConflict` asks the person. Nothing is ever written over what
 * somebody has not seen.
 */
export function useEdit(record: RecordSeen, onSaved: () => void) {
  const [began, setBegan] = useState(record);
  const [changes, setChanges] = useState<Changes>({});
  const [why, setWhy] = useState('');
  const [merged, setMerged] = useState<readonly string[]>([]);
  const [isSaved, setSaved] = useState(false);
  const tried = useRef(0);
  const { save, error, isPending, isQuicker } = useSave(() => {
    setSaved(true);
    onSaved();
  });
  useBeingEdited(record.id);
  const isNewer = record.version !== began.version && !isPending && !isSaved;
  const meanwhile = isNewer ? changedMeanwhile(began, record, changes) : [];
  const isConflict = meanwhile.some(({ isMine }) => isMine);
  if (isNewer && !isConflict) {
    setBegan(record);
    setMerged([...new Set([...merged, ...meanwhile.map(({ place }) => place)])]);
  }
  const saveOver = (from: RecordSeen, kept: Changes) => {
    tried.current = from.version;
    save({ began: from, changes: kept, why });
  };
  const isToTryAgain = isQuicker && !isPending && !isConflict;
  // Refused since others had changed other places, which are taken over by now: tried once for each version.
  useEffect(() => {
    if (isToTryAgain && began.version > tried.current) saveOver(began, changes);
  });
  return {
    began,
    changes,
    setChanges,
    why,
    setWhy,
    merged,
    isConflict,
    isSaved,
    isPending,
    error,
    save: () => saveOver(began, changes),
    /** Goes on from the record as it is now, with those of the changes that are kept. */
    settle: (kept: Changes) => {
      setBegan(record);
      setChanges(kept);
    },
    saveOver,
  };
}
