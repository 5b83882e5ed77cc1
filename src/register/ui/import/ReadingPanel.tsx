import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, NumberInput, Select } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import type { ReactNode } from 'react';
import type { FoundFile } from './mapping.ts';
import classes from './ReadingPanel.module.css';
import type { ReadingChoices } from './wizard.ts';

/** How a file was read, as far as it can be said otherwise. */
type ReadFile = Pick<FoundFile, 'format' | 'sheet' | 'sheets' | 'encoding' | 'delimiter' | 'headerRow' | 'dayFirst'>;

type ReadingPanelProps = {
  /** What was found in the file; absent where it was not understood. */
  readonly found: ReadFile | undefined;
  readonly choices: ReadingChoices;
  readonly onChange: (change: ReadingChoices) => void;
  /** Whether any column goes to a date. */
  readonly hasDates: boolean;
};

/** How the file was read, fact by fact; each can be corrected, and then the file is read again. */
export function ReadingPanel({ found, choices, onChange, hasDates }: ReadingPanelProps) {
  const isText = found === undefined || found.format === 'csv';
  const isEncoded = found === undefined || found.encoding !== null;
  return (
    <div className={classes.panel}>
      {found && <Format found={found} />}
      {found && found.sheets.length > 1 && <Sheet found={found} choices={choices} onChange={onChange} />}
      {(found === undefined || found.headerRow !== null) && (
        <HeaderRow found={found} choices={choices} onChange={onChange} />
      )}
      {isText && <Delimiter found={found} choices={choices} onChange={onChange} />}
      {isEncoded && <Encoding found={found} choices={choices} onChange={onChange} />}
      {hasDates && <DateOrder found={found} choices={choices} onChange={onChange} />}
    </div>
  );
}

type FactProps = Omit<ReadingPanelProps, 'hasDates'>;

function Format({ found }: { readonly found: ReadFile }) {
  const { format } = found;
  return (
    <div>
      <div className={classes.label}>
        <Trans>Format</Trans>
      </div>
      <div className={classes.fact}>
        {format === 'xlsx' ? (
          <Trans>Excel workbook</Trans>
        ) : format === 'json' ? (
          'JSON'
        ) : (
          <Trans>Text (CSV, TSV)</Trans>
        )}
      </div>
      <div className={classes.origin}>
        <Trans>Told by the content</Trans>
      </div>
    </div>
  );
}

type OriginProps = { readonly isFound: boolean; readonly isChosen: boolean; readonly onReset: () => void };

/** Whose word a fact is: the file's, or a person's that can be taken back. */
function Origin({ isFound, isChosen, onReset }: OriginProps): ReactNode {
  if (!isChosen) return isFound ? <Trans>Found in the file</Trans> : <Trans>Not found in the file</Trans>;
  return (
    <>
      <Trans>Your choice</Trans>
      {' · '}
      <Anchor component="button" type="button" fz="xs" onClick={onReset}>
        <Trans>use what was found</Trans>
      </Anchor>
    </>
  );
}

function Sheet({ found, choices, onChange }: FactProps) {
  const { t } = useLingui();
  return (
    <Select
      label={t`Sheet`}
      data={found?.sheets ?? []}
      value={choices.sheet ?? found?.sheet ?? null}
      allowDeselect={false}
      description={
        <Origin
          isFound={found !== undefined}
          isChosen={choices.sheet !== undefined}
          onReset={() => onChange({ ...choices, sheet: undefined })}
        />
      }
      inputWrapperOrder={order}
      onChange={(sheet) => onChange({ ...choices, sheet: sheet ?? undefined })}
    />
  );
}

const order = ['label' as const, 'input' as const, 'description' as const, 'error' as const];
const patienceMs = 500;

function HeaderRow({ found, choices, onChange }: FactProps) {
  const { t } = useLingui();
  const change = useDebouncedCallback(onChange, patienceMs);
  return (
    <NumberInput
      classNames={{ controls: classes.controls ?? '' }}
      key={choices.headerRow === undefined ? `found ${found?.headerRow ?? ''}` : 'chosen'}
      label={t`Row of headings`}
      min={1}
      max={200}
      allowDecimal={false}
      clampBehavior="strict"
      defaultValue={Number(choices.headerRow ?? found?.headerRow ?? 1)}
      description={
        <Origin
          isFound={found !== undefined}
          isChosen={choices.headerRow !== undefined}
          onReset={() => onChange({ ...choices, headerRow: undefined })}
        />
      }
      inputWrapperOrder={order}
      onChange={(value) => {
        if (typeof value === 'number' && value !== found?.headerRow) change({ ...choices, headerRow: value });
      }}
    />
  );
}

