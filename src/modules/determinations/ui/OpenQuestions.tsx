import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useRead } from '../../../kit/api.ts';
import { useQuotes } from '../../../kit/quoted.tsx';
import { useWorkspaceId, WorkspaceLink } from '../../../kit/routing.tsx';
import { determinationContracts as contracts } from '../contract.ts';
import { useCatalogue } from './CatalogueChoice.tsx';
import classes from './Determination.module.css';

const mostShown = 5;

/** The open questions that settle most over all AI systems; each leads to where it is answered for them. */
export function OpenQuestions() {
  const { t } = useLingui();
  const by = useCatalogue();
  const { quoteAll } = useQuotes();
  const asked = { workspace: useWorkspaceId(), filter: {}, ...by };
  const { data } = useRead(contracts.triage, asked, { keepPrevious: true, shows: quoteAll });
  const questions = data?.questions.slice(0, mostShown) ?? [];
  if (questions.length === 0) return null;
  return (
    <section className={`${classes.card} ${classes.open}`} aria-label={t`Open questions`}>
      <h2>
        <Trans>Open questions</Trans>
      </h2>
      <p className={classes.quiet}>
        <Trans>What settles most over all AI systems. One answer can be given for all that it is open for.</Trans>
      </p>
      <ol className={classes.ranked}>
        {questions.map(({ question, systems }) => (
          <li key={question.fact}>
            <WorkspaceLink to="determinations/triage" search={{ ...by, ask: question.fact }}>
              {question.ask}
            </WorkspaceLink>
            <span className={classes.quiet}>
              <Plural value={systems} one="open for # AI system" other="open for # AI systems" />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
