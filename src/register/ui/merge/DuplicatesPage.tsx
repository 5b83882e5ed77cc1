import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { parseId } from '../../../kernel/id.ts';
import type { Output } from '../../../kernel/operation.ts';
import { useRead } from '../../../kit/api.ts';
import { Notice } from '../../../kit/Notice.tsx';
import { Page } from '../../../kit/Page.tsx';
import { useSearchValues, useWorkspaceId, WorkspaceButtonLink, WorkspaceLink } from '../../../kit/routing.tsx';
import { SentenceText } from '../../../kit/SentenceText.tsx';
import { EmptyState, ReadState } from '../../../kit/states.tsx';
import { useListCrumb } from '../list-crumb.ts';
import { useRegister } from '../register-context.tsx';
import type { RegisterContracts } from '../register-source.ts';
import classes from './Merge.module.css';
import { type Telling, useTellApart } from './use-tell-apart.ts';

type Answer = Output<RegisterContracts['duplicates']>;
type PairSeen = Answer['pairs'][number];

const size = 25;

/** The pairs of a register that are likely to be the same: each is compared, merged, or said to be different. */
export function DuplicatesPage() {
  const { t } = useLingui();
  const { register, contracts } = useRegister();
  const { record } = useSearchValues();
  const [pages, setPages] = useState(1);
  const id = typeof record === 'string' ? parseId(register.kind, record) : undefined;
  const narrowed = id === undefined ? {} : { record: id };
  const input = { workspace: useWorkspaceId(), ...narrowed, page: 1, size: Math.min(100, pages * size) };
  const read = useRead(contracts.duplicates, input, { keepPrevious: true });
  return (
    <Page title={t`Possible duplicates`} crumbs={[useListCrumb()]} aside={read.data && <span>{read.data.total}</span>}>
      <ReadState read={read}>{(answer) => <Pairs answer={answer} />}</ReadState>
      {read.data && read.data.pairs.length < Math.min(100, read.data.total) && (
        <Button variant="subtle" loading={read.isFetching} onClick={() => setPages(pages + 1)}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </Page>
  );
}

function Pairs({ answer: { pairs, isComplete, abilities } }: { readonly answer: Answer }) {
  const { t } = useLingui();
  const { texts } = useRegister();
  const { many } = texts;
  const { tell, error, isPending } = useTellApart();
  const [told, setTold] = useState<Telling>();
  return (
    <>
      {told && (
        <div className={classes.told} role="status">
          <Trans>Kept as different. They will not be shown again.</Trans>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconArrowBackUp size={16} />}
            loading={isPending}
            onClick={() => tell({ ...told, isApart: false }, () => setTold(undefined))}
          >
            <Trans>Undo</Trans>
          </Button>
        </div>
      )}
      {error && (
        <Notice tone="bad" role="alert" title={t`That was not kept`}>
          <SentenceText text={error.message} />
        </Notice>
      )}
      {pairs.length === 0 ? (
        <EmptyState title={t`Nothing looks like it is there twice`}>
          <Trans>
            All {many} were compared by their keys and titles. What you said is different is not shown again.
          </Trans>
        </EmptyState>
      ) : (
        <ul className={classes.pairs} aria-label={t`Pairs that are likely to be the same`}>
          {pairs.map((pair) => (
            <Pair
              key={pair.records.map(({ id }) => id).join(' ')}
              pair={pair}
              mayTell={abilities['tellApart'] === true}
              isPending={isPending}
              onTell={(telling) => tell(telling, () => setTold(telling))}
            />
          ))}
        </ul>
      )}
      {!isComplete && (
        <p className={classes.same}>
          <Trans>So many records are alike that not all of them were compared. Settle these, then look again.</Trans>
        </p>
      )}
    </>
  );
}

type PairProps = {
  readonly pair: PairSeen;
  readonly mayTell: boolean;
  readonly isPending: boolean;
  readonly onTell: (telling: Telling) => void;
};

function Pair({ pair: { records, reasons, score }, mayTell, isPending, onTell }: PairProps) {
  const { t } = useLingui();
  const { register } = useRegister();
  const [one, other] = records;
  const [first, second] = [one.title, other.title];
  const percent = Math.round(score * 100);
  return (
    <li className={classes.pair}>
      <div className={classes.titles}>
        <WorkspaceLink to={`${register.noun}/${one.id}`}>{first}</WorkspaceLink>
        <WorkspaceLink to={`${register.noun}/${other.id}`}>{second}</WorkspaceLink>
      </div>
      <p className={classes.reasons}>
        {reasons.map((reason) => (
          <span key={`${reason.code} ${reason.fields.join(' ')}`}>
            <ReasonText reason={reason} />
          </span>
        ))}
        <span>
          <Trans>{percent} % alike</Trans>
        </span>
      </p>
      <div className={classes.acts}>
        {mayTell && (
          <Button
            variant="default"
            size="compact-md"
            disabled={isPending}
            aria-label={t`They are different: “${first}” and “${second}”`}
            onClick={() => onTell({ one: one.id, other: other.id, isApart: true })}
          >
            <Trans>They are different</Trans>
          </Button>
        )}
        <WorkspaceButtonLink
          to={`${register.noun}/merge`}
          search={{ one: one.id, other: other.id }}
          size="compact-md"
          aria-label={t`Compare “${first}” and “${second}”`}
        >
          <Trans>Compare</Trans>
        </WorkspaceButtonLink>
      </div>
    </li>
  );
}

/** Why two records are likely to be the same, in a few words. */
function ReasonText({ reason: { code, fields } }: { readonly reason: PairSeen['reasons'][number] }) {
  const { texts } = useRegister();
  const names = fields.map((name) => texts.label(name)).join(', ');
  switch (code) {
    case 'same_key':
      return <Trans>The same in: {names}</Trans>;
    case 'same_title':
      return <Trans>Called the same</Trans>;
    case 'same_words':
      return <Trans>The same words in another order</Trans>;
    case 'similar_title':
      return <Trans>Called nearly the same</Trans>;
  }
}
