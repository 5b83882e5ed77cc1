import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Text } from '@mantine/core';
import { IconFileSpreadsheet, IconTableImport } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { Notice } from '../../../kit/Notice.tsx';
import { useWriting } from '../../../kit/writing.ts';
import { useRegister } from '../register-context.tsx';
import classes from './FileStep.module.css';
import { PasteRows } from './PasteRows.tsx';
import { StepFrame } from './StepFrame.tsx';
import { useWizard } from './wizard-context.tsx';

/** The first step: a file is chosen, dropped or pasted. */
export function FileStep() {
  const { t } = useLingui();
  const writing = useWriting();
  const { contracts, texts } = useRegister();
  const { said, choose, go } = useWizard();
  const { chosen } = said;
  const [tooLarge, setTooLarge] = useState<File>();
  const { maxBytes } = contracts.import.takesFile;
  const most = writing.size(maxBytes);
  const take = (file: File | undefined) => {
    const isTooLarge = file !== undefined && file.size > maxBytes;
    setTooLarge(isTooLarge ? file : undefined);
    if (file && !isTooLarge) choose(file);
  };
  const { many } = texts;
  return (
    <StepFrame
      title={t`Choose a file`}
      lead={
        <Trans>
          Any list of {many} will do, with a row of headings: what does not fit a field is kept beside it. Nothing is
          written before you have seen what would change.
        </Trans>
      }
    >
      {tooLarge && <TooLarge file={tooLarge} most={most} />}
      {chosen && <Chosen file={chosen.file} onNext={() => go('columns')} />}
      <DropZone onTake={take} most={most} isSmall={chosen !== undefined} />
      <PasteRows onTake={take} />
    </StepFrame>
  );
}

function Chosen({ file, onNext }: { readonly file: File; readonly onNext: () => void }) {
  const { size } = useWriting();
  return (
    <div className={classes.chosen}>
      <IconFileSpreadsheet size={22} stroke={1.5} aria-hidden className={classes.chosenIcon} />
      <div className={classes.chosenName}>
        <strong>{file.name}</strong>
        <span className={classes.size}>{size(file.size)}</span>
      </div>
      <Button onClick={onNext}>
        <Trans>Go on with this file</Trans>
      </Button>
    </div>
  );
}

function TooLarge({ file, most }: { readonly file: File; readonly most: string }) {
  const { t } = useLingui();
  const { name } = file;
  const size = useWriting().size(file.size);
  return (
    <Notice tone="bad" role="alert" title={t`This file is too large`}>
      <Trans>
        {name} has {size}, and an import takes {most} at most. Split it into several files and import one after the
        other: rows that are here already are recognised.
      </Trans>
    </Notice>
  );
}

type DropZoneProps = {
  readonly onTake: (file: File | undefined) => void;
  readonly most: string;
  readonly isSmall: boolean;
};

function DropZone({ onTake, most, isSmall }: DropZoneProps) {
  const { t } = useLingui();
  const { contracts } = useRegister();
  const input = useRef<HTMLInputElement>(null);
  const { isOver, ...dropping } = useDropping(onTake);
  const accept = contracts.import.takesFile.endings.map((ending) => `.${ending}`).join(',');
  return (
    <div className={classes.zone} data-over={isOver || undefined} data-small={isSmall || undefined} {...dropping}>
      <IconTableImport size={36} stroke={1.2} aria-hidden className={classes.zoneIcon} />
      <Text className={classes.zoneText}>
        {isSmall ? <Trans>Drop another file here, or</Trans> : <Trans>Drop a file here, or</Trans>}
      </Text>
      <Group justify="center">
        <Button variant={isSmall ? 'default' : 'filled'} onClick={() => input.current?.click()}>
          {isSmall ? <Trans>Choose another file</Trans> : <Trans>Choose a file</Trans>}
        </Button>
      </Group>
      <input
        ref={input}
        type="file"
        accept={accept}
        className={classes.input}
        tabIndex={-1}
        aria-label={t`File to import`}
        onChange={({ currentTarget }) => {
          onTake(currentTarget.files?.[0]);
          currentTarget.value = '';
        }}
      />
      <Text fz="sm" c="dimmed">
        <Trans>CSV, TSV, Excel (.xlsx) or JSON, up to {most}</Trans>
      </Text>
    </div>
  );
}

/** What makes an element take a file that is dropped on it. */
function useDropping(onTake: (file: File | undefined) => void) {
  const [depth, setDepth] = useState(0);
  const stop = (event: DragEvent) => event.preventDefault();
  return {
    isOver: depth > 0,
    onDragEnter: (event: DragEvent) => {
      stop(event);
      setDepth((before) => before + 1);
    },
    onDragLeave: () => setDepth((before) => Math.max(0, before - 1)),
    onDragOver: stop,
    onDrop: (event: DragEvent) => {
      stop(event);
      setDepth(0);
      onTake(event.dataTransfer.files[0]);
    },
  };
}