function Delimiter({ found, choices, onChange }: FactProps) {
  const { t } = useLingui();
  const options = [
    { value: ',' as const, label: t`Comma  ,` },
    { value: ';' as const, label: t`Semicolon  ;` },
    { value: 'tab' as const, label: t`Tab` },
    { value: '|' as const, label: t`Bar  |` },
  ];
  return (
    <Select
      label={t`Separator`}
      data={options}
      value={choices.delimiter ?? found?.delimiter ?? null}
      placeholder={t`Found out`}
      allowDeselect={false}
      description={
        <Origin
          isFound={found !== undefined}
          isChosen={choices.delimiter !== undefined}
          onReset={() => onChange({ ...choices, delimiter: undefined })}
        />
      }
      inputWrapperOrder={order}
      onChange={(value) => onChange({ ...choices, delimiter: options.find((each) => each.value === value)?.value })}
    />
  );
}

function Encoding({ found, choices, onChange }: FactProps) {
  const { t } = useLingui();
  const options = useEncodings();
  return (
    <Select
      label={t`Encoding`}
      data={options}
      searchable
      value={choices.encoding ?? found?.encoding ?? null}
      placeholder={t`Found out`}
      allowDeselect={false}
      description={
        <Origin
          isFound={found !== undefined}
          isChosen={choices.encoding !== undefined}
          onReset={() => onChange({ ...choices, encoding: undefined })}
        />
      }
      inputWrapperOrder={order}
      onChange={(value) => onChange({ ...choices, encoding: options.find((each) => each.value === value)?.value })}
    />
  );
}

type Named<T> = { readonly value: T; readonly label: string };

/** The encodings that a text may be in, by where they are met. */
function useEncodings(): Named<NonNullable<ReadingChoices['encoding']>>[] {
  const { t } = useLingui();
  return [
    { value: 'utf-8', label: 'UTF-8' },
    { value: 'utf-16le', label: t`UTF-16, low byte first` },
    { value: 'utf-16be', label: t`UTF-16, high byte first` },
    { value: 'windows-1252', label: t`Windows-1252 (Western European)` },
    { value: 'iso-8859-15', label: t`ISO 8859-15 (Western European)` },
    { value: 'windows-1250', label: t`Windows-1250 (Central European)` },
    { value: 'iso-8859-2', label: t`ISO 8859-2 (Central European)` },
    { value: 'windows-1251', label: t`Windows-1251 (Cyrillic)` },
    { value: 'koi8-r', label: t`KOI8-R (Cyrillic)` },
    { value: 'windows-1253', label: t`Windows-1253 (Greek)` },
    { value: 'windows-1254', label: t`Windows-1254 (Turkish)` },
    { value: 'shift_jis', label: t`Shift JIS (Japanese)` },
    { value: 'euc-jp', label: t`EUC-JP (Japanese)` },
    { value: 'gb18030', label: t`GB 18030 (simplified Chinese)` },
    { value: 'big5', label: t`Big5 (traditional Chinese)` },
    { value: 'euc-kr', label: t`EUC-KR (Korean)` },
  ];
}

function DateOrder({ found, choices, onChange }: FactProps) {
  const { t } = useLingui();
  const options: Named<'yes' | 'no' | 'each'>[] = [
    { value: 'each', label: t`As each column shows` },
    { value: 'yes', label: t`Day first: 31/12` },
    { value: 'no', label: t`Month first: 12/31` },
  ];
  const value = choices.dayFirst ?? (found?.dayFirst === null || !found ? 'each' : found.dayFirst ? 'yes' : 'no');
  return (
    <Select
      label={t`Order of dates`}
      data={options}
      value={value}
      allowDeselect={false}
      description={
        <Origin
          isFound={found !== undefined}
          isChosen={choices.dayFirst !== undefined}
          onReset={() => onChange({ ...choices, dayFirst: undefined })}
        />
      }
      inputWrapperOrder={order}
      onChange={(chosen) =>
        onChange({ ...choices, dayFirst: chosen === 'yes' || chosen === 'no' ? chosen : undefined })
      }
    />
  );
}
