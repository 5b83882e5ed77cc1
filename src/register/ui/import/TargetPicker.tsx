import { Trans, useLingui } from '@lingui/react/macro';
import { Combobox, InputBase, useCombobox } from '@mantine/core';
import { IconCheck, IconSelector } from '@tabler/icons-react';
import { type ComponentProps, useEffect, useRef, useState } from 'react';
import { fieldsOf } from '../../contract/register.ts';
import { useMayDefine } from '../custom/use-may-define.ts';
import { useRegister } from '../register-context.tsx';
import { extra, isField, newField, none, type PlacedColumn } from './mapping.ts';
import classes from './TargetPicker.module.css';

type TargetPickerProps = {
  readonly column: PlacedColumn;
  /** The heading of the column that each field is given to. */
  readonly takenBy: ReadonlyMap<string, string>;
  readonly onChoose: (target: string) => void;
};

/**
 * Chooses where a column goes: typing narrows the list, arrows and Enter choose, Escape leaves it as it was. A wide file
 * has hundreds of these, so the list is made only when it is opened.
 */
export function TargetPicker(props: TargetPickerProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && document.activeElement === document.body) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (isOpen) return <OpenPicker {...props} onClose={() => setOpen(false)} />;
  return <TargetButton ref={button} column={props.column} aria-expanded={false} onClick={() => setOpen(true)} />;
}

type TargetButtonProps = ComponentProps<'button'> & { readonly column: PlacedColumn };

function TargetButton({ column, ...rest }: TargetButtonProps) {
  const { t } = useLingui();
  const { heading, target, rival } = column;
  const goesTo = useTargetText()(target);
  return (
    <button
      {...rest}
      type="button"
      className={classes.button}
      data-kind={isField(target) ? 'field' : target}
      data-wrong={rival !== undefined || undefined}
      aria-haspopup="listbox"
      aria-label={t`${heading} goes to: ${goesTo}`}
    >
      <span className={classes.name}>{goesTo}</span>
      <IconSelector size={15} stroke={1.6} aria-hidden />
    </button>
  );
}

/** The list is put in its place after it is made: until then, scrolling to it would lead astray. */
const focusWithoutScrolling = (input: HTMLElement | null): void => input?.focus({ preventScroll: true });

function OpenPicker({ column, takenBy, onChoose, onClose }: TargetPickerProps & { readonly onClose: () => void }) {
  const { t } = useLingui();
  const [written, setWritten] = useState('');
  const combobox = useCombobox({ defaultOpened: true, onDropdownClose: onClose });
  const choose = (chosen: string) => {
    onChoose(chosen);
    onClose();
  };
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={choose}
      width={300}
      position="bottom-end"
      shadow="md"
      withinPortal={false}
    >
      <Combobox.Target targetType="button" withAriaAttributes={false}>
        <TargetButton column={column} aria-expanded onClick={onClose} />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          component={InputBase}
          ref={focusWithoutScrolling}
          value={written}
          onChange={(event) => {
            setWritten(event.currentTarget.value);
            combobox.selectFirstOption();
          }}
          placeholder={t`Find a field`}
          aria-label={t`Find a field`}
        />
        <Targets column={column} takenBy={takenBy} written={written} />
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** Gives a function that says where a target is: the label of a field, or what becomes of a column that has none. */
export function useTargetText(): (target: string) => string {
  const { t } = useLingui();
  const { texts } = useRegister();
  const others: Readonly<Record<string, string>> = {
    [extra]: t`Keep as extra field`,
    [newField]: t`Make a field of your own …`,
    [none]: t`Leave out`,
  };
  return (target) => others[target] ?? texts.label(target);
}

type TargetsProps = Omit<TargetPickerProps, 'onChoose'> & { readonly written: string };

function Targets({ column, takenBy, written }: TargetsProps) {
  const { t } = useLingui();
  const { register, texts } = useRegister();
  const targetText = useTargetText();
  const wanted = written.trim().toLocaleLowerCase();
  const isWanted = (target: string) => targetText(target).toLocaleLowerCase().includes(wanted);
  const fields = fieldsOf(register);
  const mayDefine = useMayDefine();
  const groups = [
    { key: '', label: t`No field`, targets: mayDefine ? [extra, newField, none] : [extra, none] },
    ...Object.keys(register.groups).map((group) => ({
      key: group,
      label: texts.group(group),
      targets: fields.filter(([, field]) => field.group === group).map(([name]) => name),
    })),
  ];
  const found = groups
    .map(({ targets, ...group }) => ({ ...group, targets: targets.filter(isWanted) }))
    .filter(({ targets }) => targets.length > 0);
  return (
    <Combobox.Options mah={340} className={classes.options} aria-label={t`Fields`}>
      {found.map(({ key, label, targets }) => (
        <Combobox.Group key={key} label={label}>
          {targets.map((target) => (
            <Option key={target} target={target} column={column} takenBy={takenBy.get(target)} />
          ))}
        </Combobox.Group>
      ))}
      {found.length === 0 && (
        <Combobox.Empty>
          <Trans>No field of this name</Trans>
        </Combobox.Empty>
      )}
    </Combobox.Options>
  );
}

type OptionProps = { readonly target: string; readonly column: PlacedColumn; readonly takenBy: string | undefined };

function Option({ target, column, takenBy }: OptionProps) {
  const targetText = useTargetText();
  const isCurrent = target === column.target;
  return (
    <Combobox.Option value={target} active={isCurrent}>
      <span className={classes.option}>
        <span>{targetText(target)}</span>
        {isCurrent && <IconCheck size={15} aria-hidden />}
        {!isCurrent && takenBy !== undefined && <span className={classes.taken}>{takenBy}</span>}
      </span>
    </Combobox.Option>
  );
}
