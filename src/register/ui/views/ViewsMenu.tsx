import { Trans } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconBookmark, IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { ListState } from '../list/use-list-view.ts';
import { useRegister } from '../register-context.tsx';
import { useViews, type ViewSeen } from './saved-views.ts';
import { ViewChoices } from './ViewChoices.tsx';
import { ViewDialog, type ViewTask } from './ViewDialog.tsx';
import { ViewNote } from './ViewNote.tsx';
import classes from './Views.module.css';
import { useViewActs, type ViewActs } from './view-acts.ts';
import { isAsSaved, queryOf } from './view-address.ts';

type ViewsMenuProps = Pick<ListState, 'view' | 'saved'> & { readonly columns: readonly string[] };

/** The saved views of a list: one is chosen, what the list shows is saved, and one's own are changed and deleted. */
export function ViewsMenu({ view, saved, columns }: ViewsMenuProps) {
  const { register } = useRegister();
  const [isOpen, setOpen] = useState(false);
  const [task, setTask] = useState<ViewTask>();
  const { base, open } = saved;
  const read = useViews(isOpen || base !== undefined);
  const acts = useViewActs(open);
  const query = queryOf(register, view, columns);
  const mayShare = read.data?.abilities['share'] === true;
  const isChanged = base !== undefined && !isAsSaved(register, view, base);
  return (
    <>
      <Menu opened={isOpen} onChange={setOpen} position="bottom-start" width={300}>
        <Menu.Target>
          <Button
            variant="default"
            leftSection={<IconBookmark size={16} stroke={1.8} />}
            rightSection={<IconChevronDown size={14} stroke={2} />}
          >
            <span className={classes.name}>{base ? base.name : <Trans>Views</Trans>}</span>
            {isChanged && (
              <span className={classes.changed}>
                <Trans>changed</Trans>
              </span>
            )}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <ViewChoices views={read.data?.views} current={base?.id} onChoose={open} />
          <Menu.Divider />
          {base && (
            <BaseActs
              base={base}
              isChanged={isChanged}
              mayShare={mayShare}
              acts={acts}
              onUpdate={() => acts.update(base, query)}
              onDiscard={() => open(base.id)}
              onRename={() => setTask({ kind: 'rename', view: base })}
              onRemove={() => acts.remove(base, () => saved.leave({ ...view, columns }))}
            />
          )}
          <Menu.Item onClick={() => setTask({ kind: 'save', query, mayShare })}>
            <Trans>Save as a new view…</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ViewDialog task={task} onClose={() => setTask(undefined)} onSaved={open} />
      <ViewNote acts={acts} />
    </>
  );
}

type BaseActsProps = {
  readonly base: ViewSeen;
  readonly isChanged: boolean;
  readonly mayShare: boolean;
  readonly acts: ViewActs;
  readonly onUpdate: () => void;
  readonly onDiscard: () => void;
  readonly onRename: () => void;
  readonly onRemove: () => void;
};

/** What can be done with the view that the list began from. */
function BaseActs({ base, isChanged, mayShare, acts, onUpdate, onDiscard, onRename, onRemove }: BaseActsProps) {
  const { name } = base;
  const mayEdit = base.abilities['edit'] === true;
  return (
    <>
      {isChanged && (
        <>
          {mayEdit && (
            <Menu.Item className={classes.item} onClick={onUpdate}>
              <Trans>Save the changes to “{name}”</Trans>
            </Menu.Item>
          )}
          <Menu.Item className={classes.item} onClick={onDiscard}>
            <Trans>Back to “{name}” as it was saved</Trans>
          </Menu.Item>
        </>
      )}
      {mayEdit && (
        <>
          <Menu.Item onClick={onRename}>
            <Trans>Rename…</Trans>
          </Menu.Item>
          {(mayShare || base.shared) && (
            <Menu.Item onClick={() => acts.share(base)}>
              {base.shared ? <Trans>Stop sharing</Trans> : <Trans>Share with the workspace</Trans>}
            </Menu.Item>
          )}
          <Menu.Item onClick={onRemove}>
            <Trans>Delete this view</Trans>
          </Menu.Item>
        </>
      )}
    </>
  );
}
