import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, NativeSelect } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import type { Output } from '../../../kernel/operation.ts';
import { textOf } from '../../../kit/address.ts';
import { useRead } from '../../../kit/api.ts';
import { Badge } from '../../../kit/Badge.tsx';
import { DateText } from '../../../kit/DateText.tsx';
import { Page } from '../../../kit/Page.tsx';
import { PlainTable, TableCell, TableName, TableRow } from '../../../kit/PlainTable.tsx';
import { NumberText } from '../../../kit/Progress.tsx';
import {
  useSearchValues,
  useSetSearch,
  useWorkspaceId,
  WorkspaceButtonLink,
  WorkspaceLink,
} from '../../../kit/routing.tsx';
import { EmptyState, ReadState } from '../../../kit/states.tsx';
import { useRegisterTexts } from '../../../register/ui/texts.ts';
import { systemContracts, systems } from '../../systems/contract.ts';
import { determinationContracts as contracts } from '../contract.ts';
import { CatalogueChoice, useCatalogue } from './CatalogueChoice.tsx';
import classes from './Determination.module.css';
import { OpenQuestions } from './OpenQuestions.tsx';
import type { StandingSeen } from './seen.ts';

const shows = ['newest', 'out-of-date', 'overridden', 'all'] as const;
const size = 50;

/** What was determined of all AI systems and accepted, with how many are how far. */
export function DeterminationsPage() {
  const { t } = useLingui();
  const search = useSearchValues();
  const show = shows.find((each) => each === textOf(search['show'])) ?? 'newest';
  const page = Math.max(1, Math.trunc(Number(textOf(search['page'])) || 1));
  const by = useCatalogue();
  const asked = { workspace: useWorkspaceId(), show, page, size, ...by };
  const read = useRead(contracts.list, asked, { keepPrevious: true });
  return (
    <Page
      title={t`Determinations`}
      width="wide"
      lead={<Trans>What the law makes of your AI systems, as people accepted it.</Trans>}
      actions={
        <>
          <WorkspaceButtonLink to="determinations/from-file" search={by} variant="default">
            <Trans>Answers from a file</Trans>
          </WorkspaceButtonLink>
          <WorkspaceButtonLink to="determinations/triage" search={by}>
            <Trans>Triage</Trans>
          </WorkspaceButtonLink>
        </>
      }
    >
      <Counts />
      <OpenQuestions />
      <Tools show={show} />
      <ReadState read={read}>
        {({ determinations, total }) =>
          total === 0 ? <None show={show} /> : <Listed all={determinations} page={page} total={total} />
        }
      </ReadState>
    </Page>
  );
}

/** How many AI systems are how far; each number opens them. */
function Counts() {
  const texts = useRegisterTexts(systems);
  const asked = { workspace: useWorkspaceId(), facets: ['determination'] };
  const { data } = useRead(systemContracts.facets, asked, { keepPrevious: true });
  const counted = new Map(data?.facets[0]?.values.map(({ value, records }) => [value, records]));
  return (
    <ul className={classes.counts}>
      {Object.keys(systems.fields.determination.options).map((value) => (
        <li key={value}>
          <strong>{data ? <NumberText value={counted.get(value) ?? 0} /> : '–'}</strong>
          <WorkspaceLink to={systems.noun} search={{ determination: value }}>
            {texts.option('determination', value)}
          </WorkspaceLink>
        </li>
      ))}
    </ul>
  );
}

function Tools({ show }: { readonly show: (typeof shows)[number] }) {
  const { t } = useLingui();
  const setSearch = useSetSearch();
  const names = {
    newest: t`The newest of each AI system`,
    'out-of-date': t`Waiting for renewal`,
    overridden: t`With a finding overridden`,
    all: t`All, earlier ones too`,
  };
  return (
    <div className={classes.tools}>
      <NativeSelect
        label={t`Show`}
        value={show}
        data={shows.map((value) => ({ value, label: names[value] }))}
        onChange={({ currentTarget }) => {
          const next = currentTarget.value === 'newest' ? undefined : currentTarget.value;
          void setSearch({ show: next, page: undefined }, { replace: false });
        }}
      />
      <CatalogueChoice />
    </div>
  );
}

