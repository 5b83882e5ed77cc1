import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { codeOf } from '../../../kit/problem-error.ts';
import { AdvanceList } from './AdvanceList.tsx';
import { Failure } from './Failure.tsx';
import { ReadingPanel } from './ReadingPanel.tsx';
import classes from './ReadingStep.module.css';
import { StepBar } from './StepBar.tsx';
import { StepFrame } from './StepFrame.tsx';
import { stagesOf } from './stages.ts';
import type { useReading } from './wizard.ts';
import { useWizard } from './wizard-context.tsx';

type ReadingStepProps = { readonly reading: Pick<ReturnType<typeof useReading>, 'sent' | 'error' | 'refetch'> };

/** The second step while the file is being read, or where it could not be. */
export function ReadingStep({ reading: { sent, error, refetch } }: ReadingStepProps) {
  const { t } = useLingui();
  const { go } = useWizard();
  return (
    <StepFrame title={error ? t`The file was not read` : t`Reading the file`}>
      {error ? (
        <>
          <Failure
            error={error}
            {...(codeOf(error) === 'file_not_understood' ? {} : { onRetry: () => void refetch() })}
          >
            <Button variant="default" size="compact-sm" onClick={() => go('file')}>
              <Trans>Choose another file</Trans>
            </Button>
          </Failure>
          {codeOf(error) === 'file_not_understood' && <AnotherWay />}
        </>
      ) : (
        <AdvanceList advance={{ sent, told: undefined }} stages={stagesOf.reading} />
      )}
      <StepBar onBack={() => go('file')} />
    </StepFrame>
  );
}

/** What a person may say where the file itself did not say it. */
function AnotherWay() {
  const { said, say } = useWizard();
  return (
    <details className={classes.another} open={Object.keys(said.choices).length > 0}>
      <summary>
        <Trans>It is a text file with columns: say how to read it</Trans>
      </summary>
      <ReadingPanel
        found={undefined}
        choices={said.choices}
        onChange={(choices) => say({ choices })}
        hasDates={false}
      />
    </details>
  );
}
