import { Trans, useLingui } from '@lingui/react/macro';
import { Input, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { type ComponentType, type ReactNode, useId, useState } from 'react';
import { DayInput } from '../../../kit/DayInput.tsx';
import { listText } from '../../../kit/list-text.ts';
import { SentenceText } from '../../../kit/SentenceText.tsx';
import { WrittenInput } from '../../../kit/WrittenInput.tsx';
import { countryCodes } from '../../contract/countries.ts';
import { type Field, type FieldValue, isMany, linkOf } from '../../contract/field.ts';
import { ChoiceList } from '../ChoiceList.tsx';
import { LinkPicker } from '../LinkPicker.tsx';
import { linesOf } from '../lines.ts';
import { useRegister } from '../register-context.tsx';
import { movesFrom } from '../states.ts';
import { useWording, valueTexts } from '../value-texts.ts';
import classes from './editors.module.css';
import { FileField } from './FileField.tsx';
import { RichTextField } from './RichTextField.tsx';

/** What an editor is given, whatever the kind of its field. */
export type EditorProps = {
  readonly field: Field;
  /** The field's name, or the place of an extra field. */
  readonly place: string;
  readonly id: string;
  /** What people read above it; inside a row of the record page that stands there already. */
  readonly label: ReactNode;
  /** The name for screen readers. */
  readonly name: string;
  readonly help: string;
  readonly value: FieldValue;
  /** What the record holds: a state's moves go from there. `undefined` for a new record. */
  readonly recorded: FieldValue | undefined;
  readonly error: string | undefined;
  readonly onChange: (value: FieldValue) => void;
};

const controlOf = ({ id, label, name, help, error }: EditorProps) => ({
  id,
  label,
  error: error !== undefined && <SentenceText text={error} />,
  description: help,
  ...(label === undefined ? { 'aria-label': name } : {}),
});

const textOf = (value: FieldValue): string => (typeof value === 'string' ? value : (value ?? []).join('\n'));

const listOf = (value: FieldValue): readonly string[] => (typeof value === 'string' ? [value] : (value ?? []));

function TextEditor(props: EditorProps) {
  return (
    <TextInput
      {...controlOf(props)}
      withAsterisk={props.field.required === true}
      aria-required={props.field.required === true}
      value={textOf(props.value)}
      onChange={({ currentTarget }) => props.onChange(currentTarget.value)}
    />
  );
}

function LongTextEditor(props: EditorProps) {
  const { field, place, recorded, ...asked } = props;
  if (field.kind === 'longText' && field.isRich) return <RichTextField {...asked} value={textOf(props.value)} />;
  return (
    <Textarea
      {...controlOf(props)}
      minRows={3}
      maxRows={18}
      value={textOf(props.value)}
      onChange={({ currentTarget }) => props.onChange(currentTarget.value)}
    />
  );
}

function UrlsEditor(props: EditorProps) {
  const { t } = useLingui();
  const [text, setText] = useState(textOf(props.value));
  return (
    <Textarea
      {...controlOf(props)}
      description={`${props.help} ${t`One address a line.`}`}
      minRows={2}
      maxRows={12}
      value={text}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value);
        props.onChange(linesOf(currentTarget.value));
      }}
    />
  );
}

function DateEditor(props: EditorProps) {
  return (
    <DayInput
      {...controlOf(props)}
      classNames={{ wrapper: classes.date ?? '' }}
      value={textOf(props.value)}
      onChange={props.onChange}
    />
  );
}

