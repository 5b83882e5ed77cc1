import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { listText } from '../../../kit/list-text.ts';
import { Notice } from '../../../kit/Notice.tsx';
import classes from './Toolbar.module.css';

type NotUnderstoodProps = { readonly names: readonly string[]; readonly onDismiss: () => void };

/** Says that a part of the address means nothing here, so that nobody takes the list for narrower than it is. */
export function NotUnderstood({ names, onDismiss }: NotUnderstoodProps) {
  const { t, i18n } = useLingui();
  const listed = listText(names, i18n.locale);
  return (
    <div className={classes.notice}>
      <Notice tone="caution" role="status" title={t`A part of this address was not understood`}>
        <p>
          <Trans>The list is not narrowed by: {listed}</Trans>
        </p>
        <Button variant="default" size="compact-sm" mt={6} onClick={onDismiss}>
          <Trans>Go on without it</Trans>
        </Button>
      </Notice>
    </div>
  );
}
