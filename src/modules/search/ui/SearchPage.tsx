import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { textOf } from '../../../kit/address.ts';
import { Page } from '../../../kit/Page.tsx';
import { useSearchValues, useSetSearch, WorkspaceLink } from '../../../kit/routing.tsx';
import { EmptyState, LoadingState, ReadState } from '../../../kit/states.tsx';
import { registerOf } from '../../../register/ui/known-registers.ts';
import { useRegisterTexts } from '../../../register/ui/texts.ts';
import { HitLine, HitPreview } from './AboutHit.tsx';
import { hitsOnPage } from './hits-on-page.ts';
import classes from './SearchPage.module.css';
import { type FoundAll, type HitSeen, useFind } from './use-find.ts';

const pauseMs = 200;

/** Everything that a search finds, register by register, with a look at the record that the pointer or the focus is on. */
export function SearchPage() {
  const { t } = useLingui();
  const q = textOf(useSearchValues()['q']) ?? '';
  const read = useFind(q, hitsOnPage);
  return (
    <Page title={t`Search`}>
      <AskAgain key="ask" q={q} />
      {q.trim() === '' ? (
        <EmptyState icon={IconSearch} title={t`Search everything here`}>
          <Trans>
            Write a name, a reference such as AI-0042, words of a description, or the id of a record. All words must
            stand in it; the last may be a beginning.
          </Trans>
        </EmptyState>
      ) : (
        <ReadState read={read} loading={<LoadingState rows={8} />}>
          {(found) => <Groups found={found} q={q} />}
        </ReadState>
      )}
    </Page>
  );
}

function AskAgain({ q }: { readonly q: string }) {
  const { t } = useLingui();
  const setSearch = useSetSearch();
  const [written, setWritten] = useState(q);
  const askSoon = useDebouncedCallback((text: string) => void setSearch({ q: text }), pauseMs);
  return (
    <TextInput
      className={classes.ask ?? ''}
      type="search"
      size="md"
      aria-label={t`Search everything`}
      placeholder={t`Search everything`}
      leftSection={<IconSearch size={18} stroke={1.6} />}
      value={written}
      onChange={({ currentTarget }) => {
        setWritten(currentTarget.value);
        askSoon(currentTarget.value);
      }}
    />
  );
}

type Chosen = { readonly noun: string; readonly hit: HitSeen };

function Groups({ found, q }: { readonly found: FoundAll; readonly q: string }) {
  const { t } = useLingui();
  const [pointed, point] = useState<Chosen>();
  const groups = found.registers.filter(({ hits }) => hits.length > 0);
  const [first] = groups;
  const all = groups.flatMap(({ noun, hits }) => hits.map((hit) => ({ noun, hit })));
  const shown = all.find(({ hit }) => hit.id === pointed?.hit.id) ?? (first && all[0]);
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  if (groups.length === 0 && found.views.length === 0)
    return (
      <EmptyState icon={IconSearch} title={t`Nothing has all these words`}>
        <Trans>Write fewer or shorter words. Archived records are found by their id, or in their own list.</Trans>
      </EmptyState>
    );
  return (
    <>
      <p role="status" className={classes.total}>
        <Plural value={total} one="# record" other="# records" />
      </p>
      <div className={classes.columns}>
        <div>
          {groups.map((group) => (
            <Group key={group.noun} group={group} q={q} shown={shown} point={point} />
          ))}
          {found.views.length > 0 && <Views views={found.views} />}
        </div>
        {shown && (
          <aside className={classes.preview} aria-label={t`Preview`}>
            <HitPreview {...shown} />
          </aside>
        )}
      </div>
    </>
  );
}

type GroupProps = {
  readonly group: FoundAll['registers'][number];
  readonly q: string;
  readonly shown: Chosen | undefined;
  readonly point: (chosen: Chosen) => void;
};

function Group(props: GroupProps) {
  const source = registerOf(props.group.noun);
  return source ? <NamedGroup {...props} register={source.register} /> : null;
}

type NamedGroupProps = GroupProps & { readonly register: Parameters<typeof useRegisterTexts>[0] };

function NamedGroup({ group, q, shown, point, register }: NamedGroupProps) {
  const { noun, total, hits } = group;
  const { many } = useRegisterTexts(register);
  return (
    <section className={classes.group} aria-label={many}>
      <h2 className={classes.heading}>
        {many} <span className={classes.count}>{total}</span>
      </h2>
      <ul className={classes.hits}>
        {hits.map((hit) => (
          <li
            key={hit.id}
            className={classes.hit}
            data-shown={hit.id === shown?.hit.id}
            onMouseEnter={() => point({ noun, hit })}
            onFocus={() => point({ noun, hit })}
          >
            <WorkspaceLink to={`${noun}/${hit.id}`} fw={550}>
              {hit.title}
            </WorkspaceLink>
            <HitLine noun={noun} hit={hit} />
          </li>
        ))}
      </ul>
      {total > hits.length && (
        <WorkspaceLink to={noun} search={{ q }} fz="sm">
          <Trans>
            All {total} in the list of {many}
          </Trans>
        </WorkspaceLink>
      )}
    </section>
  );
}

function Views({ views }: { readonly views: FoundAll['views'] }) {
  const { t } = useLingui();
  return (
    <section className={classes.group} aria-label={t`Saved views`}>
      <h2 className={classes.heading}>
        <Trans>Saved views</Trans>
      </h2>
      <ul className={classes.hits}>
        {views.map(({ id, noun, name }) => (
          <li key={id} className={classes.hit}>
            <WorkspaceLink to={noun} search={{ view: id }}>
              {name}
            </WorkspaceLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
