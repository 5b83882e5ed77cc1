import { Trans } from '@lingui/react/macro';
import {
  IconArrowRight,
  IconClockHour4,
  IconFileText,
  IconProgressAlert,
  IconRosetteDiscountCheck,
  IconTool,
} from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { NumberText } from '../../../kit/Progress.tsx';
import { WorkspaceButtonLink, WorkspaceLink } from '../../../kit/routing.tsx';
import classes from './AnswerCard.module.css';
import {
  type Answer,
  type Basis,
  bases,
  type Figure,
  figureText,
  gapText,
  isNotBuilt,
  questionTexts,
} from './figures.tsx';
import { nextSteps } from './next-steps.tsx';

const FigureTrend = lazy(async () => ({ default: (await import('./FigureTrend.tsx')).FigureTrend }));

const basisLooks: Readonly<Record<Basis, { readonly label: ReactNode; readonly icon: ReactNode }>> = {
  documented: { label: <Trans>Documented</Trans>, icon: <IconFileText size={16} stroke={1.7} /> },
  working: { label: <Trans>Working</Trans>, icon: <IconTool size={16} stroke={1.7} /> },
  proven: { label: <Trans>Proven</Trans>, icon: <IconRosetteDiscountCheck size={16} stroke={1.7} /> },
};

/** One question with what the records say to it, what is missing, and what to do next. */
export function AnswerCard({ answer, number }: { readonly answer: Answer; readonly number: number }) {
  const headingId = `question-${answer.question}`;
  return (
    <section className={classes.card} aria-labelledby={headingId}>
      <h2 id={headingId} className={classes.question}>
        <span className={classes.number} aria-hidden>
          {number}
        </span>
        <span>{questionTexts[answer.question]}</span>
      </h2>
      <div className={classes.bases}>
        {bases.map((basis) => (
          <BasisBlock
            key={basis}
            basis={basis}
            figures={answer.figures.filter((figure) => figureText(figure).basis === basis)}
          />
        ))}
      </div>
      <Gaps gaps={answer.gaps} />
      <Next answer={answer} />
    </section>
  );
}

function BasisBlock({ basis, figures }: { readonly basis: Basis; readonly figures: readonly Figure[] }) {
  const { label, icon } = basisLooks[basis];
  return (
    <div className={classes.basis}>
      <h3 className={classes.basisName}>
        <span aria-hidden className={classes.basisIcon}>
          {icon}
        </span>
        {label}
      </h3>
      {figures.length === 0 ? (
        <p className={classes.none}>
          <Trans>Nothing yet</Trans>
        </p>
      ) : (
        <ul className={classes.figures}>
          {figures.map((figure) => (
            <li key={figure.id} className={classes.figurePlace}>
              <FigureLine figure={figure} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function FigureLine({ figure }: { readonly figure: Figure }) {
  const { value, of, list, filter } = figure;
  const { label } = figureText(figure);
  const line = (
    <>
      <span className={classes.label}>{label}</span>
      <span className={classes.value}>
        <NumberText value={value} />
        {of !== null && of > 0 && (
          <span className={classes.of}>
            <Trans>
              of <NumberText value={of} />
            </Trans>
          </span>
        )}
      </span>
      {of !== null && of > 0 && (
        <span className={classes.meter} aria-hidden>
          <span style={{ width: `${(value / of) * 100}%` }} />
        </span>
      )}
    </>
  );
  return (
    <>
      {list === null || filter === null ? (
        <span className={classes.figure}>{line}</span>
      ) : (
        <WorkspaceLink to={list} search={filter} underline="never" c="inherit" className={classes.figure}>
          {line}
        </WorkspaceLink>
      )}
      <TrendPlace figure={figure} label={label} />
    </>
  );
}

/** Keeps the room of a trend while it is being read, so that nothing moves when it comes. */
function TrendPlace({ figure, label }: { readonly figure: Figure; readonly label: ReactNode }) {
  return (
    <span className={classes.trend}>
      <Suspense fallback={null}>
        <FigureTrend figure={figure} label={label} />
      </Suspense>
    </span>
  );
}

function Gaps({ gaps }: { readonly gaps: readonly Figure[] }) {
  if (gaps.length === 0) return null;
  return (
    <div className={classes.gaps}>
      <h3 className={classes.gapsName}>
        <Trans>What is missing</Trans>
      </h3>
      <ul className={classes.gapList}>
        {gaps.map((gap) => (
          <li key={gap.id} className={classes.gap} data-ours={isNotBuilt(gap)}>
            <span aria-hidden className={classes.gapIcon}>
              {isNotBuilt(gap) ? (
                <IconClockHour4 size={16} stroke={1.7} />
              ) : (
                <IconProgressAlert size={16} stroke={1.7} />
              )}
            </span>
            <span className={classes.gapText}>
              <GapText gap={gap} />
            </span>
            {!isNotBuilt(gap) && <TrendPlace figure={gap} label={gapText(gap)} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

function GapText({ gap }: { readonly gap: Figure }) {
  if (gap.list === null || gap.filter === null) return gapText(gap);
  return (
    <WorkspaceLink to={gap.list} search={gap.filter} fz="inherit">
      {gapText(gap)}
    </WorkspaceLink>
  );
}

function Next({ answer }: { readonly answer: Answer }) {
  const step = nextSteps[answer.next];
  if (!step) return null;
  const gap = step.isOfGap ? answer.gaps.find(({ filter }) => filter) : undefined;
  const to = gap?.list ?? step.to;
  return (
    <div className={classes.next}>
      {to === undefined ? (
        <p className={classes.rest}>{step.label}</p>
      ) : (
        <WorkspaceButtonLink
          to={to}
          search={gap?.filter ?? undefined}
          variant="light"
          rightSection={<IconArrowRight size={16} stroke={1.7} />}
        >
          {step.label}
        </WorkspaceButtonLink>
      )}
    </div>
  );
}
