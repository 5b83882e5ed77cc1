import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { useSearchValues } from '../../../kit/routing.tsx';
import { Steps } from '../../../kit/Steps.tsx';
import { useRegister } from '../register-context.tsx';
import { CheckStep } from './CheckStep.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { FileStep } from './FileStep.tsx';
import { ImportStep } from './ImportStep.tsx';
import { type Importing, useImporting } from './importing.ts';
import { type FoundFile, faultsOf, mapOf, placeColumns } from './mapping.ts';
import { ReadingStep } from './ReadingStep.tsx';
import { stepHeadingId } from './StepFrame.tsx';
import { type StepName, stepAt, stepNames } from './steps.ts';
import { type ChosenFile, type ImportRequest, useReading } from './wizard.ts';
import { useWizard } from './wizard-context.tsx';

/** The steps of an import: the first until there is a file, then whichever the address says. */
export function ImportSteps() {
  const { said } = useWizard();
  if (said.chosen) return <StepsOfFile chosen={said.chosen} />;
  return (
    <>
      <StepList current="file" />
      <FileStep />
    </>
  );
}

function StepsOfFile({ chosen }: { readonly chosen: ChosenFile }) {
  const { said, go } = useWizard();
  const reading = useReading(chosen, said.choices);
  const importing = useImporting();
  const request = useRequest(chosen, reading.isPlaceholderData ? undefined : reading.data);
  const { step: asked } = useSearchValues();
  const step = importing.isPending
    ? 'import'
    : stepAt(asked, { hasFile: true, isMapped: request !== undefined, hasBegun: hasBegun(importing) });
  useArrivalAt(step, `${reading.status} ${importing.status}`);
  const begin = () => {
    if (request) importing.begin(request, said.reason);
    go('import');
  };
  return (
    <>
      <StepList current={step} canLeave={!hasEnded(importing) && !importing.isPending} />
      {step === 'file' && <FileStep />}
      {step === 'columns' &&
        (reading.data ? (
          <ColumnsStep found={reading.data} isStale={reading.isPlaceholderData} />
        ) : (
          <ReadingStep reading={reading} />
        ))}
      {step === 'check' && request && <CheckStep request={request} onImport={begin} />}
      {step === 'import' && (
        <ImportStep
          importing={importing}
          request={request}
          file={{ name: chosen.file.name, sha256: reading.data?.sha256 ?? '' }}
          onRetry={begin}
        />
      )}
    </>
  );
}

const hasEnded = ({ data }: Importing): boolean => data !== undefined;

const hasBegun = ({ data, error, isPending }: Importing): boolean => isPending || data !== undefined || error !== null;

/** All that was said about a file, as the operations take it; `undefined` while something is in the way. */
function useRequest(chosen: ChosenFile, found: FoundFile | undefined): ImportRequest | undefined {
  const { register } = useRegister();
  const { said } = useWizard();
  if (!found) return undefined;
  const columns = placeColumns(found.columns, said.targets);
  if (faultsOf(columns, register).length > 0) return undefined;
  return { chosen, choices: said.choices, map: mapOf(columns), accept: said.accept };
}

type StepListProps = { readonly current: StepName; readonly canLeave?: boolean };

function StepList({ current, canLeave = false }: StepListProps) {
  const { t } = useLingui();
  const { go } = useWizard();
  const labels: Readonly<Record<StepName, string>> = {
    file: t`File`,
    columns: t`Columns`,
    check: t`Check`,
    import: t`Import`,
  };
  const at = stepNames.indexOf(current);
  const steps = stepNames.map((key, index) => ({
    key,
    label: labels[key],
    onGo: canLeave && index < at ? () => go(key) : undefined,
  }));
  return <Steps name={t`Steps of the import`} steps={steps} current={current} />;
}

/** Takes the focus to the heading of a step that was gone to, and again where what had the focus went with a change of state. */
function useArrivalAt(step: StepName, state: string): void {
  const shown = useRef({ step, state });
  useEffect(() => {
    const before = shown.current;
    shown.current = { step, state };
    const isLost = before.state !== state && document.activeElement === document.body;
    if (before.step === step && !isLost) return;
    document.getElementById(stepHeadingId)?.focus({ preventScroll: true });
    if (before.step !== step) window.scrollTo({ top: 0 });
  }, [step, state]);
}