function None({ show }: { readonly show: (typeof shows)[number] }) {
  const { t } = useLingui();
  if (show !== 'newest' && show !== 'all') return <EmptyState icon={IconScale} title={t`There is none of these`} />;
  return (
    <EmptyState
      icon={IconScale}
      title={t`Nothing was accepted yet`}
      actions={
        <WorkspaceButtonLink to="determinations/triage">
          <Trans>Begin with triage</Trans>
        </WorkspaceButtonLink>
      }
    >
      <Trans>Triage answers one question for many AI systems. A single one is determined on its own page.</Trans>
    </EmptyState>
  );
}

type ListedProps = {
  readonly all: Output<typeof contracts.list>['determinations'];
  readonly page: number;
  readonly total: number;
};

function Listed({ all, page, total }: ListedProps) {
  const { t } = useLingui();
  const headings = [
    { key: 'system', label: t`AI system` },
    { key: 'found', label: t`Found`, width: '32%' },
    { key: 'state', label: t`State`, width: '16rem' },
    { key: 'by', label: t`Accepted by`, width: '10rem' },
    { key: 'at', label: t`On`, width: '8rem' },
  ];
  return (
    <>
      <PlainTable name={t`Accepted determinations`} headings={headings}>
        {all.map((standing) => (
          <Line key={standing.id} standing={standing} />
        ))}
      </PlainTable>
      {total > size && <Pages page={page} total={total} />}
    </>
  );
}

function Line({ standing }: { readonly standing: StandingSeen }) {
  const { t } = useLingui();
  const { system, systemName, held, missing, acceptedBy, acceptedAt, catalogue } = standing;
  return (
    <TableRow>
      <TableName>
        <WorkspaceLink to={`systems/${system}/determination`} search={{ catalogue }}>
          {systemName}
        </WorkspaceLink>
      </TableName>
      <TableCell label={t`Found`}>
        <span className={classes.badges}>
          {held.map(({ id, label }) => (
            <Badge key={id} tone="caution">
              {label}
            </Badge>
          ))}
          {missing > 0 && (
            <span className={classes.quiet}>
              <Plural value={missing} one="# open" other="# open" />
            </span>
          )}
        </span>
      </TableCell>
      <TableCell label={t`State`}>
        <State standing={standing} />
      </TableCell>
      <TableCell label={t`Accepted by`}>{acceptedBy.name}</TableCell>
      <TableCell label={t`On`}>
        <DateText at={acceptedAt} />
      </TableCell>
    </TableRow>
  );
}

/** Whether it is the last one, still what the law says, and overridden. */
function State({ standing: { isNewest, outOfDate, overridden } }: { readonly standing: StandingSeen }) {
  return (
    <span className={classes.badges}>
      {!isNewest && (
        <Badge>
          <Trans>Followed by a later one</Trans>
        </Badge>
      )}
      {outOfDate && (
        <Badge tone="bad">
          <Trans>Out of date</Trans>
        </Badge>
      )}
      {overridden && (
        <Badge tone="caution">
          <Trans>
            Overridden until <DateText at={overridden.until} />
          </Trans>
        </Badge>
      )}
      {isNewest && !outOfDate && (
        <Badge tone="good">
          <Trans>Accepted</Trans>
        </Badge>
      )}
    </span>
  );
}

function Pages({ page, total }: Pick<ListedProps, 'page' | 'total'>) {
  const setSearch = useSetSearch();
  const go = (to: number) => void setSearch({ page: to === 1 ? undefined : String(to) }, { replace: false });
  const last = Math.ceil(total / size);
  return (
    <div className={classes.more}>
      <Button variant="default" disabled={page <= 1} onClick={() => go(page - 1)}>
        <Trans>Previous page</Trans>
      </Button>
      <Button variant="default" disabled={page >= last} onClick={() => go(page + 1)}>
        <Trans>Next page</Trans>
      </Button>
      <span className={classes.quiet}>
        <Trans>
          Page {page} of {last}
        </Trans>
      </span>
    </div>
  );
}
