import { Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { CopyButton } from '../../../kit/CopyButton.tsx';
import classes from './LedgerPage.module.css';

const command = ['npx', 'brehon', 'ledger', 'verify'].join(' ');

/** Says plainly what the ledger proves and what it does not, and how to check it without trusting this server. */
export function WhatItProves() {
  const { t } = useLingui();
  return (
    <section aria-labelledby="ledger-proves" className={classes.card}>
      <Title order={2} id="ledger-proves">
        <Trans>What it proves</Trans>
      </Title>
      <ul className={classes.points}>
        <Point does>
          <Trans>Nothing that stands in it was altered, removed or moved since it was recorded.</Trans>
        </Point>
        <Point does>
          <Trans>An entry can be shown to an outsider with a proof that needs neither this server nor our word.</Trans>
        </Point>
        <Point does={false}>
          <Trans>It does not prove that what was written was true, only that it has stood there since.</Trans>
        </Point>
        <Point does={false}>
          <Trans>
            Alone it does not show a second, secret history: keep a checkpoint outside of the house and compare later.
          </Trans>
        </Point>
      </ul>
      <p className={classes.dimmed}>
        <Trans>From a computer that you trust, without trusting this server:</Trans>
      </p>
      <div className={classes.command}>
        <code>{command}</code>
        <CopyButton text={command} label={t`Copy the command`} />
      </div>
    </section>
  );
}

function Point({ does, children }: { readonly does: boolean; readonly children: ReactNode }) {
  const Shape = does ? IconCheck : IconX;
  return (
    <li className={classes.point} data-does={does}>
      <Shape size={17} stroke={2} aria-hidden />
      <span>{children}</span>
    </li>
  );
}
