import { Trans, useLingui } from '@lingui/react/macro';
import type { Output } from '../../../kernel/operation.ts';
import { DateText } from '../../../kit/DateText.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { WorkspaceLink } from '../../../kit/routing.tsx';
import { useWriting } from '../../../kit/writing.ts';
import type { evidenceContracts as contracts } from '../contract.ts';

type Verified = Output<typeof contracts.verify>;

/** What reading a file's bytes again has shown, what that proves, and what it does not. */
export function Verdict({ verified }: { readonly verified: Verified }) {
  const { t } = useLingui();
  const { found, proof } = verified;
  if (found === 'missing')
    return (
      <Notice tone="bad" role="alert" title={t`The bytes are gone`}>
        <Trans>
          Nothing is kept under this hash any more. Add the same file again from a copy: its hash will tell, and its
          bytes are back.
        </Trans>
      </Notice>
    );
  if (found === 'altered')
    return (
      <Notice tone="bad" role="alert" title={t`These are not the bytes that came`}>
        <Altered verified={verified} />
      </Notice>
    );
  if (!proof?.agrees)
    return (
      <Notice tone="bad" role="alert" title={t`The ledger does not say that this file came`}>
        <Trans>
          The bytes have the hash that is shown here, and no entry of the ledger names it. Have it examined.
        </Trans>
      </Notice>
    );
  return (
    <Notice tone="good" role="status" title={t`The bytes are those that came`}>
      <p>
        <Trans>
          They were read again just now and have the hash that the ledger has recorded since{' '}
          <DateText at={proof.at} to="minute" />: <EntryLink proof={proof} />.
        </Trans>
      </p>
      <p>
        <Trans>
          This proves that the file is as it was then. It does not prove that what stands in it is true, nor how old it
          was when it came.
        </Trans>
      </p>
    </Notice>
  );
}

function Altered({ verified: { expected, actual } }: { readonly verified: Verified }) {
  const { size } = useWriting();
  const [came, there] = [size(expected.size), size(actual?.size ?? 0)];
  const hash = actual?.sha256 ?? '';
  return (
    <Trans>
      {came} came, and now there are {there} with the hash <code>{hash}</code>. Keep a copy of them as they are, then
      add the file again as it came.
    </Trans>
  );
}

function EntryLink({ proof }: { readonly proof: NonNullable<Verified['proof']> }) {
  const { number } = useWriting();
  if (proof.index === null) return <Trans>an entry that is entering the ledger</Trans>;
  const index = number(proof.index);
  return (
    <WorkspaceLink to={`ledger/${proof.entry}`}>
      <Trans>entry {index} and its proof</Trans>
    </WorkspaceLink>
  );
}
