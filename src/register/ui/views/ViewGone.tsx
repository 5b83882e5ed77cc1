import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Notice } from '../../../kit/Notice.tsx';
import { useRegister } from '../register-context.tsx';
import classes from './Views.module.css';

/** Says that the saved view of an address is not there, so that nobody takes the whole list for it. */
export function ViewGone({ onDismiss }: { readonly onDismiss: () => void }) {
  const { t } = useLingui();
  const { many } = useRegister().texts;
  return (
    <div className={classes.gone}>
      <Notice tone="caution" role="status" title={t`This view is not here`}>
        <p>
          <Trans>It was deleted, or it is not shared with you. The list does not show what it showed.</Trans>
        </p>
        <Button variant="default" size="compact-sm" mt={6} onClick={onDismiss}>
          <Trans>Show all {many}</Trans>
        </Button>
      </Notice>
    </div>
  );
}
