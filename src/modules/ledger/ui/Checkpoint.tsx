import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { CopyButton } from '../../../kit/CopyButton.tsx';
import { DateText } from '../../../kit/DateText.tsx';
import { KeyValue } from '../../../kit/KeyValue.tsx';
import { NumberText } from '../../../kit/Progress.tsx';
import classes from './LedgerPage.module.css';
import type { LedgerSeen } from './ledger-seen.ts';
import { RawText } from './RawText.tsx';

/** The newest signed checkpoint: what it says of the log, who signed it, and the signed note itself. */
export function Checkpoint({ ledger }: { readonly ledger: LedgerSeen }) {
  const { t } = useLingui();
  const { size, waiting, root, checkpoint, checkpointAt, verifierKey, origin } = ledger;
  const items = [
    { key: 'size', label: t`Entries under it`, value: <NumberText value={size} /> },
    {
      key: 'at',
      label: t`Signed`,
      value: checkpointAt === null ? t`Not yet` : <DateText at={checkpointAt} to="minute" />,
    },
    { key: 'root', label: t`Root`, value: <Copied text={root} label={t`Copy the root`} /> },
    { key: 'key', label: t`Public key`, value: <Copied text={verifierKey} label={t`Copy the public key`} /> },
    { key: 'origin', label: t`Name of the log`, value: <Copied text={origin} label={t`Copy the name of the log`} /> },
  ];
  return (
    <section aria-labelledby="ledger-checkpoint" className={classes.card}>
      <Title order={2} id="ledger-checkpoint">
        <Trans>Newest checkpoint</Trans>
      </Title>
      <KeyValue items={items} />
      {waiting > 0 && (
        <p className={classes.waiting} role="status">
          <Plural
            value={waiting}
            one="# newer entry waits for its place; that takes a moment."
            other="# newer entries wait for their places; that takes a moment."
          />
        </p>
      )}
      {checkpoint !== null && <RawText title={t`The signed note`} text={checkpoint} label={t`Copy the signed note`} />}
    </section>
  );
}

function Copied({ text, label }: { readonly text: string; readonly label: string }) {
  return (
    <span className={classes.copied}>
      <code>{text}</code>
      <CopyButton text={text} label={label} />
    </span>
  );
}
