import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { Output } from '../../../kernel/operation.ts';
import { Badge, type Tone } from '../../../kit/Badge.tsx';
import { KeyValue } from '../../../kit/KeyValue.tsx';
import { Notice } from '../../../kit/Notice.tsx';
import { WorkspaceLink } from '../../../kit/routing.tsx';
import { SentenceText } from '../../../kit/SentenceText.tsx';
import { LongText } from '../../../register/ui/record/LongText.tsx';
import { RegisterProvider, useRegister } from '../../../register/ui/register-context.tsx';
import type { RegisterSource } from '../../../register/ui/register-source.ts';
import { useWording, valueTexts } from '../../../register/ui/value-texts.ts';
import { datasetContracts, datasets } from '../../datasets/contract.ts';
import { supplierContracts, suppliers } from '../../suppliers/contract.ts';
import { type cardContracts, modelContracts, models } from '../contract.ts';
import classes from './CardReport.module.css';

type Report = Output<(typeof cardContracts)['checkCard']>;
type Part = Report['parts'][number];
type Change = Part['changes'][number];

type CardReportProps = { readonly report: Report; readonly isDone: boolean };

const sources: Readonly<Record<string, RegisterSource>> = {
  model: { register: models, contracts: modelContracts },
  dataset: { register: datasets, contracts: datasetContracts },
  supplier: { register: suppliers, contracts: supplierContracts },
};

/** What a file tells of, a card each: models first, and what of each would be, or was, created and changed. */
export function CardReport({ report, isDone }: CardReportProps) {
  return (
    <>
      {report.parts.toReversed().map((part) => {
        const source = sources[part.kind];
        return (
          source && (
            <RegisterProvider key={`${part.kind} ${part.title} ${part.record ?? ''}`} {...source}>
              <PartCard part={part} isDone={isDone} />
            </RegisterProvider>
          )
        );
      })}
      <LeftOut notices={report.notices} />
    </>
  );
}

const tones: Readonly<Record<Part['does'], Tone>> = {
  create: 'good',
  update: 'info',
  keep: 'neutral',
  leave_archived: 'caution',
};

function PartCard({ part, isDone }: { readonly part: Part; readonly isDone: boolean }) {
  const { t } = useLingui();
  const { one } = useRegister().texts;
  const { title, noun, record, does } = part;
  const words: Readonly<Record<Part['does'], string>> = {
    create: isDone ? t`Created` : t`New`,
    update: isDone ? t`Changed` : t`Changes`,
    keep: t`Here, the same`,
    leave_archived: t`Archived, left alone`,
  };
  return (
    <section className={classes.card} aria-label={`${one}: ${title}`}>
      <div className={classes.head}>
        <span className={classes.kind}>{one}</span>
        <h2 className={classes.title}>
          {record === null ? title : <WorkspaceLink to={`${noun}/${record}`}>{title}</WorkspaceLink>}
        </h2>
        <Badge tone={tones[does]}>{words[does]}</Badge>
      </div>
      <Changes changes={part.changes} />
      <Beside extra={part.extra} />
    </section>
  );
}

function Changes({ changes }: { readonly changes: readonly Change[] }) {
  const { texts } = useRegister();
  const isTold = useTold();
  if (changes.length === 0) return null;
  return (
    <div className={classes.values}>
      <KeyValue
        items={changes.map((change) => ({
          key: change.name,
          label: texts.label(change.name),
          value: <FromTo from={isTold(change, 'from')} to={isTold(change, 'to')} />,
        }))}
      />
    </div>
  );
}

/** Gives a function that says a side of a change as the reader writes it. */
function useTold() {
  const { register } = useRegister();
  const wording = useWording();
  return (change: Change, side: 'from' | 'to'): string => {
    const value = change[side];
    const values = typeof value === 'string' ? [value] : (value ?? []);
    const field = register.fields[change.name];
    const texts = field ? valueTexts(field, values, { name: change.name, wording }) : values;
    return texts.join(field?.kind === 'urls' ? '\n' : ', ');
  };
}

function FromTo({ from, to }: { readonly from: string; readonly to: string }) {
  return (
    <>
      {from !== '' && (
        <>
          <del className={classes.text}>{from}</del>{' '}
        </>
      )}
      <ins className={classes.text}>
        <LongText text={to} />
      </ins>
    </>
  );
}

/** What no field holds: folded, since it is for those who look for it. */
function Beside({ extra }: { readonly extra: readonly Change[] }) {
  if (extra.length === 0) return null;
  return (
    <details className={classes.beside}>
      <summary>
        <Plural
          value={extra.length}
          one="# text that fits no field is kept beside them"
          other="# texts that fit no field are kept beside them"
        />
      </summary>
      <KeyValue
        items={extra.map(({ name, to }) => ({
          key: name,
          label: name,
          value: <LongText text={String(to ?? '')} />,
        }))}
      />
    </details>
  );
}

function LeftOut({ notices }: { readonly notices: Report['notices'] }) {
  if (notices.length === 0) return null;
  return (
    <Notice tone="caution" title={<Trans>Worth a look</Trans>}>
      <ul className={classes.notices}>
        {notices.map(({ path, message }) => (
          <li key={`${path.join('.')} ${message}`}>
            <SentenceText text={message} /> <code>{pathText(path)}</code>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** A place in a file as people write it: `components[0].type`. */
const pathText = (path: readonly (string | number)[]): string =>
  path.map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at === 0 ? '' : '.'}${step}`)).join('');
