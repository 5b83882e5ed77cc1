import { createContext, type ReactNode, use, useState } from 'react';
import { useSetSearch } from '../../../kit/routing.tsx';
import { nothingSaid, type Said, withFile } from './said.ts';
import type { StepName } from './steps.ts';

/** A wizard as its steps use it: what was said in it, and the ways to say more and to go on. */
export type Wizard = {
  readonly said: Said;
  readonly say: (change: Partial<Said>) => void;
  /** Takes a file, and goes to where it is looked into. */
  readonly choose: (file: File) => void;
  readonly go: (step: StepName) => void;
  /** Forgets everything, and goes to the choice of a file. */
  readonly startAgain: () => void;
};

const WizardContext = createContext<Wizard | undefined>(undefined);

/** The wizard around a step; throws outside of `WizardProvider`. */
export function useWizard(): Wizard {
  const wizard = use(WizardContext);
  if (!wizard) throw new Error('this step stands outside of the import wizard');
  return wizard;
}

/** Keeps what is said in the steps. Which step is shown stands in the address, so that the browser's own way back works. */
export function WizardProvider({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState(nothingSaid);
  const setSearch = useSetSearch();
  const go = (step: StepName) => void setSearch({ step }, { replace: false });
  const wizard: Wizard = {
    said,
    say: (change) => setSaid((before) => ({ ...before, ...change })),
    choose: (file) => {
      setSaid((before) => withFile(before, file));
      go('columns');
    },
    go,
    startAgain: () => {
      setSaid(nothingSaid);
      go('file');
    },
  };
  return <WizardContext value={wizard}>{children}</WizardContext>;
}
