import { Trans, useLingui } from '@lingui/react/macro';
import type { Output } from '../../../kernel/operation.ts';
import { useRead } from '../../../kit/api.ts';
import { useShownKinds } from '../../../kit/record-panels.tsx';
import { useWorkspaceId, WorkspaceLink } from '../../../kit/routing.tsx';
import { type RecordSeen, useRegister } from '../register-context.tsx';
import type { RegisterContracts } from '../register-source.ts';
import { GroupCard } from './GroupCard.tsx';
import classes from './Related.module.css';

type RelatedSeen = Output<RegisterContracts['related']>['related'][number];

/** What links to a record: the other end of every link but of those that have a part of their own. Nothing where nothing links here. */
export function Related({ record }: { readonly record: RecordSeen }) {
  const { t } = useLingui();
  const { contracts, register } = useRegister();
  const read = useRead(contracts.related, { workspace: useWorkspaceId(), [register.kind]: record.id });
  const shown = useShownKinds(register.kind);
  const related = (read.data?.related ?? []).filter(({ kind }) => !shown.includes(kind));
  if (related.length === 0) return null;
  return (
    <GroupCard title={t`What links here`}>
      <dl>
        {related.map((each) => (
          <RelatedRow key={`${each.noun} ${each.field}`} related={each} to={record.id} />
        ))}
      </dl>
    </GroupCard>
  );
}

function RelatedRow({ related, to }: { readonly related: RelatedSeen; readonly to: string }) {
  const { i18n } = useLingui();
  const { kind, noun, field, total, records } = related;
  const textOf = (place: string, message: string) => {
    const descriptor = { id: `register.${kind}.${place}`, message };
    return i18n._(descriptor);
  };
  const many = textOf('many', related.many);
  const label = textOf(`${field}.label`, related.label);
  return (
    <div className={classes.row}>
      <dt>
        {many} <span className={classes.by}>({label})</span>
      </dt>
      <dd>
        <ul>
          {records.map(({ id, title }) => (
            <li key={id}>
              <WorkspaceLink to={`${noun}/${id}`}>{title}</WorkspaceLink>
            </li>
          ))}
        </ul>
        {total > records.length && (
          <WorkspaceLink to={noun} search={{ [field]: to }}>
            <Trans>All {total}</Trans>
          </WorkspaceLink>
        )}
      </dd>
    </div>
  );
}
