import { useLingui } from '@lingui/react/macro';
import { useQueries } from '@tanstack/react-query';
import { kindOfId } from '../../kernel/id.ts';
import { readOf, useAct, useRead } from '../../kit/api.ts';
import { useWorkspaceId } from '../../kit/routing.tsx';
import type { LinkTarget } from '../contract/field.ts';
import { useRegister } from './register-context.tsx';
import type { RegisterContracts } from './register-source.ts';
import { type Titles, useTitles } from './titles-context.tsx';

/** One register's contracts differ from another's by their words alone. */
function contractsOf({ list, read, create }: RegisterContracts, to: LinkTarget) {
  const home = `/workspaces/{workspace}/${to.noun}` as const;
  return {
    create: { ...create, id: `${to.noun}.create`, path: home },
    list: { ...list, id: `${to.noun}.list`, path: home },
    read: { ...read, id: `${to.noun}.read`, path: `${home}/{${to.kind}}` as const },
  } as const;
}

/** A record that a field can link to, and what tells it from others of its name: of a person the job and the unit. */
export type LinkChoice = { readonly id: string; readonly title: string; readonly about?: string };

/** What can be chosen, and whether one more may be added. */
export type LinkChoices = { readonly found: readonly LinkChoice[]; readonly mayAdd: boolean };

/** The records of a link's target that a search finds, the best first; all of them by title where nothing is written. */
export function useLinkChoices(to: LinkTarget, written: string, enabled: boolean): LinkChoices {
  const { contracts } = useRegister();
  const { list } = contractsOf(contracts, to);
  const asked = { workspace: useWorkspaceId(), size: 20, ...(written.trim() === '' ? {} : { q: written.trim() }) };
  const read = useRead(list, asked, { enabled, keepPrevious: true });
  const kindOf = useKindText();
  const found = (read.data?.rows ?? []).map(({ id, values, titles }) => {
    const told = (to.about ?? []).map((name) => values[name]).filter((value) => typeof value === 'string');
    const about = told.map((value) => titles[value] ?? value).join(' · ');
    const title = titleIn(values[to.title], id);
    return { id, title: to.kind === 'record' ? `${title} (${kindOf(id)})` : title, about };
  });
  return { found, mayAdd: to.kind !== 'record' && read.data?.abilities['create'] === true };
}

/** What a record is called by its register, told from its id: `AI system`. */
function useKindText(): (id: string) => string {
  const { i18n } = useLingui();
  return (id) => {
    const kind = kindOfId(id) ?? '';
    const descriptor = { id: `register.${kind}.one`, message: kind };
    return i18n._(descriptor);
  };
}

/** Adds a record to a link's target by what it is to be called, and gives its id to `onAdded`. */
export function useAddLinked(to: LinkTarget) {
  const { contracts } = useRegister();
  const { list, create } = contractsOf(contracts, to);
  const workspace = useWorkspaceId();
  const { mutate, isPending, error } = useAct(create, { refreshes: [list] });
  const add = (title: string, onAdded: (id: string) => void) =>
    mutate(
      { input: { workspace, values: { [to.title]: title.trim() } } },
      { onSuccess: ({ record }) => onAdded(record.id) },
    );
  return { add, isPending, error };
}

/** What records are called, of which only the ids are known here: those without a title in sight are read. */
export function useLinkTitles(to: LinkTarget | undefined, ids: readonly string[]): Titles {
  const { contracts } = useRegister();
  const workspace = useWorkspaceId();
  const known = useTitles();
  const unknown = to ? ids.filter((id) => known[id] === undefined) : [];
  const answers = useQueries({
    queries: unknown.map((id) => {
      const { read } = contractsOf(contracts, to ?? noTarget);
      return readOf(read, { workspace, [to?.kind ?? '']: id });
    }),
  });
  const found = answers.flatMap(({ data }) =>
    data && to ? [[data.record.id, titleIn(data.record.values[to.title], data.record.id)] as const] : [],
  );
  return { ...known, ...Object.fromEntries(found) };
}

const titleIn = (title: unknown, id: string): string => (typeof title === 'string' ? title : id);

const noTarget: LinkTarget = { kind: 'system', noun: '', title: '' };
