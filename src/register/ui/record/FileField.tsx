import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Input } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useAct } from '../../../kit/api.ts';
import { useDropping } from '../../../kit/dropping.ts';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { Progress } from '../../../kit/Progress.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { SentenceText } from '../../../kit/SentenceText.tsx';
import type { Sent } from '../../../kit/upload.ts';
import { useWriting } from '../../../kit/writing.ts';
import { keptFileContracts as contracts, mostFileBytes } from '../../contract/kept-file.ts';
import classes from './FileField.module.css';
import { FileView } from './FileView.tsx';

type FileFieldProps = {
  readonly id: string;
  readonly label: ReactNode;
  /** The name for screen readers. */
  readonly name: string;
  readonly help: string;
  readonly error: string | undefined;
  /** The file as text; empty where there is none. */
  readonly value: string;
  readonly onChange: (value: string | null) => void;
};

/**
 * Edits a field that holds a file. Its bytes are sent as soon as it is chosen or dropped; the record holds it once it is
 * saved. While they are on their way the value says so, and a form that is saved meanwhile is told.
 */
export function FileField({ id, label, name, help, error, value, onChange }: FileFieldProps) {
  const { t } = useLingui();
  const { size } = useWriting();
  const { take, sending, tooLarge, failed } = useSending(value, onChange);
  const { isOver, ...dropping } = useDropping(take);
  const most = size(mostFileBytes);
  const said = tooLarge ? t`This file is too large: ${most} at most.` : error;
  const held = sending ? '' : value;
  return (
    <Input.Wrapper
      label={label}
      labelProps={{ htmlFor: id }}
      description={help}
      error={said !== undefined && !sending && <SentenceText text={said} />}
    >
      <div className={classes.zone} data-over={isOver || undefined} {...dropping}>
        {held !== '' && <FileView value={held} />}
        {sending && <Underway {...sending} />}
        {!sending && (
          <span className={classes.acts}>
            <Choice id={id} name={name} isFirst={held === ''} isWrong={said !== undefined} onTake={take} />
            {held !== '' && (
              <Button variant="default" size="compact-sm" onClick={() => onChange(null)}>
                <Trans>Remove</Trans>
              </Button>
            )}
            {held === '' && (
              <span className={classes.facts}>
                <Trans>or drop it here; {most} at most</Trans>
              </span>
            )}
          </span>
        )}
      </div>
      <FormProblems error={failed} fields={{}} title={t`The file was not sent`} />
    </Input.Wrapper>
  );
}

type ChoiceProps = {
  readonly id: string;
  readonly name: string;
  readonly isFirst: boolean;
  readonly isWrong: boolean;
  readonly onTake: (file: File | undefined) => void;
};

/** The browser's own control, so that it is reached and opened as any other; it looks like our buttons. */
const Choice = ({ id, name, isFirst, isWrong, onTake }: ChoiceProps) => (
  <label className={classes.choice}>
    <input
      id={id}
      type="file"
      aria-label={name}
      aria-invalid={isWrong}
      className={classes.input}
      onChange={({ currentTarget }) => {
        onTake(currentTarget.files?.[0]);
        currentTarget.value = '';
      }}
    />
    {isFirst ? <Trans>Choose a file</Trans> : <Trans>Choose another file</Trans>}
  </label>
);

type Underway = { readonly file: File; readonly sent: Sent | undefined; readonly giveUp: () => void };

function Underway({ file, sent, giveUp }: Underway) {
  const { t } = useLingui();
  const { size } = useWriting();
  const { name } = file;
  const isSent = sent !== undefined && sent.sent >= sent.of;
  return (
    <span className={classes.sending} role="status">
      <Progress
        label={isSent ? t`Keeping ${name}` : t`Sending ${name}`}
        name={t`How much of the file has been sent`}
        done={sent?.sent ?? 0}
        of={isSent ? 0 : file.size}
        count={`${size(sent?.sent ?? 0)} / ${size(file.size)}`}
      />
      <Button variant="default" size="compact-sm" onClick={giveUp} disabled={isSent}>
        <Trans>Give up</Trans>
      </Button>
    </span>
  );
}

/** Sends a file that is chosen; until its answer the field's value is its bare name, which no server takes for a file. */
function useSending(value: string, onChange: FileFieldProps['onChange']) {
  const workspace = useWorkspaceId();
  const { mutate, error, reset } = useAct(contracts.receive, { refreshes: [] });
  const [sending, setSending] = useState<Underway>();
  const [tooLarge, setTooLarge] = useState(false);
  const [isGivenUp, setGivenUp] = useState(false);
  // Other fields may be written while the bytes are on their way: the answer goes into the form as it is by then.
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  const take = (file: File | undefined) => {
    if (!file) return;
    reset();
    setGivenUp(false);
    setTooLarge(file.size > mostFileBytes);
    if (file.size > mostFileBytes) return;
    const control = new AbortController();
    const giveUp = () => {
      setGivenUp(true);
      control.abort();
    };
    const before = value === '' ? null : value;
    setSending({ file, sent: undefined, giveUp });
    onChange(file.name);
    mutate(
      {
        input: { workspace, filename: file.name },
        file,
        signal: control.signal,
        onSent: (sent) => setSending({ file, sent, giveUp }),
      },
      {
        onSuccess: (answer) => latest.current(answer.value),
        onError: () => latest.current(before),
        onSettled: () => setSending(undefined),
      },
    );
  };
  return { take, sending, tooLarge, failed: isGivenUp ? null : error };
}
