import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useAnnounce } from '../../../kit/announce.tsx';
import { useAct } from '../../../kit/api.ts';
import { asSentence } from '../../../kit/form-fields.ts';
import { codeOf } from '../../../kit/problem-error.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { isMoveAllowed, reasonOf } from '../../contract/moves.ts';
import { useBulk } from '../bulk/bulk-context.tsx';
import { noteOfEdit } from '../list/inline/use-cell-save.ts';
import { editValues } from '../record/changes.ts';
import { type RowSeen, useRegister } from '../register-context.tsx';
import type { ColumnValue } from './board-columns.ts';

/** A card that is on its way from one column to another. */
export type Move = {
  readonly row: RowSeen;
  readonly from: ColumnValue;
  readonly to: ColumnValue;
  /** The reason, where one was given. */
  readonly why?: string;
};

/** A move that was refused, in words. */
export type RefusedMove = { readonly title: string; readonly why: string };

/**
 * Moves records between the columns of a board: the one place that knows what may move where, and what the server says of
 * it. A card stands in its new column at once, and goes back where the server refuses.
 */
function useMovesAtOnce(field: string) {
  const { t } = useLingui();
  const { register, contracts, texts } = useRegister();
  const workspace = useWorkspaceId();
  const client = useQueryClient();
  const announce = useAnnounce();
  const { say } = useBulk();
  const { mutateAsync } = useAct(contracts.edit);
  const [moving, setMoving] = useState<readonly Move[]>([]);
  const [refused, setRefused] = useState<RefusedMove>();
  const nameOf = (value: ColumnValue): string => (value === null ? t`Nothing recorded` : texts.option(field, value));
  const whyNot = (from: ColumnValue, to: ColumnValue): string | undefined => {
    if (from === to) return undefined;
    if (to === null && (register.fields[field]?.required || register.states?.field === field))
      return t`It cannot be left empty`;
    if (register.states?.field !== field || isMoveAllowed(register, from, to)) return undefined;
    const [here, there] = [nameOf(from), nameOf(to)];
    return t`“${here}” does not become “${there}”`;
  };
  const move = async ({ row, from, to, why }: Move) => {
    const title = String(row.values[register.title]);
    const leave = (refusal: string) => {
      setRefused({ title, why: refusal });
      void client.invalidateQueries({ queryKey: [contracts.list.id] });
    };
    const no = whyNot(from, to);
    if (no !== undefined) {
      leave(no);
      return;
    }
    setRefused(undefined);
    setMoving((all) => [...all.filter((each) => each.row.id !== row.id), { row, from, to }]);
    const values = editValues(register, { [field]: to });
    try {
      const { record } = await mutateAsync({
        input: { workspace, [register.kind]: row.id, version: row.version, values, ...(why ? { why } : {}) },
      });
      say(noteOfEdit(register, { id: record.id, version: record.version, name: field, before: from, after: to }));
      const there = nameOf(to);
      announce(t`${title} is now in ${there}`);
    } catch (error) {
      const failure = error instanceof Error ? error : new Error(String(error));
      const isQuicker = codeOf(failure) === 'changed_meanwhile';
      leave(
        isQuicker
          ? t`Somebody else changed it meanwhile. The board shows it as it is now.`
          : asSentence(failure.message),
      );
    } finally {
      setMoving((all) => all.filter((each) => each.row.id !== row.id));
    }
  };
  const byId = useMemo(() => new Map(moving.map((each) => [each.row.id, each])), [moving]);
  return { move, whyNot, nameOf, moving: byId, refused, putAway: () => setRefused(undefined) };
}

/** Moves records, and asks for the reason first where a move is made with one. */
export function useMoves(field: string) {
  const { register } = useRegister();
  const moves = useMovesAtOnce(field);
  const [asking, setAsking] = useState<Move>();
  const reasonFor = ({ from, to }: Move) =>
    register.states?.field === field && moves.whyNot(from, to) === undefined ? reasonOf(register, from, to) : undefined;
  const reason = asking && reasonFor(asking);
  return {
    ...moves,
    /** The move that waits for its reason, and whether it can be left out. */
    asked: asking && reason && { move: asking, reason },
    move: async (wanted: Move) => {
      if (reasonFor(wanted) === undefined) await moves.move(wanted);
      else setAsking(wanted);
    },
    moveWith: (why: string) => {
      setAsking(undefined);
      if (asking) void moves.move({ ...asking, why });
    },
    giveUp: () => setAsking(undefined),
  };
}

/** What a board moves its cards with. */
export type Moves = ReturnType<typeof useMoves>;
