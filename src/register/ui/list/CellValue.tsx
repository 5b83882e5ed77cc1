import { Trans } from '@lingui/react/macro';
import { DateText } from '../../../kit/DateText.tsx';
import { plainOf } from '../../../kit/rich/markdown.ts';
import type { FieldValue } from '../../contract/field.ts';
import { fileIn } from '../../contract/file-text.ts';
import { useRegister } from '../register-context.tsx';
import { StateBadge } from '../StateBadge.tsx';
import { useWording, valueTexts } from '../value-texts.ts';
import { isMissing } from '../values.ts';
import classes from './RecordTable.module.css';

type CellValueProps = { readonly name: string; readonly value: FieldValue };

/** More of a long text is not put into a cell. */
const mostCharacters = 400;

/** A field's value on one line; `–` where nothing is recorded. */
export function CellValue({ name, value }: CellValueProps) {
  const { own } = useRegister();
  if (isMissing(value)) return <NotRecorded />;
  const Own = own.values?.[name];
  return Own && typeof value === 'string' ? <Own value={value} /> : <Declared name={name} value={value} />;
}

/** A value as its field's declaration has it shown. */
function Declared({ name, value }: CellValueProps) {
  const { register } = useRegister();
  if (typeof value !== 'string') return <LineText name={name} value={value} />;
  if (name === register.states?.field) return <StateBadge state={value} />;
  const kind = register.fields[name]?.kind;
  if (kind === 'date') return <DateText at={value} />;
  if (kind === 'dateTime') return <DateText at={value} to="minute" />;
  if (kind === 'file') return <Line text={fileIn(value)?.name ?? value} />;
  return <LineText name={name} value={value} />;
}

function LineText({ name, value }: CellValueProps) {
  const { register } = useRegister();
  const wording = useWording();
  const field = register.fields[name];
  if (!field) return null;
  const text = valueTexts(field, value, { name, wording }).join(', ');
  const isRich = field.kind === 'longText' && field.isRich === true;
  const plain = isRich ? plainOf(text.slice(0, 2 * mostCharacters)) : text;
  return <Line text={text.length > mostCharacters ? `${plain.slice(0, mostCharacters)}…` : plain} />;
}

const Line = ({ text }: { readonly text: string }) => (
  <span className={classes.line} data-cut>
    {text}
  </span>
);

const NotRecorded = () => (
  <span className={classes.missing}>
    <span aria-hidden>–</span>
    <span className={classes.hidden}>
      <Trans>not recorded</Trans>
    </span>
  </span>
);
