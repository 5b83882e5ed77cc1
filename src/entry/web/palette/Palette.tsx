import { Trans, useLingui } from '@lingui/react/macro';
import { CloseButton, Loader, Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { Keys, Shortcut } from '../../../kit/Shortcut.tsx';
import { HitLine, HitPreview } from '../../../modules/search/ui/AboutHit.tsx';
import { useIsNarrow } from '../../../register/ui/use-is-narrow.ts';
import { type GroupName, type Option, placeAfter } from './options.ts';
import classes from './Palette.module.css';
import { type PaletteSource, useOptions } from './use-options.ts';

type PaletteProps = PaletteSource & { readonly isOpen: boolean; readonly close: () => void };

/** Goes, finds and acts by a few letters: a combobox over everything one can do here, and the records it finds. */
export function Palette({ isOpen, close, ...source }: PaletteProps) {
  const { t } = useLingui();
  const isNarrow = useIsNarrow();
  return (
    <Modal.Root opened={isOpen} onClose={close} size={860} fullScreen={isNarrow} yOffset="10vh" centered={false}>
      <Modal.Overlay />
      <Modal.Content aria-label={t`Search and commands`}>
        <Modal.Body p={0} className={classes.body}>
          <Inside source={source} close={close} isNarrow={isNarrow} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

type InsideProps = { readonly source: PaletteSource; readonly close: () => void; readonly isNarrow: boolean };

function Inside({ source, close, isNarrow }: InsideProps) {
  const { t } = useLingui();
  const listId = useId();
  const [written, setWritten] = useState('');
  const [chosenId, choose] = useState<string>();
  const { options, isWaiting } = useOptions(source, written);
  const at = Math.max(
    0,
    options.findIndex(({ id }) => id === chosenId),
  );
  const chosen = options[at];
  const elementId = (option: Option | undefined) => (option ? `${listId}-${option.id}` : undefined);
  const run = (option: Option | undefined) => {
    if (!option) return;
    close();
    option.run();
  };
  const goTo = (option: Option | undefined) => {
    choose(option?.id);
    document.getElementById(elementId(option) ?? '')?.scrollIntoView({ block: 'nearest' });
  };
  const hear = (event: KeyboardEvent) => {
    if (heard(event, { options, at, goTo, run })) event.preventDefault();
  };
  return (
    <>
      <div className={classes.head}>
        {isWaiting && written.trim() !== '' ? <Loader size={18} /> : <IconSearch size={18} stroke={1.8} aria-hidden />}
        <Field
          written={written}
          listId={listId}
          activeId={elementId(chosen)}
          onKeyDown={hear}
          onWrite={(text) => {
            setWritten(text);
            choose(undefined);
          }}
        />
        <CloseButton aria-label={t`Close`} onClick={close} />
      </div>
      <div className={classes.columns}>
        <OptionList
          listId={listId}
          options={options}
          chosen={chosen}
          elementId={elementId}
          onPoint={choose}
          onRun={run}
        />
        {!isNarrow && (
          <aside className={classes.preview} aria-label={t`Preview`}>
            {chosen?.hit ? <HitPreview {...chosen.hit} /> : <Hints />}
          </aside>
        )}
      </div>
    </>
  );
}

type Hearing = {
  readonly options: readonly Option[];
  readonly at: number;
  readonly goTo: (option: Option | undefined) => void;
  readonly run: (option: Option | undefined) => void;
};

/** Does what a key asks for among the options; whether it asked for anything. */
function heard({ key, nativeEvent }: KeyboardEvent, { options, at, goTo, run }: Hearing): boolean {
  if (nativeEvent.isComposing) return false;
  const next = placeAfter(key, at, options.length);
  if (next !== undefined) goTo(options[next]);
  else if (key === 'Enter') run(options[at]);
  else return false;
  return true;
}

type FieldProps = {
  readonly written: string;
  readonly listId: string;
  readonly activeId: string | undefined;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onWrite: (text: string) => void;
};

/** Where one writes; it keeps the focus while arrows go through the options. */
function Field({ written, listId, activeId, onKeyDown, onWrite }: FieldProps) {
  const { t } = useLingui();
  return (
    <input
      className={classes.input}
      data-autofocus
      role="combobox"
      aria-expanded
      aria-controls={listId}
      aria-autocomplete="list"
      aria-activedescendant={activeId}
      aria-label={t`Search, go or do`}
      placeholder={t`Search, go somewhere, do something`}
      autoComplete="off"
      spellCheck={false}
      enterKeyHint="go"
      value={written}
      onChange={({ currentTarget }) => onWrite(currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}

type OptionListProps = {
  readonly listId: string;
  readonly options: readonly Option[];
  readonly chosen: Option | undefined;
  readonly elementId: (option: Option) => string | undefined;
  readonly onPoint: (id: string) => void;
  readonly onRun: (option: Option) => void;
};

function OptionList({ listId, options, chosen, elementId, onPoint, onRun }: OptionListProps) {
  const { t } = useLingui();
  const pointedAt = useRef('');
  const names: Readonly<Record<GroupName, string>> = {
    recent: t`Opened lately`,
    go: t`Go to`,
    found: t`Records`,
    views: t`Saved views`,
    act: t`Do`,
  };
  const groups = [...Map.groupBy(options, ({ group }) => group)];
  return (
    <div id={listId} role="listbox" aria-label={t`What can be done`} className={classes.list}>
      {groups.map(([group, inside]) => (
        <div key={group} role="group" aria-labelledby={`${listId}-${group}`}>
          <div id={`${listId}-${group}`} className={classes.groupName}>
            {names[group]}
          </div>
          {inside.map((option) => (
            <OptionRow
              key={option.id}
              id={elementId(option)}
              option={option}
              isChosen={option === chosen}
              onRun={() => onRun(option)}
              onPoint={(x, y) => {
                // A list that moves below a pointer that rests chooses nothing.
                if (pointedAt.current === `${x} ${y}`) return;
                pointedAt.current = `${x} ${y}`;
                onPoint(option.id);
              }}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

type OptionRowProps = {
  readonly id: string | undefined;
  readonly option: Option;
  readonly isChosen: boolean;
  readonly onRun: () => void;
  readonly onPoint: (x: number, y: number) => void;
};

function OptionRow({ id, option, isChosen, onRun, onPoint }: OptionRowProps) {
  const { label, icon: Icon, aside, keys, hit } = option;
  return (
    // The keyboard is heard by the field, which keeps the focus (ARIA 1.2, combobox).
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      className={classes.option}
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={({ clientX, clientY }) => onPoint(clientX, clientY)}
      onClick={onRun}
      onKeyDown={({ key }) => key === 'Enter' && onRun()}
    >
      <Icon size={18} stroke={1.6} />
      <span className={classes.text}>
        <span className={classes.label}>{label}</span>
        {hit && <HitLine {...hit} />}
      </span>
      {aside !== undefined && <span className={classes.aside}>{aside}</span>}
      {keys && (
        <span className={classes.keys} aria-hidden>
          {'key' in keys ? <Keys of={keys} /> : <Shortcut keys={keys} />}
        </span>
      )}
    </div>
  );
}

/** What to write, where no record is chosen. */
const Hints = () => (
  <div className={classes.hints}>
    <p>
      <Trans>
        Write a few letters of what you look for: a name, a reference, words of a description, the id of a record.
      </Trans>
    </p>
    <p>
      <Trans>Arrows choose, Enter opens, Escape closes.</Trans>
    </p>
  </div>
);
