import { Trans, useLingui } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useRegister } from '../register-context.tsx';
import type { ViewSeen } from './saved-views.ts';
import classes from './Views.module.css';

type ViewChoicesProps = {
  /** `undefined` while they are being asked for. */
  readonly views: readonly ViewSeen[] | undefined;
  readonly current: string | undefined;
  readonly onChoose: (id: string | undefined) => void;
};

/** All saved views that the reader sees: his own, those of others, and the list as it is without any. */
export function ViewChoices({ views, current, onChoose }: ViewChoicesProps) {
  const { t } = useLingui();
  const { many } = useRegister().texts;
  const own = views?.filter(({ abilities }) => abilities['own']) ?? [];
  const others = views?.filter(({ abilities }) => !abilities['own']) ?? [];
  const items = (group: readonly ViewSeen[]) =>
    group.map((view) => (
      <Choice key={view.id} isCurrent={view.id === current} onChoose={() => onChoose(view.id)}>
        {view.name}
        <Origin view={view} />
      </Choice>
    ));
  return (
    <div className={classes.list}>
      <Choice isCurrent={current === undefined} onChoose={() => onChoose(undefined)}>
        <Trans>All {many}</Trans>
      </Choice>
      {own.length > 0 && <Menu.Label>{t`Mine`}</Menu.Label>}
      {items(own)}
      {others.length > 0 && <Menu.Label>{t`Shared by others`}</Menu.Label>}
      {items(others)}
      {views?.length === 0 && (
        <p className={classes.none}>
          <Trans>Filter, sort and choose columns, then save that here under a name.</Trans>
        </p>
      )}
    </div>
  );
}

type ChoiceProps = { readonly isCurrent: boolean; readonly onChoose: () => void; readonly children: ReactNode };

const Choice = ({ isCurrent, onChoose, children }: ChoiceProps) => (
  <Menu.Item
    className={classes.item}
    aria-current={isCurrent}
    leftSection={
      <IconCheck size={16} stroke={2} aria-hidden style={{ visibility: isCurrent ? 'visible' : 'hidden' }} />
    }
    onClick={onChoose}
  >
    {children}
  </Menu.Item>
);

/** Whose a shared view is. */
function Origin({ view: { shared, owner, abilities } }: { readonly view: ViewSeen }) {
  if (!shared) return null;
  const { name } = owner;
  return <span className={classes.owner}>{abilities['own'] ? <Trans>shared</Trans> : <Trans>by {name}</Trans>}</span>;
}
