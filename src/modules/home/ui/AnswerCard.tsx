import { Trans } from '@lingui/react/macro';
import {
  IconArrowRight,
  IconClockHour4,
  IconFileText,
  IconProgressAlert,
  IconRosetteDiscountCheck,
  IconTool,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
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
            <li key={figure.id}>
              <FigureLine figure={figure} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function FigureLine({ figure }: { readonly figure: Figure }) {
  const { value, of, filter } = figure;
  const line = (
    <>
      <span className={classes.label}>{figureText(figure).label}</span>
      <span className={classes.value}>
        <NumberText value={value} />
        {of !== null && (
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
  if (!filter) return <span className={classes.figure}>{line}</span>;
  return (
    <WorkspaceLink to="systems" search={filter} underline="never" c="inherit" className={classes.figure}>
      {line}
    </WorkspaceLink>
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
            <GapText gap={gap} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function GapText({ gap }: { readonly gap: Figure }) {
  if (!gap.filter) return <span>{gapText(gap)}</span>;
  return (
    <WorkspaceLink to="systems" search={gap.filter} fz="inherit">
      {gapText(gap)}
    </WorkspaceLink>
  );
}

function Next({ answer }: { readonly answer: Answer }) {
  const step = nextSteps[answer.next];
  if (!step) return null;
  const filter = answer.gaps.find((gap) => gap.filter)?.filter ?? undefined;
  return (
    <div className={classes.next}>
      {step.to === undefined ? (
        <p className={classes.rest}>{step.label}</p>
      ) : (
        <WorkspaceButtonLink
          to={step.to}
          search={step.isOfGap ? filter : undefined}
          variant="light"
          rightSection={<IconArrowRight size={16} stroke={1.7} />}
        >
          {step.label}
        </WorkspaceButtonLink>
      )}
    </div>
  );
}
