import type { QueryClient } from '@tanstack/react-query';
import {
  type AnyRoute,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { readSearch, type SearchValues, textsOf, writeSearch } from '../../kit/address.ts';
import { readOf } from '../../kit/api.ts';
import type { Area, Place, Screen } from '../../kit/area.ts';
import { readStanding, startPath } from './session.ts';
import { OutsideFailure, OutsideFrame, OutsideNotFound } from './shell/OutsideFrame.tsx';
import { ScreenFailure, ScreenNotFound, ScreenPending } from './shell/ScreenStates.tsx';
import { WorkspaceFrame } from './shell/WorkspaceFrame.tsx';
import { areas } from './slices.ts';

type Context = { readonly client: QueryClient };

const root = createRootRouteWithContext<Context>()({
  validateSearch: (search: Record<string, unknown>): SearchValues => onlyTexts(search),
  errorComponent: OutsideFailure,
  notFoundComponent: OutsideNotFound,
});

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ context }) => {
    const standing = await readStanding(context.client);
    const path = standing.kind === 'signed-in' ? startPath(standing.session) : doorOf(standing.kind);
    redirect({ to: path, replace: true, throw: true });
  },
});

const outside = createRoute({
  getParentRoute: () => root,
  id: 'outside',
  component: OutsideFrame,
});

const workspace = createRoute({
  getParentRoute: () => root,
  path: 'w/$workspace',
  component: WorkspaceFrame,
});

const workspaceStart = createRoute({
  getParentRoute: () => workspace,
  path: '/',
  beforeLoad: ({ params }) => {
    redirect({ to: `/w/${params.workspace}/home`, replace: true, throw: true });
  },
});

const workspaceElsewhere = createRoute({
  getParentRoute: () => workspace,
  path: '$',
  beforeLoad: ({ context, location }) => onlySignedIn(context.client, location.href),
  component: ScreenNotFound,
});

/** Sends whoever is not signed in to the door, with the way back. */
async function onlySignedIn(client: QueryClient, href: string): Promise<void> {
  const standing = await readStanding(client);
  if (standing.kind === 'signed-in') return;
  redirect({ to: doorOf(standing.kind), search: { to: href }, replace: true, throw: true });
}

const doorOf = (kind: 'signed-out' | 'first-run'): string => (kind === 'first-run' ? '/set-up' : '/sign-in');

/**
 * The route of one screen. Its code and the answers that it will need are asked for at once, while it is still being
 * found out who is here.
 */
function screenRoute(parent: () => AnyRoute, { path, load, reads, isForSignedIn = false }: Screen): AnyRoute {
  return createRoute({
    getParentRoute: parent,
    path,
    component: lazyRouteComponent(async () => ({ default: await load() })),
    beforeLoad: async ({ context: { client }, location, params, search }: ScreenPlace) => {
      load().catch(noMatter);
      for (const { contract, input } of reads?.({ params, search }) ?? []) {
        client.query(readOf(contract, input)).catch(noMatter);
      }
      if (isForSignedIn) await onlySignedIn(client, location.href);
    },
  });
}

/** The screen itself reads again and shows what is wrong. */
const noMatter = (): undefined => undefined;

type ScreenPlace = Place & { readonly context: Context; readonly location: { readonly href: string } };

const routeTree = (all: readonly Area[]) =>
  root.addChildren([
    start,
    outside.addChildren(
      all.flatMap(({ outside: screens = [] }) => screens.map((each) => screenRoute(() => outside, each))),
    ),
    workspace.addChildren([
      workspaceStart,
      workspaceElsewhere,
      ...all.flatMap(({ screens }) =>
        screens.map((each) => screenRoute(() => workspace, { ...each, isForSignedIn: true })),
      ),
    ]),
  ]);

const onlyTexts = (search: Readonly<Record<string, unknown>>): SearchValues =>
  Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) => {
      const texts = textsOf(value);
      return texts.length === 0 ? [] : [[name, texts.length === 1 ? (texts[0] ?? '') : texts]];
    }),
  );

/** Makes the router over all slices' screens. */
export const createAppRouter = (client: QueryClient) =>
  createRouter({
    routeTree: routeTree(areas),
    context: { client },
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: ScreenFailure,
    defaultNotFoundComponent: ScreenNotFound,
    defaultPendingComponent: ScreenPending,
    defaultPendingMs: 300,
    defaultPendingMinMs: 0,
    scrollRestoration: true,
  });
