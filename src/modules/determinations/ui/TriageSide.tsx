import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Meant } from '../../../kit/area.ts';
import { NumberText } from '../../../kit/Progress.tsx';
import classes from './Determination.module.css';
import { SettledCard } from './SettledCard.tsx';
import type { TriageSeen } from './seen.ts';

type SideProps = {
  readonly triage: TriageSeen;
  readonly meant: Meant;
  readonly current: string | undefined;
  readonly onChoose: (fact: string) => void;
};

/** How far the systems are, what else could be asked, and accepting what is settled. */
export function TriageSide({ triage, meant, current, onChoose }: SideProps) {
  const { t } = useLingui();
  const { questions, classes: found } = triage;
  const held = found.filter(({ yes, open }) => yes + open > 0);
  return (
    <div className={classes.side}>
      {triage.found > 0 && <SettledCard triage={triage} meant={meant} />}
      {questions.length > 0 && (
        <section className={classes.card} aria-label={t`What settles most`}>
          <h2>
            <Trans>What settles most</Trans>
          </h2>
          <ol className={classes.ranked}>
            {questions.map(({ question, systems: open }) => (
              <li key={question.fact}>
                <button
                  type="button"
                  aria-current={question.fact === current || undefined}
                  onClick={() => onChoose(question.fact)}
                >
                  <span>{question.ask}</span>
                  <span className={classes.quiet}>
                    <Plural value={open} one="# AI system" other="# AI systems" />
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </section>
      )}
      {held.length > 0 && (
        <section className={classes.card} aria-label={t`Found so far`}>
          <h2>
            <Trans>Found so far</Trans>
          </h2>
          <ul className={classes.list}>
            {held.map(({ id, label, yes, open }) => (
              <li key={id}>
                <span>{label}</span>
                <span className={classes.quiet}>
                  <NumberText value={yes} />
                  {open > 0 && (
                    <>
                      {' · '}
                      <Plural value={open} one="# open" other="# open" />
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