/** Choices side by side, all of them in sight; those that a record's state does not allow are named. */
function OneOfEditor(props: EditorProps) {
  const { register, texts } = useRegister();
  const { field, place, recorded, value, onChange } = props;
  const isState = register.states?.field === place;
  const moves = isState && recorded !== undefined ? movesFrom(register, recorded) : [];
  const refused = moves.filter(({ isAllowed }) => !isAllowed).map(({ state }) => state);
  const mayBeEmpty = field.required !== true && !(isState && recorded !== null);
  const options = field.kind === 'oneOf' ? Object.keys(field.options) : [];
  return (
    <Choices {...props} kind="radiogroup">
      {options.map((option) => (
        <Choice
          key={option}
          kind="radio"
          group={props.id}
          label={texts.option(place, option)}
          isOn={value === option}
          isOff={refused.includes(option)}
          onChange={() => onChange(option)}
        />
      ))}
      {mayBeEmpty && (
        <Choice
          kind="radio"
          group={props.id}
          label={<Trans>Not recorded</Trans>}
          isOn={value === null || value === ''}
          onChange={() => onChange(null)}
        />
      )}
      {refused.length > 0 && <Refused place={place} from={recorded} refused={refused} />}
    </Choices>
  );
}

type RefusedProps = {
  readonly place: string;
  readonly from: FieldValue | undefined;
  readonly refused: readonly string[];
};

function Refused({ place, from, refused }: RefusedProps) {
  const { texts } = useRegister();
  const { i18n } = useLingui();
  const options = refused.map((state) => texts.option(place, state));
  const listed = listText(options, i18n.locale, 'disjunction');
  const state = texts.option(place, typeof from === 'string' ? from : '');
  return (
    <p className={classes.refused}>
      <Trans>
        From {state} a record may not go to {listed}.
      </Trans>
    </p>
  );
}

function ManyOfEditor(props: EditorProps) {
  const { texts } = useRegister();
  const { field, place, value, onChange } = props;
  const chosen = listOf(value);
  const options = field.kind === 'manyOf' ? Object.keys(field.options) : [];
  return (
    <Choices {...props} kind="group">
      {options.map((option) => (
        <Choice
          key={option}
          kind="checkbox"
          group={props.id}
          label={texts.option(place, option)}
          isOn={chosen.includes(option)}
          onChange={() => onChange(toggled(options, chosen, option))}
        />
      ))}
    </Choices>
  );
}

/** The chosen values with one more or one less, in the order of the options. */
const toggled = (options: readonly string[], chosen: readonly string[], option: string): readonly string[] =>
  options.filter((each) => (each === option ? !chosen.includes(each) : chosen.includes(each)));

/** All countries are too many to stand open in a form. */
function CountriesEditor(props: EditorProps) {
  const wording = useWording();
  const { field, place, value, label, onChange, error } = props;
  const chosen = listOf(value);
  const words = valueTexts(field, chosen, { name: place, wording });
  return (
    <Choices {...props} error={undefined} kind="group">
      <details className={classes.countries} open={label === undefined || error !== undefined}>
        <summary>{words.length > 0 ? words.join(', ') : <Trans>None chosen</Trans>}</summary>
        <ChoiceList
          field={field}
          name={place}
          choices={countryCodes}
          chosen={chosen}
          error={error}
          onChange={onChange}
        />
      </details>
    </Choices>
  );
}

type ChoicesProps = EditorProps & { readonly kind: 'radiogroup' | 'group'; readonly children: ReactNode };

/** A set of choices with its name, its help and what is wrong with it. */
function Choices({ id, label, name, help, error, kind, children }: ChoicesProps) {
  const errorId = useId();
  return (
    <div
      id={id}
      role={kind}
      aria-label={name}
      aria-describedby={error ? errorId : undefined}
      tabIndex={-1}
      className={classes.set}
    >
      {label && <div className={classes.label}>{label}</div>}
      {help !== '' && <Input.Description>{help}</Input.Description>}
      <div className={classes.choices}>{children}</div>
      {error !== undefined && (
        <Input.Error id={errorId}>
          <SentenceText text={error} />
        </Input.Error>
      )}
    </div>
  );
}

type ChoiceProps = {
  readonly kind: 'radio' | 'checkbox';
  readonly group: string;
  readonly label: ReactNode;
  readonly isOn: boolean;
  readonly isOff?: boolean;
  readonly onChange: () => void;
};

