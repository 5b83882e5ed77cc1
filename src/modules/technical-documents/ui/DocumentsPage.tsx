import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { type Id, parseId } from '../../../kernel/id.ts';
import { languageOf } from '../../../kernel/language.ts';
import type { Output } from '../../../kernel/operation.ts';
import { useRead } from '../../../kit/api.ts';
import { Badge } from '../../../kit/Badge.tsx';
import { Page } from '../../../kit/Page.tsx';
import { useParam, useWorkspaceId, WorkspaceButtonLink } from '../../../kit/routing.tsx';
import { NotFoundState, ReadState } from '../../../kit/states.tsx';
import { GroupCard } from '../../../register/ui/record/GroupCard.tsx';
import { systems } from '../../systems/contract.ts';
import { technicalDocumentContracts as contracts } from '../contract.ts';
import classes from './Documents.module.css';

/** The documents that are asked for about one AI system, each with how much of it is recorded. */
export function DocumentsPage() {
  const system = parseId('system', useParam('system'));
  return system ? <Documents system={system} /> : <NotFoundState level={1} />;
}

function Documents({ system }: { readonly system: Id<'system'> }) {
  const { t, i18n } = useLingui();
  const read = useRead(contracts.list, { workspace: useWorkspaceId(), system, language: languageOf([i18n.locale]) });
  return (
    <Page
      title={t`Technical documents`}
      crumbs={[
        { label: t`AI systems`, to: systems.noun },
        { label: read.data?.system.name ?? '', to: `${systems.noun}/${system}` },
      ]}
      lead={<Trans>Assembled from what is recorded; what is missing is named.</Trans>}
    >
      <ReadState read={read}>
        {({ documents }) => (
          <>
            <Lines documents={documents.filter(({ standing }) => standing !== 'not_owed')} system={system} />
            <Others documents={documents.filter(({ standing }) => standing === 'not_owed')} system={system} />
          </>
        )}
      </ReadState>
    </Page>
  );
}

type LinesProps = {
  readonly documents: Output<typeof contracts.list>['documents'];
  readonly system: Id<'system'>;
};

const Lines = ({ documents, system }: LinesProps) =>
  documents.map(({ document, title, provision, summary, items, missing }) => (
    <GroupCard key={document} title={title} aside={<Recorded items={items} missing={missing} />}>
      <div className={classes.text}>
        <p className={classes.told}>
          {provision}. {summary}
        </p>
        <WorkspaceButtonLink
          to={`${systems.noun}/${system}/technical-documents/${document}`}
          size="compact-md"
          variant="default"
        >
          <Trans>Open {title}</Trans>
        </WorkspaceButtonLink>
      </div>
    </GroupCard>
  ));

/** Documents that nothing that is owed for this system calls for; they can be written all the same. */
function Others(props: LinesProps) {
  if (props.documents.length === 0) return null;
  return (
    <details className={classes.others}>
      <summary>
        <Plural
          value={props.documents.length}
          one="# document that nothing calls for, as far as is determined"
          other="# documents that nothing calls for, as far as is determined"
        />
      </summary>
      <Lines {...props} />
    </details>
  );
}

type RecordedProps = { readonly items: number; readonly missing: number };

/** How much of a document is recorded. */
export const Recorded = ({ items, missing }: RecordedProps) => (
  <Badge tone={missing === 0 ? 'good' : 'caution'}>
    {missing === 0 ? (
      <Trans>Complete</Trans>
    ) : (
      <Trans>
        {missing} of {items} missing
      </Trans>
    )}
  </Badge>
);
