import { Anchor, Button, type ButtonProps, Text } from '@mantine/core';
import { type AnyRouter, useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router';
import type { CSSProperties, MouseEvent, ReactNode } from 'react';
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

type Target = {
  readonly to: string;
  readonly search?: SearchValues | undefined;
  /** The place on the page: the id of an element there. */
  readonly hash?: string | undefined;
};

/** How a link is written: as the text around it (`inherit`), or in a size, colour and weight of its own. */
type TextLooks = {
  readonly className?: string | undefined;
  readonly underline?: 'always' | 'hover' | 'never';
  readonly inherit?: boolean;
  readonly c?: 'inherit';
  readonly fz?: 'inherit' | 'sm';
  readonly fw?: number;
  readonly ta?: 'center';
};

type TextLinkProps = Target & TextLooks & { readonly children: ReactNode; readonly onClick?: () => void };

const textLinkClass = `mantine-focus-auto ${Anchor.classes.root} ${Text.classes.root}`;

/**
 * A link to a path of this server: `/sign-in`. It is drawn as the library draws its anchors, by an element of its own: a
 * screen has a hundred of them, and they were half of what drawing the first one took.
 */
export function PathLink({ to, search, hash, onClick, children, ...looks }: TextLinkProps) {
  const { className, underline = 'hover', inherit, c, fz, fw, ta, ...marks } = looks;
  const style: CSSProperties = {
    ...(c && { color: c }),
    ...(fz && { fontSize: fz === 'sm' ? 'var(--mantine-font-size-sm)' : fz }),
    ...(fw && { fontWeight: fw }),
    ...(ta && { textAlign: ta }),
  };
  return (
    <a
      {...useLink({ to, search, hash }, onClick)}
      className={className === undefined ? textLinkClass : `${textLinkClass} ${className}`}
      style={style}
      data-underline={underline}
      data-inherit={inherit}
      {...marks}
    >
      {children}
    </a>
  );
}

/** A link to a path inside the current workspace: `systems/sys_…`. */
export function WorkspaceLink({ to, ...rest }: TextLinkProps) {
  return <PathLink to={workspacePath(useWorkspaceId(), to)} {...rest} />;
}

/** How long a pointer rests on a link before what it leads to is fetched. */
const restMs = 50;

let resting: ReturnType<typeof setTimeout> | undefined;

const leave = (): void => clearTimeout(resting);

/**
 * What makes an anchor go somewhere without loading the page again, and fetch what it leads to while a pointer rests on
 * it. It follows nothing: the router's own links all look at every step whether they lead to where the reader is.
 */
function useLink({ to, search = {}, hash }: Target, onClick?: () => void) {
  const router = useRouter();
  const target = { to, search, ...(hash === undefined ? {} : { hash }) };
  const rest = () => {
    leave();
    resting = setTimeout(() => fetchAhead(router, target), restMs);
  };
  return {
    href: `${to}${writeSearch(search)}${hash === undefined ? '' : `#${hash}`}`,
    onClick: (event: MouseEvent) => {
      onClick?.();
      if (isForBrowser(event)) return;
      event.preventDefault();
      leave();
      void router.navigate(target);
    },
    onMouseEnter: rest,
    onFocus: rest,
    onMouseLeave: leave,
    onBlur: leave,
    onTouchStart: () => fetchAhead(router, target),
  };
}

/** Whether a click on a link is left to the browser: for another tab, or because something inside it took it. */
const isForBrowser = ({ button, ctrlKey, metaKey, shiftKey, altKey, defaultPrevented }: MouseEvent): boolean =>
  button !== 0 || ctrlKey || metaKey || shiftKey || altKey || defaultPrevented;

const fetchAhead = (router: AnyRouter, target: { to: string; search: SearchValues; hash?: string }): void => {
  router.preloadRoute(target).catch(() => undefined);
};

type QuietLinkProps = {
  readonly to: string;
  readonly search?: SearchValues;
  readonly className?: string | undefined;
  readonly tabIndex?: number;
  readonly children: ReactNode;
};

/**
 * A link to a path of this server for tables with hundreds of them, which a pointer crosses by the dozen: what it leads
 * to is fetched once it is pressed.
 */
export function QuietLink({ to, search = {}, children, ...rest }: QuietLinkProps) {
  const router = useRouter();
  const go = (event: MouseEvent) => {
    if (isForBrowser(event)) return;
    event.preventDefault();
    void router.navigate({ to, search });
  };
  const fetchSoon = () => {
    setTimeout(() => fetchAhead(router, { to, search }));
  };
  return (
    <a href={`${to}${writeSearch(search)}`} onClick={go} onPointerDown={fetchSoon} {...rest}>
      {children}
    </a>
  );
}

type ButtonLinkProps = Omit<ButtonProps, 'component'> & Target & { readonly children: ReactNode };

/** A link inside the current workspace that looks like a button. */
export function WorkspaceButtonLink({ to, search, hash, ...looks }: ButtonLinkProps) {
  const link = useLink({ to: workspacePath(useWorkspaceId(), to), search, hash });
  return <Button component="a" {...link} {...looks} />;
}