const Choice = ({ kind, group, label, isOn, isOff = false, onChange }: ChoiceProps) => (
  <label className={classes.choice} data-on={isOn} data-off={isOff}>
    <input type={kind} name={group} checked={isOn} disabled={isOff} onChange={onChange} />
    {label}
  </label>
);

function NumberEditor(props: EditorProps) {
  const unit = props.field.kind === 'number' ? props.field.unit : undefined;
  return (
    <WrittenInput
      {...controlOf(props)}
      kind="number"
      inputMode="decimal"
      rightSection={unit}
      rightSectionWidth={unit === undefined ? undefined : `${unit.length + 2}ch`}
      value={textOf(props.value)}
      onChange={props.onChange}
    />
  );
}

function MoneyEditor(props: EditorProps) {
  const { t } = useLingui();
  return (
    <WrittenInput
      {...controlOf(props)}
      kind="money"
      placeholder={t`1250.00 EUR`}
      value={textOf(props.value)}
      onChange={props.onChange}
    />
  );
}

/** Moments are written in the reader's own time zone, and kept in UTC. */
function DateTimeEditor(props: EditorProps) {
  const { t } = useLingui();
  return (
    <WrittenInput
      {...controlOf(props)}
      kind="dateTime"
      classNames={{ wrapper: classes.date ?? '' }}
      placeholder={t`2 Dec 2026 14:30`}
      value={textOf(props.value)}
      onChange={props.onChange}
    />
  );
}

function YesNoEditor(props: EditorProps) {
  const { id, value, onChange } = props;
  const isOpen = value === null || value === '';
  return (
    <Choices {...props} kind="radiogroup">
      <Choice
        kind="radio"
        group={id}
        label={<Trans>Yes</Trans>}
        isOn={value === 'yes'}
        onChange={() => onChange('yes')}
      />
      <Choice kind="radio" group={id} label={<Trans>No</Trans>} isOn={value === 'no'} onChange={() => onChange('no')} />
      <Choice
        kind="radio"
        group={id}
        label={<Trans>Not recorded</Trans>}
        isOn={isOpen}
        onChange={() => onChange(null)}
      />
    </Choices>
  );
}

function CountryEditor(props: EditorProps) {
  const { t } = useLingui();
  const wording = useWording();
  const { field, place, value, onChange } = props;
  const choices = countryCodes
    .map((code) => ({ value: code, label: valueTexts(field, code, { name: place, wording })[0] ?? code }))
    .sort((one, other) => one.label.localeCompare(other.label, wording.locale));
  return (
    <NativeSelect
      {...controlOf(props)}
      data={[{ value: '', label: t`Not recorded` }, ...choices]}
      value={textOf(value)}
      onChange={({ currentTarget }) => onChange(currentTarget.value || null)}
    />
  );
}

function LinkEditor(props: EditorProps) {
  const to = linkOf(props.field);
  if (!to) return null;
  const isList = isMany(props.field);
  return (
    <LinkPicker
      {...controlOf(props)}
      name={props.name}
      to={to}
      mayAdd
      isMany={isList}
      values={listOf(props.value).filter((id) => id !== '')}
      onChange={(ids) => props.onChange(isList ? ids : (ids[0] ?? null))}
    />
  );
}

const FileEditor = ({ field, place, recorded, ...asked }: EditorProps) => (
  <FileField {...asked} value={textOf(asked.value)} />
);

/** The editor of each kind of field. */
const editors: Readonly<Record<Field['kind'], ComponentType<EditorProps>>> = {
  text: TextEditor,
  longText: LongTextEditor,
  oneOf: OneOfEditor,
  manyOf: ManyOfEditor,
  countries: CountriesEditor,
  urls: UrlsEditor,
  date: DateEditor,
  dateTime: DateTimeEditor,
  number: NumberEditor,
  money: MoneyEditor,
  yesNo: YesNoEditor,
  country: CountryEditor,
  file: FileEditor,
  link: LinkEditor,
  links: LinkEditor,
};

/** Edits the value of a field by its kind. */
export function Editor(props: EditorProps) {
  const Kind = editors[props.field.kind];
  return <Kind {...props} />;
}
