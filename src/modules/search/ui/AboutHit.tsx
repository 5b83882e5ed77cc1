import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Badge } from '../../../kit/Badge.tsx';
import { DateText } from '../../../kit/DateText.tsx';
import { KeyValue } from '../../../kit/KeyValue.tsx';
import { registerOf } from '../../../register/ui/known-registers.ts';
import { CellValue } from '../../../register/ui/list/CellValue.tsx';
import { RegisterProvider, useRegister } from '../../../register/ui/register-context.tsx';
import { StateBadge } from '../../../register/ui/StateBadge.tsx';
import { TitlesProvider } from '../../../register/ui/titles-context.tsx';
import { fieldValueOf, isMissing } from '../../../register/ui/values.ts';
import classes from './AboutHit.module.css';
import type { HitSeen } from './use-find.ts';

type AboutHitProps = { readonly noun: string; readonly hit: HitSeen };

/** Shows a part of a hit with the words and forms of its register. */
function InRegister({ noun, hit, children }: AboutHitProps & { readonly children: ReactNode }) {
  const source = registerOf(noun);
  if (!source) return null;
  return (
    <RegisterProvider {...source}>
      <TitlesProvider titles={hit.titles}>{children}</TitlesProvider>
    </RegisterProvider>
  );
}

/** A record before it is opened: its state, who answers for it, what its list shows, and who changed it last. */
export const HitPreview = (props: AboutHitProps) => (
  <InRegister {...props}>
    <Preview hit={props.hit} />
  </InRegister>
);

function Preview({ hit }: { readonly hit: HitSeen }) {
  const { register, texts } = useRegister();
  const state = register.states?.field;
  const recorded = Object.entries(hit.values).filter(
    ([name, value]) => name !== state && !isMissing(fieldValueOf(value)),
  );
  const items = recorded.map(([name, value]) => ({
    key: name,
    label: texts.label(name),
    value: <CellValue name={name} value={fieldValueOf(value)} />,
  }));
  const { changedBy } = hit;
  return (
    <div className={classes.preview}>
      <p className={classes.kind}>{texts.one}</p>
      <p className={classes.title}>{hit.title}</p>
      <div className={classes.marks}>
        {hit.state !== null && <StateBadge state={hit.state} />}
        {hit.archivedAt !== null && (
          <Badge>
            <Trans>archived</Trans>
          </Badge>
        )}
        {hit.reference !== null && <span className={classes.reference}>{hit.reference}</span>}
      </div>
      {hit.snippet && <SnippetText snippet={hit.snippet} isNamed />}
      <KeyValue items={items} />
      <p className={classes.changed}>
        {changedBy === null ? (
          <Trans>
            Last changed on <DateText at={hit.updatedAt} />
          </Trans>
        ) : (
          <Trans>
            Last changed on <DateText at={hit.updatedAt} /> by {changedBy}
          </Trans>
        )}
      </p>
    </div>
  );
}

/** One line about a hit: its state, its reference and where the words stand. */
export const HitLine = (props: AboutHitProps) => (
  <InRegister {...props}>
    <Line hit={props.hit} />
  </InRegister>
);

function Line({ hit }: { readonly hit: HitSeen }) {
  return (
    <span className={classes.line}>
      {hit.state !== null && <StateBadge state={hit.state} />}
      {hit.archivedAt !== null && (
        <Badge>
          <Trans>archived</Trans>
        </Badge>
      )}
      {hit.reference !== null && <span className={classes.reference}>{hit.reference}</span>}
      {hit.snippet && <SnippetText snippet={hit.snippet} />}
    </span>
  );
}

type SnippetTextProps = { readonly snippet: NonNullable<HitSeen['snippet']>; readonly isNamed?: boolean };

/** The words where they stand, marked. */
function SnippetText({ snippet, isNamed = false }: SnippetTextProps) {
  const { texts } = useRegister();
  const { field, before, match, after } = snippet;
  const name = field.startsWith('extra.') ? field.slice('extra.'.length) : texts.label(field);
  return (
    <span className={classes.snippet}>
      {isNamed && <span className={classes.field}>{name}: </span>}
      {before}
      <mark className={classes.mark}>{match}</mark>
      {after}
    </span>
  );
}
