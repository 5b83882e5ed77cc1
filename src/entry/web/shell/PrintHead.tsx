import { Trans } from '@lingui/react/macro';
import { DateText } from '../../../kit/DateText.tsx';
import { usePrinting } from '../../../kit/printing.ts';
import classes from './frames.module.css';

/** On paper, above everything: whose it is, when it was printed, and where it stands. */
export function PrintHead({ workspace }: { readonly workspace: string }) {
  if (!usePrinting()) return null;
  const at = new Date().toISOString();
  const { href } = window.location;
  return (
    <div className={`${classes.printHead} print-only`}>
      <Trans>
        Brehon · {workspace} · printed on <DateText at={at} to="minute" /> · {href}
      </Trans>
    </div>
  );
}
