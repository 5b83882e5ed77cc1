import { Trans } from '@lingui/react/macro';
import { type Id, parseId } from '../../../kernel/id.ts';
import { useRead } from '../../../kit/api.ts';
import { DateText } from '../../../kit/DateText.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import type { OwnParts } from '../../../register/ui/register-context.tsx';
import { determinationContracts } from '../../determinations/contract.ts';

/** A law or standard by its title; one that is not here any more by its id. */
function CatalogueTitle({ value }: { readonly value: string }) {
  const { data } = useRead(determinationContracts.catalogues, {}, { staleMs: Number.POSITIVE_INFINITY });
  return data?.catalogues.find(({ id }) => id === value)?.title ?? value;
}

/** An accepted determination by who accepted it when; what names none as it stands. */
function DeterminationText({ value }: { readonly value: string }) {
  const determination = parseId('determination', value);
  return determination ? <Acceptance determination={determination} /> : value;
}

function Acceptance({ determination }: { readonly determination: Id<'determination'> }) {
  const { data } = useRead(determinationContracts.determination, { workspace: useWorkspaceId(), determination });
  if (!data) return determination;
  const { acceptedAt, acceptedBy } = data.accepted;
  const { name } = acceptedBy;
  return (
    <Trans>
      Accepted by {name} on <DateText at={acceptedAt} />
    </Trans>
  );
}

const Beginning = () => (
  <Trans>
    They come from determinations: answer the questions about an AI system and accept what is found, and its obligations
    stand here.
  </Trans>
);

/** What stands on the screens of obligations beside what their declaration gives. */
export const ownParts: OwnParts = {
  Beginning,
  values: { catalogue: CatalogueTitle, determination: DeterminationText },
};
