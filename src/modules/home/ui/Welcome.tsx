import { Trans } from '@lingui/react/macro';
import { IconFileImport, IconPlus } from '@tabler/icons-react';
import { useRead } from '../../../kit/api.ts';
import { useWorkspaceId, WorkspaceButtonLink } from '../../../kit/routing.tsx';
import { systemContracts } from '../../systems/contract.ts';
import { questions } from '../contract.ts';
import { questionSources, questionTexts } from './figures.tsx';
import classes from './Welcome.module.css';

/** In the place of the answers, where there are no AI systems: how to begin, and what will be answered then. */
export function Welcome() {
  return (
    <>
      <section className={classes.start}>
        <h2 className={classes.title}>
          <Trans>Begin with your AI systems</Trans>
        </h2>
        <p className={classes.lead}>
          <Trans>
            Everything in Brehon hangs on the inventory. A spreadsheet in CSV or XLSX is enough, in whatever columns you
            keep: you see what it becomes before anything is written.
          </Trans>
        </p>
        <Ways />
      </section>
      <h2 className={classes.heading}>
        <Trans>What this page will answer</Trans>
      </h2>
      <ol className={classes.questions}>
        {questions.map((question) => (
          <li key={question} className={classes.question}>
            <strong>{questionTexts[question]}</strong>
            <span>{questionSources[question]}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

function Ways() {
  const list = useRead(systemContracts.list, { workspace: useWorkspaceId(), size: 1 });
  if (!list.data) return <div className={classes.ways} />;
  const { abilities } = list.data;
  if (!abilities['import'] && !abilities['create']) {
    return (
      <p className={classes.reader}>
        <Trans>Your role lets you read. An owner of this workspace can import or add the first AI systems.</Trans>
      </p>
    );
  }
  return (
    <div className={classes.ways}>
      {abilities['import'] && (
        <WorkspaceButtonLink to="systems/import" size="md" leftSection={<IconFileImport size={18} stroke={1.7} />}>
          <Trans>Import a spreadsheet</Trans>
        </WorkspaceButtonLink>
      )}
      {abilities['create'] && (
        <WorkspaceButtonLink
          to="systems/new"
          size="md"
          variant="default"
          leftSection={<IconPlus size={18} stroke={1.7} />}
        >
          <Trans>Add one by hand</Trans>
        </WorkspaceButtonLink>
      )}
    </div>
  );
}
