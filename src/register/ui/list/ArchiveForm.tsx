import { useLingui } from '@lingui/react/macro';
import { Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { FormActions } from './FormActions.tsx';
import { type ArchiveChoice, archiveChoices } from './list-view.ts';

type ArchiveFormProps = {
  readonly archived: ArchiveChoice;
  readonly onApply: (archived: ArchiveChoice) => void;
  readonly onCancel: () => void;
};

/** Asks whether a list shows archived records. */
export function ArchiveForm({ archived, onApply, onCancel }: ArchiveFormProps) {
  const { t } = useLingui();
  const [chosen, setChosen] = useState(archived);
  const names: Readonly<Record<ArchiveChoice, string>> = {
    no: t`Leave them out`,
    only: t`Show only them`,
    all: t`Show them too`,
  };
  return (
    <FormActions onSubmit={() => onApply(chosen)} onCancel={onCancel}>
      <Radio.Group
        label={t`Archived records`}
        value={chosen}
        onChange={(value) => setChosen(archiveChoices.find((each) => each === value) ?? 'no')}
      >
        <Stack gap={6} mt={6}>
          {archiveChoices.map((choice) => (
            <Radio key={choice} value={choice} label={names[choice]} data-autofocus={choice === chosen || undefined} />
          ))}
        </Stack>
      </Radio.Group>
    </FormActions>
  );
}
