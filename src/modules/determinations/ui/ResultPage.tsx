import { Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useRead } from '../../../kit/api.ts';
import { DateText } from '../../../kit/DateText.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { Page } from '../../../kit/Page.tsx';
import { useQuotes } from '../../../kit/quoted.tsx';
import { useSearchValues, useSetSearch, useWorkspaceId, WorkspaceButtonLink } from '../../../kit/routing.tsx';
import { ReadState } from '../../../kit/states.tsx';
import { determinationContracts as contracts } from '../contract.ts';
import { AcceptCard } from './AcceptCard.tsx';
import { AnswersCard } from './AnswersCard.tsx';
import { CatalogueChoice, useCatalogue } from './CatalogueChoice.tsx';
import classes from './Determination.module.css';
import { FindingGroups } from './FindingGroups.tsx';
import type { QuestionnaireSeen } from './seen.ts';
import { useSystemId } from './use-system-id.ts';

/** What follows by law for one AI system: every finding with its reasons, on the day that is asked for. */
export function ResultPage() {
  const { t } = useLingui();
  const system = useSystemId();
  const { on } = useSearchValues();
  const day = typeof on === 'string' && /^\d{4}-\d\d-\d\d$/u.test(on) ? { on } : {};
  const by = useCatalogue();
  const { isReady, quoteAll } = useQuotes();
  const asked = { workspace: useWorkspaceId(), system, ...day, ...by };
  const read = useRead(contracts.read, asked, { keepPrevious: true, enabled: isReady, shows: quoteAll });
  const name = read.data?.system.name ?? '';
  return (
    <Page
      title={name === '' ? t`What follows` : t`What follows for ${name}`}
      crumbs={[
        { label: t`AI systems`, to: 'systems' },
        { label: name || t`AI system`, to: `systems/${system}` },
      ]}
      actions={
        read.data?.abilities.answer && (
          <WorkspaceButtonLink to={`systems/${system}/determine`} search={by} variant="default">
            <Trans>Answer questions</Trans>
          </WorkspaceButtonLink>
        )
      }
    >
      <ReadState read={read}>{(questionnaire) => <Result questionnaire={questionnaire} />}</ReadState>
    </Page>
  );
}

function Result({ questionnaire }: { readonly questionnaire: QuestionnaireSeen }) {
  const { determination, answers, questions } = questionnaire;
  const { t } = useLingui();
  const setSearch = useSetSearch();
  return (
    <>
      <div className={classes.tools}>
        <CatalogueChoice />
        <TextInput
          type="date"
          label={t`Law as on`}
          value={determination.lawReadOn}
          onChange={({ currentTarget }) => void setSearch({ on: currentTarget.value || undefined })}
        />
        <Dates determination={determination} />
      </div>
      <div className={classes.columns}>
        <div>
          <FindingGroups questionnaire={questionnaire} />
        </div>
        <div className={classes.side}>
          <AcceptCard questionnaire={questionnaire} />
          {questions.length > 0 && (
            <Notice title={t`More questions are open`}>
              <Trans>What is open below is settled by answers that are still missing.</Trans>
            </Notice>
          )}
          <AnswersCard answers={answers} current={undefined} onChange={undefined} />
        </div>
      </div>
    </>
  );
}

/** By which version of the law it is read, and since when the system is there. */
function Dates({ determination }: { readonly determination: QuestionnaireSeen['determination'] }) {
  const { catalogue, editions, placedOn } = determination;
  const edition = editions.find(({ isRead }) => isRead);
  return (
    <p className={classes.quiet}>
      {catalogue.title} {catalogue.version}
      {edition && <>: {edition.title}</>}.{' '}
      {placedOn === null ? (
        <Trans>The record names no day of placing on the market or putting into service.</Trans>
      ) : (
        <Trans>
          On the market or in service since <DateText at={placedOn} />.
        </Trans>
      )}
    </p>
  );
}
