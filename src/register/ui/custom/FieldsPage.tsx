import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconForms, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct, useRead } from '../../../kit/api.ts';
import { Notice } from '../../../kit/Notice.tsx';
import { Page } from '../../../kit/Page.tsx';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { SentenceText } from '../../../kit/SentenceText.tsx';
import { EmptyState, ReadState } from '../../../kit/states.tsx';
import { useListCrumb } from '../list-crumb.ts';
import { useRegister } from '../register-context.tsx';
import { FieldDialog } from './FieldDialog.tsx';
import classes from './Fields.module.css';
import { useKindWords } from './kind-words.ts';
import type { CustomFieldSeen } from './use-register-here.ts';

type Asked = { readonly field: CustomFieldSeen | undefined };

/** The fields that the workspace added to a register: added, changed, put in order, archived and brought back. */
export function FieldsPage() {
  const { t } = useLingui();
  const { contracts, texts } = useRegister();
  const [asked, setAsked] = useState<Asked>();
  const read = useRead(contracts.fields, { workspace: useWorkspaceId() });
  const mayDefine = read.data?.abilities['define'] === true;
  const { many } = texts;
  const add = mayDefine && (
    <Button leftSection={<IconPlus size={16} stroke={2} />} onClick={() => setAsked({ field: undefined })}>
      <Trans>Add a field</Trans>
    </Button>
  );
  return (
    <Page
      title={t`Fields of your own`}
      lead={t`What you record of ${many} beside what is there for everybody. Lists, filters, forms, files and the API have them at once.`}
      crumbs={[useListCrumb()]}
      actions={read.data && read.data.fields.length > 0 && add}
    >
      <ReadState read={read}>
        {({ fields }) =>
          fields.length === 0 ? (
            <EmptyState title={t`No field of your own yet`} icon={IconForms} actions={add}>
              <Trans>
                Is there something that your organisation records and that has no place here? A cost centre, a tier, a
                day of approval: add it once, and every record has it.
              </Trans>
            </EmptyState>
          ) : (
            <FieldLists fields={fields} mayDefine={mayDefine} onChange={(field) => setAsked({ field })} />
          )
        }
      </ReadState>
      {asked && <FieldDialog field={asked.field} onClose={() => setAsked(undefined)} />}
    </Page>
  );
}

type ListsProps = {
  readonly fields: readonly CustomFieldSeen[];
  readonly mayDefine: boolean;
  readonly onChange: (field: CustomFieldSeen) => void;
};

function FieldLists({ fields, mayDefine, onChange }: ListsProps) {
  const { t } = useLingui();
  const live = fields.filter(({ archivedAt }) => archivedAt === null);
  const archived = fields.filter(({ archivedAt }) => archivedAt !== null);
  const acts = useFieldActs();
  return (
    <>
      {acts.error && (
        <Notice tone="bad" role="alert" title={t`That was not done`}>
          <SentenceText text={acts.error.message} />
        </Notice>
      )}
      <ul className={classes.fields} aria-label={t`Fields in use`}>
        {live.map((field, at) => (
          <FieldItem key={field.id} field={field}>
            {mayDefine && (
              <LiveActs
                field={field}
                acts={acts}
                up={at === 0 ? undefined : fields.indexOf(live[at - 1] ?? field) + 1}
                down={at === live.length - 1 ? undefined : fields.indexOf(live[at + 1] ?? field) + 1}
                onChange={onChange}
              />
            )}
          </FieldItem>
        ))}
      </ul>
      {archived.length > 0 && (
        <>
          <h2 className={classes.heading}>
            <Trans>Archived</Trans>
          </h2>
          <ul className={classes.fields} aria-label={t`Archived fields`}>
            {archived.map((field) => (
              <FieldItem key={field.id} field={field}>
                {mayDefine && <RestoreAct field={field} acts={acts} />}
              </FieldItem>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** What is done with a field by one press; each is taken back by another. */
function useFieldActs() {
  const { t } = useLingui();
  const { contracts } = useRegister();
  const workspace = useWorkspaceId();
  const announce = useAnnounce();
  const [move, archive, restore] = [
    useAct(contracts.editField),
    useAct(contracts.archiveField),
    useAct(contracts.restoreField),
  ];
  const say = (text: string) => ({ onSuccess: () => announce(text) });
  const target = ({ id: field, version }: CustomFieldSeen) => ({ workspace, field, version });
  return {
    move: (field: CustomFieldSeen, position: number) =>
      move.mutate({ input: { ...target(field), position } }, say(t`The field is moved`)),
    archive: (field: CustomFieldSeen) =>
      archive.mutate({ input: target(field) }, say(t`The field is archived; its values stay`)),
    restore: (field: CustomFieldSeen) => restore.mutate({ input: target(field) }, say(t`The field is back`)),
    error: move.error ?? archive.error ?? restore.error,
    isPending: move.isPending || archive.isPending || restore.isPending,
  };
}

type Acts = ReturnType<typeof useFieldActs>;

type LiveActsProps = {
  readonly field: CustomFieldSeen;
  readonly acts: Acts;
  /** The place, counted from 1, that is one up and one down. */
  readonly up: number | undefined;
  readonly down: number | undefined;
  readonly onChange: (field: CustomFieldSeen) => void;
};

function LiveActs({ field, acts, up, down, onChange }: LiveActsProps) {
  const { t } = useLingui();
  const { label } = field;
  return (
    <div className={classes.acts}>
      <ActionIcon
        variant="default"
        size={30}
        disabled={up === undefined || acts.isPending}
        aria-label={t`Move “${label}” up`}
        onClick={() => acts.move(field, up ?? 1)}
      >
        <IconArrowUp size={16} />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size={30}
        disabled={down === undefined || acts.isPending}
        aria-label={t`Move “${label}” down`}
        onClick={() => acts.move(field, down ?? 1)}
      >
        <IconArrowDown size={16} />
      </ActionIcon>
      <Button variant="default" size="compact-md" aria-label={t`Change “${label}”`} onClick={() => onChange(field)}>
        <Trans>Change</Trans>
      </Button>
      <Button
        variant="default"
        size="compact-md"
        disabled={acts.isPending}
        aria-label={t`Archive “${label}”`}
        onClick={() => acts.archive(field)}
      >
        <Trans>Archive</Trans>
      </Button>
    </div>
  );
}

function RestoreAct({ field, acts }: { readonly field: CustomFieldSeen; readonly acts: Acts }) {
  const { t } = useLingui();
  const { label } = field;
  return (
    <Button
      variant="default"
      size="compact-md"
      disabled={acts.isPending}
      aria-label={t`Restore “${label}”`}
      onClick={() => acts.restore(field)}
    >
      <Trans>Restore</Trans>
    </Button>
  );
}

function FieldItem({ field, children }: { readonly field: CustomFieldSeen; readonly children: ReactNode }) {
  const { t } = useLingui();
  const { texts } = useRegister();
  const words = useKindWords();
  const told = [
    words[field.kind],
    ...(field.unit === null ? [] : [field.unit]),
    texts.group(field.group),
    ...(field.required ? [t`must be filled in`] : []),
    field.name,
  ];
  return (
    <li className={classes.field}>
      <div className={classes.about}>
        <h3>{field.label}</h3>
        <p className={classes.told}>{told.join(' · ')}</p>
        {field.options.length > 0 && (
          <p className={classes.told}>{field.options.map(({ label }) => label).join(', ')}</p>
        )}
        {field.help !== '' && <p>{field.help}</p>}
      </div>
      {children}
    </li>
  );
}
