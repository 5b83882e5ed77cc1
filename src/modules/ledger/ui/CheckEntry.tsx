import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, Stack } from '@mantine/core';
import { IconCircle, IconCircleCheck, IconCircleX, IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { callOperation } from '../../../kit/call.ts';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { SentenceText } from '../../../kit/SentenceText.tsx';
import { useWriting } from '../../../kit/writing.ts';
import { ledgerContracts } from '../contract.ts';
import classes from './CheckEntry.module.css';
import type { EntryVerdict, FailedStep, HeldStep } from './check-entry.ts';
import { knownLog } from './known-logs.ts';
import type { ProvenEntry } from './ledger-seen.ts';

/** Has this browser prove, step by step, that an entry stands under the signed checkpoint. */
export function CheckEntry({ proven }: { readonly proven: ProvenEntry }) {
  const { t } = useLingui();
  const { mutate, data, error, isPending } = useCheckEntry(proven);
  return (
    <Stack gap="md">
      <p className={classes.text}>
        <Trans>
          This browser can prove it with the entry’s text, a few hashes and the signed checkpoint. Nothing is believed
          that it has not computed itself.
        </Trans>
      </p>
      <Group gap="xs">
        <Button loading={isPending} onClick={() => mutate()}>
          <Trans>Check it here</Trans>
        </Button>
        <Button variant="default" leftSection={<IconDownload size={16} />} onClick={() => void saveProof(proven)}>
          <Trans>Download the proof</Trans>
        </Button>
      </Group>
      <FormProblems error={error} fields={{}} title={t`The check did not end`} />
      {data && <Steps verdict={data} />}
    </Stack>
  );
}

function useCheckEntry({ entry, inclusion, checkpoint }: ProvenEntry) {
  const workspace = useWorkspaceId();
  return useMutation({
    mutationFn: async (): Promise<EntryVerdict> => {
      const [{ checkEntry }, { origin, verifierKey }] = await Promise.all([
        import('./check-entry.ts'),
        callOperation(ledgerContracts.read, { workspace }),
      ]);
      const knownKey = knownLog(origin)?.verifierKey;
      return checkEntry({ entry, workspace, inclusion, checkpoint, origin, verifierKey, knownKey });
    },
  });
}

/** Has the browser save an entry's proof as other people's tools read it (C2SP tlog-proof). */
async function saveProof({ entry, inclusion, checkpoint }: ProvenEntry): Promise<void> {
  const { proofFile } = await import('./proof-file.ts');
  const address = URL.createObjectURL(new Blob([proofFile({ index: entry.index, inclusion, checkpoint })]));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${entry.id}.tlog-proof`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address));
}

const order = ['key', 'signature', 'text', 'leaf', 'path'] as const satisfies readonly HeldStep['kind'][];

function Steps({ verdict: { held, failed } }: { readonly verdict: EntryVerdict }) {
  const { t } = useLingui();
  const names: Readonly<Record<HeldStep['kind'], string>> = {
    key: t`The public key can be read`,
    signature: t`The key signed the checkpoint`,
    text: t`The text is this entry, in its one form`,
    leaf: t`The text has this hash as a leaf`,
    path: t`The leaf leads to the signed root`,
  };
  return (
    <Stack gap="sm" role="status">
      <ol className={classes.steps}>
        {order.map((kind) => {
          const step = held.find((each) => each.kind === kind);
          const wrong = failed?.kind === kind ? failed : undefined;
          return (
            <li key={kind} className={classes.step} data-state={step ? 'held' : wrong ? 'failed' : 'ahead'}>
              <StepIcon held={step !== undefined} failed={wrong !== undefined} />
              <div className={classes.what}>
                <strong>{names[kind]}</strong>
                {step && <Shows step={step} />}
                {wrong && <Why failed={wrong} />}
              </div>
            </li>
          );
        })}
      </ol>
      {failed ? (
        <Notice tone="bad" title={t`This entry is not proven`}>
          <Trans>Keep this page, and compare with a copy of the ledger that you trust.</Trans>
        </Notice>
      ) : (
        <Notice tone="good" title={t`It is in the ledger`}>
          <Trans>It stands there as it is shown here, under the signed checkpoint.</Trans>
        </Notice>
      )}
    </Stack>
  );
}

function StepIcon({ held, failed }: { readonly held: boolean; readonly failed: boolean }) {
  const Shape = held ? IconCircleCheck : failed ? IconCircleX : IconCircle;
  return <Shape size={19} stroke={1.7} aria-hidden className={classes.icon} />;
}

/** What a step showed. */
function Shows({ step }: { readonly step: HeldStep }): ReactNode {
  const { number, size } = useWriting();
  switch (step.kind) {
    case 'key':
      return (
        <>
          <code className={classes.code}>{step.key}</code>
          {step.isKnown ? (
            <Trans>The same as when this browser first checked the ledger.</Trans>
          ) : (
            <Trans>It comes from this server: compare it with the key that you were given elsewhere.</Trans>
          )}
        </>
      );
    case 'signature': {
      const entries = number(step.size);
      const { root } = step;
      return (
        <span>
          <Trans>
            over {entries} entries with the root <code className={classes.code}>{root}</code>
          </Trans>
        </span>
      );
    }
    case 'text': {
      const bytes = size(step.bytes);
      return (
        <span>
          <Trans>{bytes}, canonical JSON (RFC 8785)</Trans>
        </span>
      );
    }
    case 'leaf':
      return <code className={classes.code}>{step.hash}</code>;
    case 'path':
      return (
        <span>
          <Plural value={step.hashes} one="over # hash (RFC 9162)" other="over # hashes (RFC 9162)" />
        </span>
      );
  }
}

function Why({ failed: { code, detail } }: { readonly failed: FailedStep }) {
  if (code === 'key_changed')
    return (
      <span>
        <Trans>Another key signs than when this browser first looked. Ask who runs this installation why.</Trans>
      </span>
    );
  if (code === 'other_entry')
    return (
      <span>
        <Trans>The server gave another entry than the one at this address.</Trans>
      </span>
    );
  return (
    <span>
      <SentenceText text={detail} />
    </span>
  );
}
