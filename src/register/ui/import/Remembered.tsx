import { Trans } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import { DateText } from '../../../kit/DateText.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import type { FoundFile } from './mapping.ts';
import { useWizard } from './wizard-context.tsx';

/** Says that a file with the same columns was imported before, by whom and when, and whose places its columns have now. */
export function Remembered({ remembered }: Pick<FoundFile, 'remembered'>) {
  const { said, say } = useWizard();
  if (!remembered) return null;
  const { at, by, filename, isUsed } = remembered;
  const day = <DateText at={at} />;
  const use = (mapping: 'remembered' | 'proposed') =>
    say({ choices: { ...said.choices, mapping }, targets: new Map() });
  return (
    <Notice title={<Trans>These columns were here before</Trans>}>
      <p>
        {isUsed ? (
          <Trans>
            They go where they went on {day}, when {by} imported {filename}.
          </Trans>
        ) : (
          <Trans>
            They go where the file itself suggests, not where they went on {day}, when {by} imported {filename}.
          </Trans>
        )}{' '}
        <Anchor component="button" type="button" onClick={() => use(isUsed ? 'proposed' : 'remembered')}>
          {isUsed ? <Trans>Propose them afresh</Trans> : <Trans>Use the places of that day</Trans>}
        </Anchor>
      </p>
    </Notice>
  );
}
