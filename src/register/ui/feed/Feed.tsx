import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { createContext, type ReactNode, use } from 'react';
import type { Output } from '../../../kernel/operation.ts';
import { DateText } from '../../../kit/DateText.tsx';
import { WorkspaceLink } from '../../../kit/routing.tsx';
import { useWriting } from '../../../kit/writing.ts';
import { extraNameOf } from '../record/changes.ts';
import type { RegisterContracts } from '../register-source.ts';
import { daysOf } from './days.ts';
import classes from './Feed.module.css';

/** One thing that somebody did. */
export type FeedEntrySeen = Output<RegisterContracts['feed']>['entries'][number];

/** Who did what, newest first, by day. */
export function Feed({
  entries,
  registers,
}: {
  readonly entries: readonly FeedEntrySeen[];
  readonly registers: FeedRegisters;
}) {
  return (
    <RegistersContext value={registers}>
      <Days entries={entries} />
    </RegistersContext>
  );
}

/** The registers that a feed is of, as its answer names them. */
export type FeedRegisters = Output<RegisterContracts['feed']>['registers'];

const RegistersContext = createContext<FeedRegisters>([]);

/** Gives the words for a register and its fields in the reader's language. */
function useWords(kind: string) {
  const { i18n } = useLingui();
  const register = use(RegistersContext).find((each) => each.kind === kind);
  const text = (place: string, message: string) => {
    const descriptor = { id: `register.${kind}.${place}`, message };
    return i18n._(descriptor);
  };
  return {
    many: text('many', register?.many ?? kind),
    label: (field: string) => extraNameOf(field) ?? text(`${field}.label`, register?.labels[field] ?? field),
  };
}

function Days({ entries }: { readonly entries: readonly FeedEntrySeen[] }) {
  return daysOf(entries).map(({ day, of }) => (
    <section key={day}>
      <h2 className={classes.day}>
        <DateText at={of[0]?.at ?? day} />
      </h2>
      <ul className={classes.entries}>
        {of.map((entry) => (
          <Entry key={entry.entry} entry={entry} />
        ))}
      </ul>
    </section>
  ));
}

function Entry({ entry }: { readonly entry: FeedEntrySeen }) {
  const { actor, at, why, register } = entry;
  const { many } = useWords(register.kind);
  return (
    <li className={classes.entry}>
      <p>
        <Deed entry={entry} />
      </p>
      {why !== null && <p className={classes.why}>{why}</p>}
      <p className={classes.meta}>
        <DateText at={at} to="minute" />
        <WorkspaceLink to={register.noun} inherit c="inherit">
          {many}
        </WorkspaceLink>
        <Door via={actor.via} />
        <WorkspaceLink to={`ledger/${entry.entry}`} inherit>
          <Trans>in the ledger</Trans>
        </WorkspaceLink>
      </p>
    </li>
  );
}

/** What was done, as a sentence; an event of another part of the product is said by its own name. */
function Deed({ entry }: { readonly entry: FeedEntrySeen }): ReactNode {
  const who = <Who entry={entry} />;
  const what = <What entry={entry} />;
  const verb = entry.event.slice(entry.register.kind.length + 1);
  switch (verb) {
    case 'created':
      return (
        <Trans>
          {who} added {what}
        </Trans>
      );
    case 'edited':
      return (
        <Trans>
          {who} changed <Fields entry={entry} /> of {what}
        </Trans>
      );
    case 'archived':
      return (
        <Trans>
          {who} archived {what}
        </Trans>
      );
    case 'restored':
      return (
        <Trans>
          {who} restored {what}
        </Trans>
      );
    case 'merged':
      return (
        <Trans>
          {who} merged another record into {what}
        </Trans>
      );
    case 'merged-away':
      return (
        <Trans>
          {who} merged {what} into another record
        </Trans>
      );
    case 'imported':
      return <Imported entry={entry} />;
    case 'import-undone':
      return <ImportUndone entry={entry} />;
    default:
      return (
        <>
          {who} {verb} {what}
        </>
      );
  }
}

function Who({ entry: { actor } }: { readonly entry: FeedEntrySeen }) {
  return (
    <WorkspaceLink to="activity" search={{ person: actor.person }} inherit c="inherit" underline="always">
      <span className={classes.who}>{actor.name}</span>
    </WorkspaceLink>
  );
}

function What({ entry: { kind, register, record, title } }: { readonly entry: FeedEntrySeen }) {
  const path = kind === 'import' ? `${register.noun}/imports` : `${register.noun}/${record}`;
  return (
    <WorkspaceLink to={path} inherit underline="always">
      {title ?? record}
    </WorkspaceLink>
  );
}

/** More names than these are counted. */
const mostNames = 4;

function Fields({ entry: { register, fields } }: { readonly entry: FeedEntrySeen }) {
  const { label } = useWords(register.kind);
  const { list } = useWriting();
  if (fields.length > mostNames) return <Plural value={fields.length} one="# field" other="# fields" />;
  return list(fields.map(label));
}

function Imported({ entry }: { readonly entry: FeedEntrySeen }) {
  const { number } = useWriting();
  const { figures } = entry;
  const [created, updated] = [number(figures['created'] ?? 0), number(figures['updated'] ?? 0)];
  return (
    <Trans>
      <Who entry={entry} /> imported <What entry={entry} />: {created} created, {updated} updated
    </Trans>
  );
}

function ImportUndone({ entry }: { readonly entry: FeedEntrySeen }) {
  const { number } = useWriting();
  const { figures } = entry;
  const [archived, restored] = [number(figures['archived'] ?? 0), number(figures['restored'] ?? 0)];
  const left = number(figures['left'] ?? 0);
  return (
    <Trans>
      <Who entry={entry} /> undid the import of <What entry={entry} />: {archived} archived, {restored} set back, {left}{' '}
      left
    </Trans>
  );
}

/** Through which door it came in; the screens are not worth a word. */
function Door({ via }: { readonly via: string }) {
  const { t } = useLingui();
  const names = new Map([
    ['api', t`through the API`],
    ['cli', t`on the command line`],
    ['import', t`by an import`],
    ['setup', t`at set-up`],
    ['demo', t`by the demonstration`],
  ]);
  const name = names.get(via);
  return name === undefined ? null : <span>{name}</span>;
}
