import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, CloseButton } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconPencil } from '@tabler/icons-react';
import { useListActs } from '../../../kit/list-acts.tsx';
import { numberText } from '../../../kit/number-text.ts';
import { mostAtOnce } from '../../contract/bulk.ts';
import type { ArchiveChoice, ListView } from '../list/list-view.ts';
import { useRegister } from '../register-context.tsx';
import classes from './ActionBar.module.css';
import { useBulk, useSelection } from './bulk-context.tsx';
import { SelectionLink } from './SelectionLink.tsx';
import { all, nothing } from './selection.ts';

type ActionBarProps = { readonly total: number; readonly view: ListView };

/** What can be done with the selected records; there as long as any are. */
export function ActionBar({ total, view }: ActionBarProps) {
  const { t, i18n } = useLingui();
  const selection = useSelection();
  const { selection: store } = useBulk();
  const count = selection.isAll ? total : selection.chosen.size;
  if (count === 0) return null;
  const everything = numberText(total, i18n.locale);
  const mayTakeAll = !selection.isAll && selection.chosen.size < total && total <= mostAtOnce;
  return (
    <div className={classes.bar} role="region" aria-label={t`Selected records`}>
      <span className={classes.count} role="status">
        <Plural value={count} one="# selected" other="# selected" />
      </span>
      {mayTakeAll && (
        <Button size="compact-sm" variant="subtle" onClick={() => store.set(all(selection))}>
          <Trans>Select all {everything} of this view</Trans>
        </Button>
      )}
      <div className={classes.acts}>
        <Acts archived={view.archived} />
        <SelectionLink view={view} />
      </div>
      <CloseButton size="sm" aria-label={t`Select nothing`} onClick={() => store.set(nothing)} />
    </div>
  );
}

function Acts({ archived }: { readonly archived: ArchiveChoice }) {
  const { mayEdit, mayArchive, ask } = useBulk();
  const { chosen, isAll } = useSelection();
  const held = [...chosen.values()];
  const { i18n } = useLingui();
  const acts = useListActs(useRegister().register.kind);
  const hasArchived = isAll ? archived !== 'no' : held.some(({ archivedAt }) => archivedAt !== null);
  const hasLive = isAll ? archived !== 'only' : held.some(({ archivedAt }) => archivedAt === null);
  return (
    <>
      {mayEdit && hasLive && (
        <Button
          size="compact-sm"
          leftSection={<IconPencil size={15} stroke={1.8} />}
          onClick={() => ask({ kind: 'edit' })}
        >
          <Trans>Edit…</Trans>
        </Button>
      )}
      {mayEdit &&
        hasLive &&
        acts.map((act) => (
          <Button key={act.name} size="compact-sm" variant="default" onClick={() => ask({ kind: 'act', act })}>
            {i18n._(act.label)}
          </Button>
        ))}
      {mayArchive && hasLive && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArchive size={15} stroke={1.8} />}
          onClick={() => ask({ kind: 'archive' })}
        >
          <Trans>Archive…</Trans>
        </Button>
      )}
      {mayArchive && hasArchived && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconArchiveOff size={15} stroke={1.8} />}
          onClick={() => ask({ kind: 'restore' })}
        >
          <Trans>Restore…</Trans>
        </Button>
      )}
    </>
  );
}
