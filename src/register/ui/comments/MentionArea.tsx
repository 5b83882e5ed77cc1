import { useLingui } from '@lingui/react/macro';
import { Textarea } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import classes from './Comments.module.css';
import { labelsOf, type Member, membersFor, type Writing, writingAt } from './mention-text.ts';

type MentionAreaProps = {
  readonly label: string;
  readonly text: string;
  readonly members: readonly Member[];
  readonly hasFocus?: boolean;
  readonly error?: ReactNode;
  readonly onChange: (text: string) => void;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
};

/** A text in which `@` offers the members, to be chosen by the arrows and Enter, or by a click. */
export function MentionArea(props: MentionAreaProps) {
  const { label, text, members, hasFocus = false, error, onChange } = props;
  const list = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [writing, setWriting] = useState<Writing>();
  const [at, setAt] = useState(0);
  const found = writing ? membersFor(writing.words, members) : [];
  const labels = labelsOf(members);
  const look = (element: HTMLTextAreaElement) => {
    setWriting(writingAt(element.value, element.selectionStart));
    setAt(0);
  };
  const choose = (member: Member | undefined) => {
    const element = area.current;
    if (!element || !writing || !member) return;
    const before = `${text.slice(0, writing.from)}@${labels.get(member.person) ?? member.name} `;
    onChange(before + text.slice(element.selectionStart).trimStart());
    setWriting(undefined);
    element.focus();
    requestAnimationFrame(() => element.setSelectionRange(before.length, before.length));
  };
  const picking = {
    count: found.length,
    at,
    setAt,
    choose: () => choose(found[at]),
    close: () => setWriting(undefined),
  };
  return (
    <div className={classes.area}>
      <Textarea
        ref={area}
        aria-label={label}
        placeholder={label}
        autosize
        minRows={hasFocus ? 2 : 1}
        maxRows={14}
        value={text}
        error={error}
        data-autofocus={hasFocus || undefined}
        aria-autocomplete="list"
        aria-controls={found.length > 0 ? list : undefined}
        aria-activedescendant={found.length > 0 ? `${list}-${at}` : undefined}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.value);
          look(currentTarget);
        }}
        onClick={({ currentTarget }) => look(currentTarget)}
        onBlur={() => setWriting(undefined)}
        onKeyDown={(event) => hearPicking(event, picking) || hearWriting(event, props)}
      />
      {found.length > 0 && <Offer id={list} members={found} labels={labels} at={at} choose={choose} />}
    </div>
  );
}

type Picking = {
  readonly count: number;
  readonly at: number;
  readonly setAt: (at: number) => void;
  readonly choose: () => void;
  readonly close: () => void;
};

/** Whether a key was for the members that are offered. */
function hearPicking(event: KeyboardEvent, { count, at, setAt, choose, close }: Picking): boolean {
  if (count === 0 || event.ctrlKey || event.metaKey) return false;
  const acts: Readonly<Record<string, () => void>> = {
    ArrowDown: () => setAt((at + 1) % count),
    ArrowUp: () => setAt((at - 1 + count) % count),
    Enter: choose,
    Tab: choose,
    Escape: close,
  };
  const act = acts[event.key];
  if (!act) return false;
  event.preventDefault();
  event.stopPropagation();
  act();
  return true;
}

function hearWriting(event: KeyboardEvent, { onSubmit, onCancel }: MentionAreaProps): void {
  if (event.key === 'Escape') onCancel();
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  onSubmit();
}

type OfferProps = {
  readonly id: string;
  readonly members: readonly Member[];
  readonly labels: ReadonlyMap<string, string>;
  readonly at: number;
  readonly choose: (member: Member) => void;
};

function Offer({ id, members, labels, at, choose }: OfferProps) {
  const { t } = useLingui();
  return (
    <ul id={id} role="listbox" aria-label={t`Members to mention`} className={classes.offer}>
      {members.map((member, place) => (
        <li
          key={member.person}
          id={`${id}-${place}`}
          role="option"
          aria-selected={place === at}
          className={classes.option}
          onMouseDown={(event) => {
            event.preventDefault();
            choose(member);
          }}
        >
          {labels.get(member.person)}
        </li>
      ))}
    </ul>
  );
}
