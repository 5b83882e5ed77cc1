import { Trans, useLingui } from '@lingui/react/macro';

import { Button } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useState } from 'react';
import { FileDrop } from '../../../kit/FileDrop.tsx';

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
      <FileDrop
        endings={contracts.import.takesFile.endings}
        label={t`File to import`}
        onTake={take}
        hint={<Trans>CSV, TSV, Excel (.xlsx) or JSON, up to {most}</Trans>}
        isSmall={chosen !== undefined}
      />
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
