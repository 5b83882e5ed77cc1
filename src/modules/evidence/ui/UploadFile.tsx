import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Id } from '../../../kernel/id.ts';
import { useAct } from '../../../kit/api.ts';
import { useDropping } from '../../../kit/dropping.ts';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { Progress } from '../../../kit/Progress.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import type { Sent } from '../../../kit/upload.ts';
import { useWriting } from '../../../kit/writing.ts';
import { evidenceContracts as contracts } from '../contract.ts';
import classes from './FilesCard.module.css';

type UploadFileProps = { readonly evidence: Id<'evidence'>; readonly isFirst: boolean };

const { maxBytes } = contracts.upload.takesFile;

/** Takes a file by a drop or a choice and sends it, showing how far it is; it can be given up meanwhile. */
export function UploadFile({ evidence, isFirst }: UploadFileProps) {
  const { t } = useLingui();
  const most = useWriting().size(maxBytes);
  const { take, sending, tooLarge, error } = useUpload(evidence);
  return (
    <div className={classes.upload}>
      {sending ? <Sending {...sending} /> : <DropZone onTake={take} most={most} isFirst={isFirst} />}
      {tooLarge && (
        <Notice tone="bad" role="alert" title={t`This file is too large`}>
          <Trans>
            A file of evidence has {most} at most. Split it, or keep it where it is and record a link to it.
          </Trans>
        </Notice>
      )}
      <FormProblems error={error} fields={{}} title={t`The file was not added`} />
    </div>
  );
}

type Underway = { readonly file: File; readonly sent: Sent | undefined; readonly giveUp: () => void };

function useUpload(evidence: Id<'evidence'>) {
  const workspace = useWorkspaceId();
  const { mutate, error, reset } = useAct(contracts.upload);
  const [sending, setSending] = useState<Underway>();
  const [tooLarge, setTooLarge] = useState(false);
  const [isGivenUp, setGivenUp] = useState(false);
  const take = (file: File | undefined) => {
    if (!file) return;
    const isTooLarge = file.size > maxBytes;
    reset();
    setTooLarge(isTooLarge);
    setGivenUp(false);
    if (isTooLarge) return;
    const control = new AbortController();
    const giveUp = () => {
      setGivenUp(true);
      control.abort();
    };
    setSending({ file, sent: undefined, giveUp });
    mutate(
      {
        input: { workspace, evidence, filename: file.name },
        file,
        signal: control.signal,
        onSent: (sent) => setSending({ file, sent, giveUp }),
      },
      { onSettled: () => setSending(undefined) },
    );
  };
  return { take, sending, tooLarge, error: isGivenUp ? null : error };
}

function Sending({ file, sent, giveUp }: Underway) {
  const { t } = useLingui();
  const { size } = useWriting();
  const { name } = file;
  const isSent = sent !== undefined && sent.sent >= sent.of;
  const count = `${size(sent?.sent ?? 0)} / ${size(file.size)}`;
  return (
    <div className={classes.sending} role="status">
      <Progress
        label={isSent ? t`Keeping ${name}` : t`Sending ${name}`}
        name={t`How much of the file has been sent`}
        done={sent?.sent ?? 0}
        of={isSent ? 0 : file.size}
        count={count}
      />
      <Button variant="default" size="xs" onClick={giveUp} disabled={isSent}>
        <Trans>Give up</Trans>
      </Button>
    </div>
  );
}

type DropZoneProps = {
  readonly onTake: (file: File | undefined) => void;
  readonly most: string;
  readonly isFirst: boolean;
};

function DropZone({ onTake, most, isFirst }: DropZoneProps) {
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  const { isOver, ...dropping } = useDropping(onTake);
  return (
    <div className={classes.zone} data-over={isOver || undefined} {...dropping}>
      <IconPaperclip size={24} stroke={1.4} aria-hidden className={classes.zoneIcon} />
      <div className={classes.zoneText}>
        <p className={classes.zoneLead}>
          {isFirst ? <Trans>Drop the file here</Trans> : <Trans>Drop a newer file here</Trans>}
        </p>
        <p className={classes.dimmed}>
          <Trans>Any kind of file, up to {most}. Its hash and the moment enter the ledger.</Trans>
        </p>
      </div>
      <Button variant={isFirst ? 'filled' : 'default'} onClick={() => input.current?.click()}>
        <Trans>Choose a file</Trans>
      </Button>
      <input
        ref={input}
        type="file"
        className={classes.input}
        tabIndex={-1}
        aria-label={t`File of evidence`}
        onChange={({ currentTarget }) => {
          onTake(currentTarget.files?.[0]);
          currentTarget.value = '';
        }}
      />
    </div>
  );
}
