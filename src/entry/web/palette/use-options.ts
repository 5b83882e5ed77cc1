import { useLingui } from '@lingui/react/macro';
import { useMantineColorScheme } from '@mantine/core';
import {
  IconArrowRight,
  IconBookmark,
  IconFileImport,
  IconHistory,
  IconKeyboard,
  IconListSearch,
  IconLogout,
  IconMoon,
  IconPlus,
  IconSun,
  IconSwitchHorizontal,
} from '@tabler/icons-react';
import { workspacePath } from '../../../kit/address.ts';
import { readRecent } from '../../../kit/recent.ts';
import { useGo } from '../../../kit/routing.tsx';
import { shortcuts } from '../../../kit/shortcuts.ts';
import { type FoundAll, useFind } from '../../../modules/search/ui/use-find.ts';
import { registerOf } from '../../../register/ui/known-registers.ts';
import { textsOf } from '../../../register/ui/texts.ts';
import type { Session } from '../session.ts';
import { entries } from '../shell/Navigation.tsx';
import { useSignOut } from '../shell/use-sign-out.ts';
import { matching, type Option } from './options.ts';

/** Where the palette is open, and what else it can start. */
export type PaletteSource = {
  readonly workspace: string;
  readonly session: Session;
  readonly showShortcuts: () => void;
};

const most = { recent: 5, hits: 4, views: 5, named: 6 } as const;

/** What the palette offers for what was written: with nothing written what was opened lately, and everything one can do. */
export function useOptions(source: PaletteSource, written: string) {
  const found = useFind(written, most.hits);
  const go = useGoOptions(source, written);
  const act = useActOptions(source, found.data);
  const recent = useRecentOptions(source);
  const records = useFoundOptions(source, found.data);
  const isAsking = written.trim() !== '';
  const named = (options: readonly Option[]) => matching(options, written).slice(0, most.named);
  const options = isAsking
    ? [...named(go.places), ...records, ...named(act), go.everything]
    : [...recent, ...go.places, ...act];
  return { options, isWaiting: found.isPlaceholderData || found.isPending };
}

function useGoOptions({ workspace }: PaletteSource, written: string) {
  const { t, i18n } = useLingui();
  const go = useGo();
  const places = entries.map(
    ({ path, label, icon, key }): Option => ({
      id: `go-${path}`,
      group: 'go',
      label: i18n._(label),
      icon,
      keys: ['g', key],
      run: () => void go(workspacePath(workspace, path)),
    }),
  );
  const q = written.trim();
  const everything: Option = {
    id: 'go-everything',
    group: 'found',
    label: t`Show everything found for “${q}”`,
    icon: IconListSearch,
    run: () => void go(workspacePath(workspace, 'search'), { search: { q } }),
  };
  return { places, everything };
}

function useRecentOptions({ workspace }: PaletteSource): readonly Option[] {
  const { i18n } = useLingui();
  const go = useGo();
  return readRecent(workspace)
    .slice(0, most.recent)
    .map(({ noun, id, title }) => {
      const register = registerOf(noun)?.register;
      return {
        id: `recent-${id}`,
        group: 'recent',
        label: title,
        icon: IconHistory,
        ...(register ? { aside: textsOf(register, i18n).one } : {}),
        run: () => void go(workspacePath(workspace, `${noun}/${id}`)),
      };
    });
}

function useFoundOptions({ workspace }: PaletteSource, found: FoundAll | undefined): readonly Option[] {
  const { i18n } = useLingui();
  const go = useGo();
  const records = (found?.registers ?? []).flatMap(({ noun, hits }) => {
    const register = registerOf(noun)?.register;
    const icon = entries.find(({ path }) => path === noun)?.icon ?? IconArrowRight;
    return hits.map(
      (hit): Option => ({
        id: `hit-${hit.id}`,
        group: 'found',
        label: hit.title,
        icon,
        ...(register ? { aside: textsOf(register, i18n).one } : {}),
        hit: { noun, hit },
        run: () => void go(workspacePath(workspace, `${noun}/${hit.id}`)),
      }),
    );
  });
  const views = (found?.views ?? []).slice(0, most.views).map(
    ({ id, noun, name }): Option => ({
      id: `view-${id}`,
      group: 'views',
      label: name,
      icon: IconBookmark,
      run: () => void go(workspacePath(workspace, noun), { search: { view: id } }),
    }),
  );
  return [...records, ...views];
}

function useActOptions({ workspace, session, showShortcuts }: PaletteSource, found: FoundAll | undefined) {
  const { t, i18n } = useLingui();
  const go = useGo();
  const signOut = useSignOut();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const inRegisters = (found?.registers ?? []).flatMap(({ noun, abilities }): readonly Option[] => {
    const register = registerOf(noun)?.register;
    if (!register) return [];
    const { one, many } = textsOf(register, i18n);
    const to = (path: string) => () => void go(workspacePath(workspace, `${noun}/${path}`));
    return [
      ...(abilities.create ? [act(`new-${noun}`, t`Add ${one}`, IconPlus, to('new'))] : []),
      ...(abilities.import ? [act(`import-${noun}`, t`Import ${many}`, IconFileImport, to('import'))] : []),
    ];
  });
  const elsewhere = session.workspaces
    .filter(({ id }) => id !== workspace)
    .map(({ id, name }) => act(`to-${id}`, t`Switch to ${name}`, IconSwitchHorizontal, () => void go(`/w/${id}/home`)));
  return [
    ...inRegisters.filter(({ id }) => id.includes('new-')),
    ...inRegisters.filter(({ id }) => id.includes('import-')),
    ...elsewhere,
    act('workspace', t`Make a new workspace`, IconPlus, () => void go('/new-workspace')),
    colorScheme === 'dark'
      ? act('light', t`Use light colours`, IconSun, () => setColorScheme('light'))
      : act('dark', t`Use dark colours`, IconMoon, () => setColorScheme('dark')),
    { ...act('shortcuts', t`Show the keyboard shortcuts`, IconKeyboard, showShortcuts), keys: shortcuts.all },
    act('sign-out', t`Sign out`, IconLogout, signOut),
  ];
}

const act = (...[id, label, icon, run]: readonly [string, string, Option['icon'], () => void]): Option => ({
  id: `act-${id}`,
  group: 'act',
  label,
  icon,
  run,
});
