import { Trans, useLingui } from '@lingui/react/macro';
import { Button, NativeSelect } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { type Id, parseId } from '../../../kernel/id.ts';
import { type Language, languageOf, languages, parseLanguage } from '../../../kernel/language.ts';
import type { Output } from '../../../kernel/operation.ts';
import { useRead } from '../../../kit/api.ts';
import { addressOf } from '../../../kit/call.ts';
import { languageName } from '../../../kit/language-name.ts';
import { Page } from '../../../kit/Page.tsx';
import { useParam, useWorkspaceId, WorkspaceLink } from '../../../kit/routing.tsx';
import { NotFoundState, ReadState } from '../../../kit/states.tsx';
import { GroupCard } from '../../../register/ui/record/GroupCard.tsx';
import { systems } from '../../systems/contract.ts';
import { technicalDocumentContracts as contracts } from '../contract.ts';
import classes from './Documents.module.css';
import { Recorded } from './DocumentsPage.tsx';

type Item = Output<typeof contracts.read>['sections'][number]['items'][number];

/** One document about an AI system, with a link to every place where something is missing. */
export function DocumentPage() {
  const system = parseId('system', useParam('system'));
  const document = useParam('document');
  return system ? <OneDocument system={system} document={document} /> : <NotFoundState level={1} />;
}

type OneProps = { readonly system: Id<'system'>; readonly document: string };

function OneDocument({ system, document }: OneProps) {
  const { t, i18n } = useLingui();
  const [chosen, setChosen] = useState<Language>();
  const language = chosen ?? languageOf([i18n.locale]);
  const asked = { workspace: useWorkspaceId(), system, document, language };
  const read = useRead(contracts.read, asked, { keepPrevious: true });
  return (
    <Page
      title={read.data?.title ?? t`Technical document`}
      crumbs={[
        { label: t`AI systems`, to: systems.noun },
        { label: read.data?.system.name ?? '', to: `${systems.noun}/${system}` },
        { label: t`Technical documents`, to: `${systems.noun}/${system}/technical-documents` },
      ]}
      aside={read.data && <Recorded items={read.data.items} missing={read.data.missing} />}
      lead={read.data && `${read.data.provision}. ${read.data.summary}`}
      actions={
        <>
          <NativeSelect
            aria-label={t`Language of the document`}
            data={languages.map((value) => ({ value, label: languageName(value) }))}
            value={language}
            onChange={({ currentTarget }) => setChosen(parseLanguage(currentTarget.value))}
          />
          <Download address={addressOf(contracts.docx, asked)} name={t`Download DOCX`} />
          <Download address={addressOf(contracts.pdf, asked)} name={t`Download PDF`} />
        </>
      }
    >
      <ReadState read={read}>
        {({ sections }) =>
          sections.map(({ heading, provision, items }) => (
            <GroupCard key={heading} title={heading} aside={<span className={classes.dimmed}>{provision}</span>}>
              <dl className={classes.items}>
                {items.map((item) => (
                  <ItemPart key={item.label} item={item} />
                ))}
              </dl>
            </GroupCard>
          ))
        }
      </ReadState>
    </Page>
  );
}

const Download = ({ address, name }: { readonly address: string; readonly name: string }) => (
  <Button
    component="a"
    href={address}
    download
    variant="default"
    leftSection={<IconDownload size={16} stroke={1.8} aria-hidden />}
  >
    {name}
  </Button>
);

const ItemPart = ({ item: { label, texts, gaps } }: { readonly item: Item }) => (
  <div className={classes.item}>
    <dt>{label}</dt>
    <dd>
      {texts.map((text) => (
        <p key={text} className={classes.told}>
          {text}
        </p>
      ))}
      {texts.length === 0 &&
        gaps.map(({ missing, to }) => (
          <p key={missing} className={classes.told}>
            <Trans>Missing:</Trans>{' '}
            <WorkspaceLink to={to} underline="always">
              {missing}
            </WorkspaceLink>
          </p>
        ))}
      {texts.length + gaps.length === 0 && (
        <p className={classes.dimmed}>
          <Trans>Not asked for, as far as is determined</Trans>
        </p>
      )}
    </dd>
  </div>
);
