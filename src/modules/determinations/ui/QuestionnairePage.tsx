import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct, useRead } from '../../../kit/api.ts';
import { FormProblems } from '../../../kit/FormProblems.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { Page } from '../../../kit/Page.tsx';
import { Progress } from '../../../kit/Progress.tsx';
import { useQuotes } from '../../../kit/quoted.tsx';
import { useWorkspaceId, WorkspaceButtonLink } from '../../../kit/routing.tsx';
import { ReadState } from '../../../kit/states.tsx';
import { determinationContracts as contracts } from '../contract.ts';
import { AnswersCard } from './AnswersCard.tsx';
import { CatalogueChoice, useCatalogue } from './CatalogueChoice.tsx';
import classes from './Determination.module.css';
import { LiveFindings } from './LiveFindings.tsx';
import { QuestionForm } from './QuestionForm.tsx';
import type { Moved, QuestionnaireSeen, QuestionSeen, Value } from './seen.ts';
import { useSystemId } from './use-system-id.ts';

/** The questions about one AI system, one at a time, with what follows from the answers beside them. */
export function QuestionnairePage() {
  const { t } = useLingui();
  const by = useCatalogue();
  const { isReady, quoteAll } = useQuotes();
  const asked = { workspace: useWorkspaceId(), system: useSystemId(), ...by };
  const read = useRead(contracts.read, asked, { keepPrevious: true, enabled: isReady, shows: quoteAll });
  const name = read.data?.system.name ?? '';
  return (
    <Page
      title={name === '' ? t`Questions` : t`Questions about ${name}`}
      crumbs={[
        { label: t`AI systems`, to: 'systems' },
        { label: name || t`AI system`, to: `systems/${asked.system}` },
      ]}
      actions={
        <WorkspaceButtonLink to={`systems/${asked.system}/determination`} search={by} variant="default">
          <Trans>See what follows</Trans>
        </WorkspaceButtonLink>
      }
    >
      <div className={classes.tools}>
        <CatalogueChoice />
      </div>
      <ReadState read={read}>
        {(questionnaire) => <Asking key={questionnaire.determination.catalogue.id} read={questionnaire} />}
      </ReadState>
    </Page>
  );
}

/** What was answered here, in order, for the way back. */
function useAsking(first: QuestionnaireSeen) {
  const workspace = useWorkspaceId();
  const announce = useAnnounce();
  const { t } = useLingui();
  const [told, setTold] = useState<{ readonly questionnaire: QuestionnaireSeen; readonly moved: readonly Moved[] }>();
  const [path, setPath] = useState<readonly string[]>([]);
  const [chosen, setChosen] = useState<string>();
  const { mutate, error, isPending } = useAct(contracts.answer);
  const { quoteAll } = useQuotes();
  const questionnaire = told?.questionnaire ?? first;
  const catalogue = first.determination.catalogue.id;
  const known = [...questionnaire.questions, ...questionnaire.answers.map(({ question }) => question)];
  const current = known.find(({ fact }) => fact === chosen) ?? questionnaire.questions[0];
  const answer = (question: QuestionSeen, value: Value, note: string | null) => {
    const { fact } = question;
    const input = {
      workspace,
      system: first.system.id,
      catalogue,
      answers: { [fact]: value },
      notes: { [fact]: note },
    };
    const onSuccess = (given: { readonly questionnaire: QuestionnaireSeen; readonly moved: readonly Moved[] }) => {
      const done = quoteAll(given);
      setTold(done);
      setPath((before) => [...before.filter((each) => each !== fact), fact]);
      setChosen(undefined);
      const count = done.moved.length;
      const labels = done.moved.map(({ label }) => label).join(', ');
      announce(count === 0 ? t`Nothing changed by this answer` : t`Changed: ${labels}`);
    };
    mutate({ input }, { onSuccess });
  };
  const before = path.slice(0, chosen === undefined ? undefined : path.indexOf(chosen)).at(-1);
  return { questionnaire, moved: told?.moved ?? [], current, answer, choose: setChosen, before, error, isPending };
}

function Asking({ read }: { readonly read: QuestionnaireSeen }) {
  const { t } = useLingui();
  const { questionnaire, moved, current, answer, choose, before, error, isPending } = useAsking(read);
  const { answers, left, abilities, proposals } = questionnaire;
  if (!abilities.answer) {
    return (
      <Notice title={t`You may read here, but not answer`}>
        <Trans>See what follows from the answers so far, or ask an owner of the workspace for another role.</Trans>
      </Notice>
    );
  }
  const count = answers.length;
  const given = answers.find(({ question }) => question.fact === current?.fact)?.answer;
  return (
    <div className={classes.columns}>
      <div>
        {current && (
          <Progress
            name={t`Answered`}
            label={<Plural value={left} one="about # question left" other="about # questions left" />}
            done={answers.length}
            of={answers.length + left}
            count={t`${count} answered`}
          />
        )}
        <FormProblems error={error} fields={{}} title={t`The answer was not kept`} />
        {current ? (
          <QuestionForm
            key={`${current.fact} ${answers.length}`}
            question={current}
            given={given}
            proposal={proposals.find(({ fact }) => fact === current.fact)}
            isPending={isPending}
            onAnswer={(value, note) => answer(current, value, note)}
            onBack={before === undefined ? undefined : () => choose(before)}
          />
        ) : (
          <Done system={questionnaire.system.id} unknown={answers.filter(isUnknown).length} />
        )}
      </div>
      <div className={classes.side}>
        <LiveFindings questionnaire={questionnaire} moved={moved} />
        <AnswersCard answers={answers} current={current?.fact} onChange={choose} />
      </div>
    </div>
  );
}

const isUnknown = ({ answer }: QuestionnaireSeen['answers'][number]): boolean => answer.standing === 'unknown';

/** Nothing is left to ask: what follows is shown, and may be accepted. */
function Done({ system, unknown }: { readonly system: string; readonly unknown: number }) {
  const { t } = useLingui();
  return (
    <Notice tone="good" title={t`All questions are answered`} role="status">
      {unknown > 0 && (
        <p>
          <Plural value={unknown} one="# of them nobody knows yet." other="# of them nobody knows yet." />
        </p>
      )}
      <div className={classes.accept}>
        <WorkspaceButtonLink to={`systems/${system}/determination`}>
          <Trans>See what follows</Trans>
        </WorkspaceButtonLink>
      </div>
    </Notice>
  );
}
