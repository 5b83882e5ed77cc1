import { Trans, useLingui } from '@lingui/react/macro';
import { SegmentedControl, Title } from '@mantine/core';
import { useState } from 'react';
import { CopyButton } from '../../../kit/CopyButton.tsx';
import classes from './EntryText.module.css';
import { prettyText } from './entry-seen.ts';
import page from './LedgerPage.module.css';
import type { LedgerEntry } from './ledger-seen.ts';

/** The text of an entry: laid out for reading, or byte for byte as it was sealed, with the hash of its leaf. */
export function EntryText({ entry: { text, leafHash } }: { readonly entry: LedgerEntry }) {
  const { t } = useLingui();
  const [isRaw, setRaw] = useState(false);
  return (
    <section aria-labelledby="entry-text" className={page.card}>
      <div className={classes.head}>
        <Title order={2} id="entry-text">
          <Trans>The text that was sealed</Trans>
        </Title>
        <SegmentedControl
          aria-label={t`How to show the text`}
          size="xs"
          value={isRaw ? 'raw' : 'pretty'}
          onChange={(value) => setRaw(value === 'raw')}
          data={[
            { value: 'pretty', label: t`Laid out` },
            { value: 'raw', label: t`As sealed` },
          ]}
        />
        <CopyButton text={text} label={t`Copy the sealed text`} />
      </div>
      <pre className={classes.text} tabIndex={0} aria-label={t`Text of the entry`} role="region">
        {isRaw ? text : prettyText(text)}
      </pre>
      <p className={classes.leaf}>
        <Trans>Hash of its leaf</Trans> <code>{leafHash}</code>
        <CopyButton text={leafHash} label={t`Copy the hash of the leaf`} />
      </p>
    </section>
  );
}
