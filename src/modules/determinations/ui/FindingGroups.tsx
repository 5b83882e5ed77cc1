import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Title } from '@mantine/core';
import { Badge } from '../../../kit/Badge.tsx';
import { DateText } from '../../../kit/DateText.tsx';
import classes from './Determination.module.css';
import { EffectText } from './EffectText.tsx';
import { OverrideForm } from './OverrideForm.tsx';
import { Provisions } from './Provisions.tsx';
import type { FindingSeen, OverrideSeen, QuestionnaireSeen } from './seen.ts';
import { TruthBadge } from './TruthBadge.tsx';

const kinds = ['class', 'role', 'scope', 'exception', 'step'] as const;

/** All findings, group by group: what is so first, then what is open, and what is not so folded away. */
export function FindingGroups({ questionnaire }: { readonly questionnaire: QuestionnaireSeen }) {
  const { t } = useLingui();
  const names: Readonly<Record<(typeof kinds)[number], string>> = {
    class: t`What the system is by law`,
    role: t`Roles of the organisation`,
    scope: t`Whether the law applies`,
    exception: t`Exceptions`,
    step: t`Steps in between`,
  };
  return kinds.map((kind) => {
    const found = questionnaire.determination.findings.filter((finding) => finding.kind === kind);
    const told = [...found.filter(({ truth }) => truth === 'yes'), ...found.filter(({ truth }) => truth === 'unknown')];
    const others = found.filter(({ truth }) => truth === 'no');
    return (
      <section key={kind} className={classes.group} aria-label={names[kind]}>
        <Title order={2} className={classes.groupTitle}>
          {names[kind]}
        </Title>
        <div>
          {told.map((finding) => (
            <Finding key={finding.id} finding={finding} questionnaire={questionnaire} />
          ))}
        </div>
        {others.length > 0 && (
          <details className={classes.provisions}>
            <summary>
              <Plural value={others.length} one="# is not so" other="# are not so" />
            </summary>
            {others.map((finding) => (
              <Finding key={finding.id} finding={finding} questionnaire={questionnaire} />
            ))}
          </details>
        )}
      </section>
    );
  });
}

type FindingProps = { readonly finding: FindingSeen; readonly questionnaire: QuestionnaireSeen };

/** One finding: whether it is so and from when; opened, why, by which provisions, and what is missing. */
function Finding({ finding, questionnaire }: FindingProps) {
  const { label, truth, effect, certainty } = finding;
  const overrides = questionnaire.overrides.filter((override) => override.finding === finding.id);
  return (
    <details className={classes.finding}>
      <summary>
        <TruthBadge truth={truth} /> <span className={classes.findingName}>{label}</span>
        <span className={classes.reference}>{referencesOf(finding, questionnaire)}</span>
        {certainty !== 'certain' && (
          <Badge>{certainty === 'inferred' ? <Trans>concluded</Trans> : <Trans>uncertain</Trans>}</Badge>
        )}
        {overrides.length > 0 && (
          <Badge tone="bad">
            <Trans>Overridden</Trans>
          </Badge>
        )}
        <span className={classes.when}>
          <EffectText effect={effect} />
        </span>
      </summary>
      <Inside finding={finding} questionnaire={questionnaire} overrides={overrides} />
    </details>
  );
}

/** The provisions of a finding, as they are cited: of several ways to it, those that were taken. */
function referencesOf({ source, reasons }: FindingSeen, { determination: { provisions } }: QuestionnaireSeen): string {
  const taken = source.filter((id) => reasons.some((reason) => reason.source.includes(id)));
  const cited = taken.length > 0 ? taken : source;
  return cited.flatMap((id) => provisions.find((each) => each.id === id)?.reference ?? []).join(', ');
}

function Inside({ finding, questionnaire, overrides }: FindingProps & { readonly overrides: readonly OverrideSeen[] }) {
  const { determination, abilities, accepted } = questionnaire;
  const named = (ids: readonly string[]) => determination.provisions.filter(({ id }) => ids.includes(id));
  const { summary, reasons, dates, open, otherwise, source } = finding;
  return (
    <div className={classes.inside}>
      {summary && <p>{summary}</p>}
      {reasons.map((reason) => (
        <Reason key={reason.rule} reason={reason} provisions={named(reason.source)} />
      ))}
      {dates.map(({ from, because, source: by }) => (
        <div key={`${from} ${because}`}>
          <p>
            <DateText at={from} />
            {because && <>: {because}</>}
          </p>
          <Provisions provisions={named(by)} />
        </div>
      ))}
      {open.length > 0 && <Missing open={open} questionnaire={questionnaire} />}
      {otherwise.map((other) => (
        <p key={other.edition} className={classes.quiet}>
          <Trans>By another version</Trans> ({determination.editions.find(({ id }) => id === other.edition)?.title}):{' '}
          <TruthBadge truth={other.truth} /> <EffectText effect={other.effect} />
        </p>
      ))}
      {reasons.length === 0 && <Provisions provisions={named(source)} />}
      {overrides.map((override) => (
        <Override key={override.id} override={override} />
      ))}
      {abilities.override && accepted && <OverrideForm finding={finding} determination={accepted.id} />}
    </div>
  );
}

type ReasonProps = {
  readonly reason: FindingSeen['reasons'][number];
  readonly provisions: Parameters<typeof Provisions>[0]['provisions'];
};

const Reason = ({ reason, provisions }: ReasonProps) => (
  <div className={classes.reason}>
    <p>{reason.because}</p>
    <ul className={classes.lines}>
      {reason.lines.map(({ text, truth, depth }, place) => (
        <li key={`${place} ${text}`} style={{ paddingLeft: `${depth}rem` }}>
          {text} {truth === 'unknown' && <Trans>(open)</Trans>}
        </li>
      ))}
    </ul>
    <Provisions provisions={provisions} />
  </div>
);

/** The questions that would settle it, by how they read. */
function Missing({
  open,
  questionnaire,
}: {
  readonly open: readonly string[];
  readonly questionnaire: QuestionnaireSeen;
}) {
  const { questions, answers } = questionnaire;
  const known = [...questions, ...answers.map(({ question }) => question)];
  const says = open.flatMap((fact) => known.find((question) => question.fact === fact)?.says ?? []);
  const more = open.length - says.length;
  return (
    <p>
      <Trans>Missing:</Trans> {says.join(', ')}{' '}
      {more > 0 && <Plural value={more} one="and # more answer" other="and # more answers" />}
    </p>
  );
}

/** What a reviewer held instead, which stays to be seen when it no longer holds. */
function Override({ override }: { readonly override: OverrideSeen }) {
  const { truth, reason, source, expiresOn, holds, madeAt } = override;
  const { name } = override.madeBy;
  return (
    <div className={classes.reason}>
      <p>
        <Badge tone={holds ? 'bad' : 'neutral'}>
          {holds ? <Trans>Overridden</Trans> : <Trans>Override that has ended</Trans>}
        </Badge>{' '}
        <TruthBadge truth={truth} />
      </p>
      <p>
        {reason} ({source})
      </p>
      <p className={classes.quiet}>
        <Trans>
          {name}, <DateText at={madeAt} />; holds until <DateText at={expiresOn} />
        </Trans>
      </p>
    </div>
  );
}
