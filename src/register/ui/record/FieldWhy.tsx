import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import { useRead } from '../../../kit/api.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import type { FieldSourceSeen } from '../../contract/description.ts';
import { useRegister } from '../register-context.tsx';
import classes from './FieldWhy.module.css';

/** A mark beside a field's name, and the places that it rests on where somebody opened it. */
type FieldWhy = { readonly mark: ReactNode; readonly sources: ReactNode };

const nothing: FieldWhy = { mark: null, sources: null };

/** Why a field is there: the places in laws and standards that it rests on. Nothing where it rests on none. */
export function useFieldWhy(
  name: string,
  { label, className }: { readonly label: string; readonly className: string | undefined },
): FieldWhy {
  const { t } = useLingui();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const sources = useSourcesOf(name);
  if (sources.length === 0) return nothing;
  const mark = (
    <button
      type="button"
      className={className}
      aria-label={t`What ${label} rests on`}
      aria-expanded={isOpen}
      aria-controls={id}
      onClick={() => setOpen(!isOpen)}
    >
      <IconScale size={15} stroke={1.7} aria-hidden />
    </button>
  );
  return { mark, sources: isOpen && <Sources id={id} sources={sources} /> };
}

/** A register tells the same of itself for as long as the page is open. */
function useSourcesOf(name: string): readonly FieldSourceSeen[] {
  const { contracts } = useRegister();
  const described = useRead(contracts.describe, { workspace: useWorkspaceId() }, { staleMs: Number.POSITIVE_INFINITY });
  return described.data?.fields.find((field) => field.name === name)?.sources ?? [];
}

const Sources = ({ id, sources }: { readonly id: string; readonly sources: readonly FieldSourceSeen[] }) => (
  <ul id={id} className={classes.sources}>
    {sources.map(({ work, reference, line, certainty, link }) => (
      <li key={`${work} ${reference}`}>
        <Reference link={link}>
          {work} {reference}
        </Reference>
        <span lang="en">{line}</span>
        {certainty !== 'certain' && <Certainty certainty={certainty} />}
      </li>
    ))}
  </ul>
);

const Reference = ({ link, children }: { readonly link: string | undefined; readonly children: ReactNode }) =>
  link === undefined ? (
    <strong>{children}</strong>
  ) : (
    <Anchor href={link} target="_blank" rel="noopener noreferrer" inherit fw={600}>
      {children}
    </Anchor>
  );

const Certainty = ({ certainty }: Pick<FieldSourceSeen, 'certainty'>) => (
  <em className={classes.certainty}>
    {certainty === 'inferred' ? <Trans>concluded, not said there</Trans> : <Trans>not certain</Trans>}
  </em>
);
