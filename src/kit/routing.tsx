import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink, useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { type Id, parseId } from '../kernel/id.ts';
import { type SearchValues, textOf, textsOf, workspacePath, writeSearch } from './address.ts';

/** A name of the current path; throws where the path has none of that name, which is a mistake in the route. */
export function useParam(name: string): string {
  const params: Readonly<Record<string, unknown>> = useParams({ strict: false });
  const text = textOf(params[name]);
  if (text === undefined) throw new Error(`the path of this screen has no \`${name}\``);
  return text;
}

/** The workspace that the address names; only for screens inside a workspace. */
export function useWorkspaceId(): Id<'workspace'> {
  const id = parseId('workspace', useParam('workspace'));
  if (!id) throw new Error('this screen is not inside a workspace');
  return id;
}

/** What stands behind the `?` of the address, as texts and lists of texts. */
export function useSearchValues(): SearchValues {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  return Object.fromEntries(
    Object.entries(search).map(([name, value]) => {
      const texts = textsOf(value);
      return [name, texts.length === 1 ? (texts[0] ?? '') : texts];
    }),
  );
}

/** How to go somewhere: `replace` leaves no step behind for the browser's back button. */
export type GoOptions = {
  readonly search?: SearchValues | undefined;
  readonly replace?: boolean;
  readonly hash?: string;
};

/** Gives a function that goes to a path of this server: `/sign-in`. */
export function useGo(): (path: string, options?: GoOptions) => Promise<void> {
  const navigate = useNavigate();
  return (path, { search = {}, ...rest } = {}) => navigate({ to: path, search, ...rest });
}

/** Gives a function that goes to a path inside the current workspace: `systems`, `systems/sys_…`. */
export function useGoInWorkspace(): (path: string, options?: GoOptions) => Promise<void> {
  const workspace = useWorkspaceId();
  const go = useGo();
  return (path, options) => go(workspacePath(workspace, path), options);
}

/** Gives a function that sets what stands behind the `?` and stays on the screen; `undefined` takes a name away. */
export function useSetSearch(): (
  change: Readonly<Record<string, string | readonly string[] | undefined>>,
  options?: { readonly replace?: boolean },
) => Promise<void> {
  const navigate = useNavigate();
  const current = useSearchValues();
  return (change, { replace = true } = {}) => {
    const next = Object.entries({ ...current, ...change }).filter(([, value]) => textsOf(value).length > 0);
    return navigate({ to: '.', search: Object.fromEntries(next), replace });
  };
}

type Target = { readonly to: string; readonly search?: SearchValues | undefined; readonly hash?: string };

type TextLinkProps = Omit<AnchorProps, 'component'> &
  Target & {
    readonly children: ReactNode;
    /** The place on the page: the id of an element there. */
    readonly hash?: string;
    readonly onClick?: () => void;
  };

const RoutedAnchor = createLink((looks: AnchorProps & { readonly children?: ReactNode }) => <Anchor {...looks} />);

/** A link to a path of this server: `/sign-in`. */
export function PathLink({ to, search = {}, ...looks }: TextLinkProps) {
  return <RoutedAnchor to={to} search={search} {...looks} />;
}

/** A link to a path inside the current workspace: `systems/sys_…`. */
export function WorkspaceLink({ to, ...rest }: TextLinkProps) {
  return <PathLink to={workspacePath(useWorkspaceId(), to)} {...rest} />;
}

type QuietLinkProps = {
  readonly to: string;
  readonly search?: SearchValues;
  readonly className?: string | undefined;
  readonly tabIndex?: number;
  readonly children: ReactNode;
};

/**
 * A link to a path of this server for tables with hundreds of them. The others follow where the reader is, to mark what
 * leads there, and so all have work to do at every step; this one has none. What it leads to is fetched once it is pressed.
 */
export function QuietLink({ to, search = {}, children, ...rest }: QuietLinkProps) {
  const router = useRouter();
  const go = (event: MouseEvent) => {
    const isForBrowser = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (isForBrowser || event.defaultPrevented) return;
    event.preventDefault();
    void router.navigate({ to, search });
  };
  const fetchSoon = () => {
    setTimeout(() => {
      router.preloadRoute({ to, search }).catch(() => undefined);
    });
  };
  return (
    <a href={`${to}${writeSearch(search)}`} onClick={go} onPointerDown={fetchSoon} {...rest}>
      {children}
    </a>
  );
}

type ButtonLinkProps = Omit<ButtonProps, 'component'> & Target & { readonly children: ReactNode };

const RoutedButton = createLink((looks: ButtonProps & { readonly children?: ReactNode }) => (
  <Button component="a" {...looks} />
));

/** A link inside the current workspace that looks like a button. */
export function WorkspaceButtonLink({ to, search = {}, ...looks }: ButtonLinkProps) {
  return <RoutedButton to={workspacePath(useWorkspaceId(), to)} search={search} {...looks} />;
}
