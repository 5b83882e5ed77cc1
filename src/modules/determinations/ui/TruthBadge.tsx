import { Trans } from '@lingui/react/macro';
import { IconCircleCheck, IconCircleMinus, IconHelpCircle } from '@tabler/icons-react';
import { Badge } from '../../../kit/Badge.tsx';
import type { FindingSeen } from './seen.ts';

/** Whether something is found, as word, shape and colour. */
export function TruthBadge({ truth }: { readonly truth: FindingSeen['truth'] }) {
  if (truth === 'yes') {
    return (
      <Badge tone="caution" icon={IconCircleCheck}>
        <Trans>Yes</Trans>
      </Badge>
    );
  }
  if (truth === 'no') {
    return (
      <Badge icon={IconCircleMinus}>
        <Trans>No</Trans>
      </Badge>
    );
  }
  return (
    <Badge tone="info" icon={IconHelpCircle}>
      <Trans>Open</Trans>
    </Badge>
  );
}
