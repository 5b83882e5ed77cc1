import type { ClipboardEvent } from 'react';
import { useBulk } from '../../bulk/bulk-context.tsx';
import { useBulkEdit } from '../../bulk/use-bulk-edit.ts';
import { type RowSeen, useRegister } from '../../register-context.tsx';
import { useWording, valueTexts } from '../../value-texts.ts';
import { fieldValueOf } from '../../values.ts';
import { cellText, storedText } from './cell-text.ts';
import { pasteCells } from './paste.ts';
import { isOneCell, spotsIn } from './rectangle.ts';
import { readTsv, writeTsv } from './tsv.ts';
import type { Cells } from './use-cells.ts';

type ClipboardSource = {
  readonly rows: readonly RowSeen[];
  readonly names: readonly string[];
  readonly cells: Cells;
};

/** Copies the picked cells as a spreadsheet does, and pastes: one cell at once, several after a look at what changes. */
export function useClipboard({ rows, names, cells }: ClipboardSource) {
  const { register } = useRegister();
  const wording = useWording();
  const { mayEdit, ask } = useBulk();
  const { apply } = useBulkEdit(() => undefined);
  const textAt = (row: RowSeen | undefined, name: string | undefined): string => {
    const field = name === undefined ? undefined : register.fields[name];
    if (!row || name === undefined) return '';
    if (!field) return row.updatedAt;
    const value = fieldValueOf(row.values[name]);
    return cellText(field, value, valueTexts(field, value, { name, wording }));
  };
  return {
    copy: (event: ClipboardEvent) => {
      const rectangle = cells.rectangle();
      const isTextSelected = document.getSelection()?.isCollapsed === false;
      if (isTextSelected && isOneCell(rectangle)) return;
      const texts = spotsIn(rectangle).map((line) =>
        line.map(({ row, column }) => textAt(rows[row - 1], names[column])),
      );
      event.clipboardData.setData('text/plain', writeTsv(texts));
      event.preventDefault();
    },
    paste: (event: ClipboardEvent) => {
      if (!mayEdit) return;
      event.preventDefault();
      const stored = (name: string, text: string): string => {
        const field = register.fields[name];
        return field ? storedText(field, text, { name, wording }) : text;
      };
      const given = readTsv(event.clipboardData.getData('text/plain'));
      const { records, ...counts } = pasteCells(register, {
        rows,
        names,
        into: cells.rectangle(),
        cells: given,
        stored,
      });
      if (records.length === 0) return;
      const look = () => ask({ kind: 'paste', records, cut: counts.cut });
      if (counts.cells === 1 && counts.cut === 0) apply({ records }, look);
      else look();
    },
  };
}
