import { Trans, useLingui } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { useRead } from '../../../kit/api.ts';
import { numberText } from '../../../kit/number-text.ts';
import { useWorkspaceId } from '../../../kit/routing.tsx';
import { useRegister } from '../register-context.tsx';
import { isNarrowed, type ListView } from './list-view.ts';

/** How many records are found, and of how many; read out when it changes. */
export function Total({ total, view }: { readonly total: number; readonly view: ListView }) {
  const { register, contracts } = useRegister();
  const { i18n } = useLingui();
  const isNarrow = isNarrowed(view);
  const archived = view.archived === 'no' ? 'no' : 'all';
  const input = { workspace: useWorkspaceId(), archived, page: 1, size: 1, columns: [register.title] };
  const all = useRead(contracts.list, input, { enabled: isNarrow, keepPrevious: true });
  const found = numberText(total, i18n.locale);
  const of = isNarrow && all.data ? numberText(all.data.total, i18n.locale) : undefined;
  return (
    <Text c="dimmed" role="status">
      {of === undefined ? (
        found
      ) : (
        <Trans>
          {found} of {of}
        </Trans>
      )}
    </Text>
  );
}
