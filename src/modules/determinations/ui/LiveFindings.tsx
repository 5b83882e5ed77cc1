import { Plural, Trans, useLingui } from '@lingui/react/macro';
import classes from './Determination.module.css';
import type { Moved, QuestionnaireSeen } from './seen.ts';
import { TruthBadge } from './TruthBadge.tsx';

type LiveProps = { readonly questionnaire: QuestionnaireSeen; readonly moved: readonly Moved[] };

/** What follows so far, and what the last answer changed. */
export function LiveFindings({ questionnaire, moved }: LiveProps) {
  const { t } = useLingui();
  const { findings } = questionnaire.determination;
  const shown = findings.filter(({ kind, truth }) => (kind === 'class' || kind === 'role') && truth === 'yes');
  const open = findings.filter(({ kind, truth }) => kind === 'class' && truth === 'unknown');
  const told = moved.filter(({ id }) => findings.some((finding) => finding.id === id && finding.kind !== 'step'));
  return (
    <>
      {told.length > 0 && (
        <section className={classes.card} aria-label={t`What the last answer changed`}>
          <h2>
            <Trans>What the last answer changed</Trans>
          </h2>
          <ul className={classes.list}>
            {told.slice(0, mostTold).map(({ id, label, to }) => (
              <li key={id}>
                <span>{label}</span> <TruthBadge truth={to} />
              </li>
            ))}
          </ul>
          {told.length > mostTold && (
            <p className={classes.quiet}>
              <Plural value={told.length - mostTold} one="and # more" other="and # more" />
            </p>
          )}
        </section>
      )}
      <section className={classes.card} aria-label={t`What follows so far`}>
        <h2>
          <Trans>What follows so far</Trans>
        </h2>
        {shown.length === 0 && (
          <p className={classes.quiet}>
            <Trans>Nothing is settled yet.</Trans>
          </p>
        )}
        <ul className={classes.list}>
          {shown.map(({ id, label, truth }) => (
            <li key={id}>
              <span>{label}</span> <TruthBadge truth={truth} />
            </li>
          ))}
        </ul>
        {open.length > 0 && (
          <details className={classes.provisions}>
            <summary>
              <Plural value={open.length} one="# finding is open" other="# findings are open" />
            </summary>
            <ul>
              {open.map(({ id, label }) => (
                <li key={id}>{label}</li>
              ))}
            </ul>
          </details>
        )}
      </section>
    </>
  );
}

const mostTold = 6;
