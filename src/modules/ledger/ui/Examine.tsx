import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import type { Told } from '../../../kernel/answer.ts';
import type { Output } from '../../../kernel/operation.ts';
import { useAct } from '../../../kit/api.ts';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { Progress } from '../../../kit/Progress.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { SentenceText } from '../../../kit/SentenceText.tsx';
import { ledgerContracts } from '../contract.ts';
import classes from './LedgerPage.module.css';

type Examined = Output<typeof ledgerContracts.fsck>;

/** Has the server derive every hash and every record again from the entries, and shows what differs. */
export function Examine() {
  const { t } = useLingui();
  const workspace = useWorkspaceId();
  const [told, setTold] = useState<Told<typeof ledgerContracts.fsck>>();
  const { mutate, data, error, isPending } = useAct(ledgerContracts.fsck, { refreshes: [] });
  const examine = () => {
    setTold(undefined);
    mutate({ input: { workspace }, onProgress: setTold });
  };
  return (
    <Stack gap="sm" align="stretch">
      <Title order={3}>
        <Trans>By the server, records too</Trans>
      </Title>
      <p className={classes.text}>
        <Trans>
          Derives every hash and every record again from the entries, and compares them with what is stored; reads the
          bytes of every file again.
        </Trans>
      </p>
      <div>
        <Button variant="default" loading={isPending} onClick={examine}>
          <Trans>Examine everything</Trans>
        </Button>
      </div>
      {isPending && <Step told={told} />}
      <FormProblems error={error} fields={{}} title={t`The examination did not end`} />
      {data && <Findings examined={data} />}
    </Stack>
  );
}

function Step({ told }: { readonly told: Told<typeof ledgerContracts.fsck> | undefined }) {
  const { t } = useLingui();
  const names = { entries: t`Entries`, tree: t`Tree and signatures`, records: t`Records`, files: t`Files` };
  const name = told ? names[told.step] : t`Beginning`;
  return <Progress label={name} name={name} done={told?.done ?? 0} of={told?.of ?? 0} />;
}

function Findings({ examined: { findings, entries, records, checkpoints, files } }: { readonly examined: Examined }) {
  const { t } = useLingui();
  const looked = (
    <p>
      <Plural value={entries} one="# entry" other="# entries" />
      {', '}
      <Plural value={checkpoints} one="# checkpoint" other="# checkpoints" />
      {', '}
      <Plural value={records} one="# record" other="# records" />
      {', '}
      <Plural value={files} one="# file" other="# files" />
      {'.'}
    </p>
  );
  if (findings.length === 0)
    return (
      <Notice tone="good" role="status" title={t`Nothing differs`}>
        {looked}
      </Notice>
    );
  return (
    <Notice
      tone="bad"
      role="alert"
      title={<Plural value={findings.length} one="One thing differs" other="# things differ" />}
    >
      {looked}
      <ul className={classes.findings}>
        {findings.map(({ code, subject, detail }) => (
          <li key={`${code} ${subject} ${detail}`}>
            <code>{subject}</code>: <SentenceText text={detail} /> <span className={classes.code}>({code})</span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
