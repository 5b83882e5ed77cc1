import { Trans, useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import { useEffect, useEffectEvent, useRef } from 'react';
import { workspacePath } from '../../../kit/address.ts';
import { useGo } from '../../../kit/routing.tsx';
import { Keys, Shortcut } from '../../../kit/Shortcut.tsx';
import { isPressed, type ShortcutPlace, shortcuts } from '../../../kit/shortcuts.ts';
import { entries } from './Navigation.tsx';
import classes from './Shortcuts.module.css';
import { useEver } from './use-ever.ts';

const patienceMs = 1200;

type ShortcutsProps = {
  readonly workspace: string;
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly close: () => void;
};

/** The shortcuts of all screens; hears those that go to a section (`g` and a letter), and its own. */
export function Shortcuts({ workspace, isOpen, open, close }: ShortcutsProps) {
  useGoTo(workspace, open);
  return useEver(isOpen) && <Sheet isOpen={isOpen} close={close} />;
}

/** All shortcuts, each with what it does. */
function Sheet({ isOpen, close }: Pick<ShortcutsProps, 'isOpen' | 'close'>) {
  const { t, i18n } = useLingui();
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      size={760}
      title={t`Keyboard shortcuts`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <div className={classes.places}>
        <Place title={t`Everywhere`} place="everywhere" />
        <section className={classes.place}>
          <h3 className={classes.title}>
            <Trans>Go to</Trans>
          </h3>
          <dl className={classes.list}>
            {entries.map(({ path, key, label }) => (
              <div key={path} className={classes.row}>
                <dt>{i18n._(label)}</dt>
                <dd>
                  <Shortcut keys={['g', key]} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
        <Place title={t`In a list`} place="list" />
        <Place title={t`While editing`} place="edit" />
        <Place title={t`In your work`} place="work" />
      </div>
    </Modal>
  );
}

function Place({ title, place }: { readonly title: string; readonly place: ShortcutPlace }) {
  const { i18n } = useLingui();
  return (
    <section className={classes.place}>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.list}>
        {Object.entries(shortcuts)
          .filter(([, shortcut]) => shortcut.place === place)
          .map(([name, shortcut]) => (
            <div key={name} className={classes.row}>
              <dt>{i18n._(shortcut.does)}</dt>
              <dd>
                <Keys of={shortcut} />
              </dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

function useGoTo(workspace: string, showAll: () => void): void {
  const go = useGo();
  const lastG = useRef(Number.NEGATIVE_INFINITY);
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (isForSomethingElse(event)) return;
    const entry = entries.find(({ key }) => key === event.key);
    if (isPressed(event, shortcuts.all)) showAll();
    if (entry && event.timeStamp - lastG.current < patienceMs) void go(workspacePath(workspace, entry.path));
    lastG.current = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
  });
  useEffect(() => {
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}

/** Whether a key belongs to a text being written, to an open dialog or to the browser. */
function isForSomethingElse(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  return (
    event.target instanceof Element &&
    event.target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null
  );
}
