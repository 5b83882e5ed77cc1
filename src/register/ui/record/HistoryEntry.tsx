import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { DateText } from '../../../kit/DateText.tsx';
import { numberText } from '../../../kit/number-text.ts';
import { WorkspaceLink } from '../../../kit/routing.tsx';
import type { Register } from '../../contract/register.ts';
import { type HistoryEntrySeen, useRegister } from '../register-context.tsx';
import classes from './History.module.css';
import { HistoryChange } from './HistoryChange.tsx';
import valueClasses from './ValueView.module.css';

/** More changes of one entry are folded: an import may bring sixty at once. */
const mostChanges = 5;

/** One entry of a record's history, with its place in the ledger. */
export function HistoryEntry({ entry }: { readonly entry: HistoryEntrySeen }) {
  const { register } = useRegister();
  const { kind } = register;
  const [isOpen, setOpen] = useState(false);
  const verb = entry.event.startsWith(`${kind}.`) ? entry.event.slice(kind.length + 1) : entry.event;
  const isMove = verb === 'archived' || verb === 'restored' || verb === 'merged-away';
  const changes = isMove ? [] : inOrder(register, entry.changes);
  const shown = isOpen ? changes : changes.slice(0, verb === 'created' ? 0 : mostChanges);
  return (
    <li className={classes.entry}>
      <div className={classes.head}>
        <p className={classes.what}>
          <Deed verb={verb} count={changes.length} />
        </p>
        <Place entry={entry} />
      </div>
      <p className={classes.meta}>
        <span>{entry.actor.name}</span>
        <DateText at={entry.at} to="minute" />
        <Door via={entry.actor.via} />
      </p>
      {entry.why !== null && <p className={classes.why}>{entry.why}</p>}
      {shown.length > 0 && (
        <ul className={classes.changes}>
          {shown.map((change) => (
            <HistoryChange key={change.field} change={change} />
          ))}
        </ul>
      )}
      {shown.length < changes.length && (
        <button type="button" className={valueClasses.more} onClick={() => setOpen(true)}>
          <Plural value={changes.length} one="Show the value" other="Show all # values" />
        </button>
      )}
    </li>
  );
}

type Changes = HistoryEntrySeen['changes'];

/** Fields in the order of the declaration, then extra fields as they come. */
function inOrder({ fields }: Register, changes: Changes): Changes {
  const names = Object.keys(fields);
  const rank = ({ field }: Changes[number]) => (field in fields ? names.indexOf(field) : names.length);
  return changes.toSorted((a, b) => rank(a) - rank(b));
}

/** What was done, in a few words; an event of another part of the product is shown by its own name. */
function Deed({ verb, count }: { readonly verb: string; readonly count: number }): ReactNode {
  switch (verb) {
    case 'created':
      return <Plural value={count} one="Created with # value" other="Created with # values" />;
    case 'edited':
      return <Plural value={count} one="Changed # field" other="Changed # fields" />;
    case 'archived':
      return <Trans>Archived</Trans>;
    case 'restored':
      return <Trans>Restored</Trans>;
    case 'merged':
      return <Trans>Another record was merged into it</Trans>;
    case 'merged-away':
      return <Trans>Merged into another record</Trans>;
    case 'file_added':
      return <Trans>File added</Trans>;
    default:
      return verb;
  }
}

/** Through which door of the product a change came in. */
function Door({ via }: { readonly via: string }) {
  const { t } = useLingui();
  const names = new Map([
    ['web', t`screens`],
    ['api', t`API`],
    ['cli', t`command line`],
    ['import', t`import`],
    ['setup', t`set-up`],
    ['demo', t`demonstration`],
  ]);
  return <span>{names.get(via) ?? via}</span>;
}

/** The entry's index in the ledger, with the way to its proof; for a moment after the change there is none yet. */
function Place({ entry: { entry, index } }: { readonly entry: HistoryEntrySeen }) {
  const { i18n } = useLingui();
  if (index === null) {
    return (
      <span className={classes.place}>
        <Trans>entering the ledger</Trans>
      </span>
    );
  }
  const number = numberText(index, i18n.locale);
  return (
    <WorkspaceLink to={`ledger/${entry}`} className={classes.place ?? ''}>
      <Trans>entry {number}</Trans>
    </WorkspaceLink>
  );
}
