import { Plural, Trans } from '@lingui/react/macro';
import type { Output } from '../../../kernel/operation.ts';
import type { Meant } from '../../../kit/area.ts';
import type { determinationContracts as contracts } from '../contract.ts';
import classes from './Determination.module.css';
import { TruthBadge } from './TruthBadge.tsx';

/** What answers for many AI systems come to. */
export type Outcome = Output<typeof contracts.checkAnswerMany>;

/** The records as the operations take them; who calls has made sure that they are AI systems. */
export const targetOf = (meant: Meant): object => ('ids' in meant ? { ids: [...meant.ids] } : { filter: meant.filter });

const mostShown = 12;

/** What an answer comes to: how many systems, which had another one, and which findings change. */
export function WouldFollow({ outcome }: { readonly outcome: Outcome }) {
  const { changed, replaced, left, findings, settledBefore, settledAfter } = outcome;
  const more = settledAfter - settledBefore;
  return (
    <div role="status" className={classes.outcome}>
      <p>
        <Plural value={changed} one="The answer of # AI system changes." other="The answer of # AI systems changes." />{' '}
        {replaced > 0 && <Plural value={replaced} one="# had another one." other="# had another one." />}{' '}
        {left > 0 && <Plural value={left} one="# is archived and stays." other="# are archived and stay." />}{' '}
        {more > 0 && <Plural value={more} one="# more is then settled." other="# more are then settled." />}
        {more < 0 && <Plural value={-more} one="# is open again then." other="# are open again then." />}
      </p>
      <ul className={classes.list}>
        {findings.slice(0, mostShown).map(({ id, label, to, systems }) => (
          <li key={`${id} ${to}`}>
            <span>
              {label} <TruthBadge truth={to} />
            </span>
            <span className={classes.quiet}>
              <Plural value={systems} one="# AI system" other="# AI systems" />
            </span>
          </li>
        ))}
      </ul>
      {findings.length > mostShown && (
        <p className={classes.quiet}>
          <Plural
            value={findings.length - mostShown}
            one="and # more finding changes"
            other="and # more findings change"
          />
        </p>
      )}
      {changed > 0 && findings.length === 0 && (
        <p className={classes.quiet}>
          <Trans>No finding changes yet: others are asked before it is settled.</Trans>
        </p>
      )}
    </div>
  );
}
