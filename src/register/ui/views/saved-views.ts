import type { Output } from '../../../kernel/operation.ts';
import { useRead } from '../../../kit/api.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { useRegister } from '../register-context.tsx';
import type { RegisterContracts } from '../register-source.ts';

/** A saved view as the reader sees it. */
export type ViewSeen = Output<RegisterContracts['views']>['views'][number];

/** The saved view that a list began from. */
export type BaseView = {
  readonly base: ViewSeen | undefined;
  /** It is still being asked for: what the list shows is not known yet. */
  readonly isWaiting: boolean;
  /** The address names one that is not here, or not for this reader. */
  readonly isGone: boolean;
};

/** The saved views that the reader sees; asked for only where they are wanted. */
export function useViews(enabled: boolean) {
  const { contracts } = useRegister();
  return useRead(contracts.views, { workspace: useWorkspaceId() }, { enabled });
}

/** The saved view that an address names. */
export function useBaseView(id: string | undefined): BaseView {
  const { data, isPending, isFetching, error } = useViews(id !== undefined);
  const base = data?.views.find((view) => view.id === id);
  const isAsked = id !== undefined && base === undefined;
  const isWaiting = isAsked && !error && (isPending || isFetching);
  return { base, isWaiting, isGone: isAsked && !isWaiting };
}
