import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useRead } from '../../../kit/api.ts';
import { Page } from '../../../kit/Page.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { ReadState, SlowOnly } from '../../../kit/states.tsx';
import { homeContracts, questions } from '../contract.ts';
import { AnswerCard } from './AnswerCard.tsx';
import type { Home } from './figures.tsx';
import classes from './HomePage.module.css';
import { Stages } from './Stages.tsx';
import { Welcome } from './Welcome.tsx';

const HomeCharts = lazy(async () => ({ default: (await import('./HomeCharts.tsx')).HomeCharts }));

/** The home page of a workspace: the four questions, answered from its records. */
export function HomePage() {
  const { t } = useLingui();
  const read = useRead(homeContracts.read, { workspace: useWorkspaceId() });
  const isEmpty = read.data?.systems === 0;
  return (
    <Page
      title={t`Home`}
      lead={!isEmpty && <Trans>Four questions, answered from the records of this workspace.</Trans>}
    >
      <ReadState read={read} loading={<Waiting />}>
        {(home) => (isEmpty ? <Welcome /> : <Answers home={home} />)}
      </ReadState>
    </Page>
  );
}

function Answers({ home }: { readonly home: Home }) {
  return (
    <>
      <section className={classes.inventory} aria-labelledby="inventory">
        <h2 id="inventory" className={classes.heading}>
          <Plural value={home.systems} one="# AI system" other="# AI systems" />
        </h2>
        <Stages stages={home.stages} />
      </section>
      <div className={classes.answers}>
        {home.answers.map((answer, index) => (
          <AnswerCard key={answer.question} answer={answer} number={index + 1} />
        ))}
      </div>
      <Suspense fallback={null}>
        <HomeCharts home={home} />
      </Suspense>
    </>
  );
}

const Waiting = () => (
  <SlowOnly>
    <Skeleton height={96} mb="lg" />
    <div className={classes.answers}>
      {questions.map((question) => (
        <Skeleton key={question} height={320} />
      ))}
    </div>
  </SlowOnly>
);
