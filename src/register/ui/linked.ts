import { useLingui } from '@lingui/react/macro';
import { useQueries } from '@tanstack/react-query';
import { kindOfId } from '../../kernel/id.ts';
import { readOf, useRead } from '../../kit/api.ts';
import { useWorkspaceId } from '../../kit/routing.tsx';
import type { LinkTarget } from '../contract/field.ts';
import { type RegisterContracts, useRegister } from './register-context.tsx';
import { type Titles, useTitles } from './titles-context.tsx';

/** One register's contracts differ from another's by their words alone. */
function contractsOf({ list, read }: RegisterContracts, to: LinkTarget) {
  const home = `/workspaces/{workspace}/${to.noun}` as const;
  return {
    list: { ...list, id: `${to.noun}.list`, path: home },
    read: { ...read, id: `${to.noun}.read`, path: `${home}/{${to.kind}}` as const },
  } as const;
}

/** A record that a field can link to. */
export type LinkChoice = { readonly id: string; readonly title: string };

/** The records of a link's target that a search finds, the best first; all of them by title where nothing is written. */
export function useLinkChoices(to: LinkTarget, written: string, enabled: boolean): readonly LinkChoice[] {
  const { contracts } = useRegister();
  const { list } = contractsOf(contracts, to);
  const asked = { workspace: useWorkspaceId(), size: 20, ...(written.trim() === '' ? {} : { q: written.trim() }) };
  const read = useRead(list, asked, { enabled, keepPrevious: true });
  const kindOf = useKindText();
  return (read.data?.rows ?? []).map(({ id, values }) => {
    const title = titleIn(values[to.title], id);
    return { id, title: to.kind === 'record' ? `${title} (${kindOf(id)})` : title };
  });
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
