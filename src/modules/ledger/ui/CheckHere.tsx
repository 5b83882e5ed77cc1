import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Stack, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { callOperation } from '../../../kit/call.ts';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { Progress } from '../../../kit/Progress.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { SentenceText } from '../../../kit/SentenceText.tsx';
import { ledgerContracts } from '../contract.ts';
import type { LogVerdict } from './check-log.ts';
import { knownLog, rememberLog } from './known-logs.ts';
import classes from './LedgerPage.module.css';
import type { LedgerSeen } from './ledger-seen.ts';

/** Has this browser read every entry and verify the whole ledger itself, against the key and checkpoint it remembers. */
export function CheckHere({ ledger }: { readonly ledger: LedgerSeen }) {
  const { t } = useLingui();
  const [done, setDone] = useState(0);
  const verify = useVerify(setDone);
  const { mutate, data, error, isPending } = verify;
  const reading = t`Entries read and hashed`;
  return (
    <Stack gap="sm" align="stretch">
      <Title order={3}>
        <Trans>By this browser</Trans>
      </Title>
      <p className={classes.text}>
        <Trans>
          Reads every entry, computes the tree itself, and compares it with the signature. It remembers what it saw, and
          will tell if entries before that are ever changed or missing.
        </Trans>
      </p>
      <div>
        <Button
          variant="default"
          loading={isPending}
          disabled={ledger.checkpoint === null}
          onClick={() => {
            setDone(0);
            mutate(ledger);
          }}
        >
          <Trans>Check it here</Trans>
        </Button>
      </div>
      {isPending && <Progress label={reading} name={reading} done={done} of={ledger.size} />}
      <FormProblems error={error} fields={{}} title={t`The check did not end`} />
      {data && <Verdict verdict={data} />}
    </Stack>
  );
}

const atOnce = 1000;

function useVerify(tell: (done: number) => void) {
  const workspace = useWorkspaceId();
  return useMutation({
    mutationFn: async ({ checkpoint, origin, verifierKey, size }: LedgerSeen): Promise<LogVerdict | undefined> => {
      if (checkpoint === null) return undefined;
      const { checkLog } = await import('./check-log.ts');
      const entries = textsOf(size);
      const known = knownLog(origin);
      const verdict = await checkLog({ workspace, origin, verifierKey, checkpoint, entries, known });
      if (verdict.holds) rememberLog(origin, { verifierKey, checkpoint });
      return verdict;
    },
  });

  async function* textsOf(size: number): AsyncGenerator<string> {
    for (let from = 0; from < size; from += atOnce) {
      const page = await callOperation(ledgerContracts.entries, {
        workspace,
        from,
        size: Math.min(atOnce, size - from),
      });
      for (const { text } of page.entries) yield text;
      tell(Math.min(size, from + atOnce));
    }
  }
}

function Verdict({ verdict }: { readonly verdict: LogVerdict }) {
  const { t } = useLingui();
  if (!verdict.holds)
    return (
      <Notice tone="bad" role="alert" title={t`The ledger does not hold`}>
        <p>
          {verdict.code === 'key_changed' ? (
            <Trans>Another key signs than when this browser first looked. Ask who runs this installation why.</Trans>
          ) : (
            <SentenceText text={verdict.detail} />
          )}
        </p>
      </Notice>
    );
  const { size, grownFrom } = verdict;
  return (
    <Notice
      tone="good"
      role="status"
      title={<Plural value={size} one="The ledger holds: # entry" other="The ledger holds: all # entries" />}
    >
      <p>
        {grownFrom === undefined ? (
          <Trans>This browser remembers the key and the checkpoint from now on.</Trans>
        ) : (
          <Plural
            value={grownFrom}
            one="It begins with the entry that this browser saw before, unchanged."
            other="It begins with the # entries that this browser saw before, unchanged."
          />
        )}
      </p>
    </Notice>
  );
}
