import { useLingui } from '@lingui/react/macro';
import type { NoticeKind } from '../../../register/contract/notices.ts';

/** What each kind of notice is called, in the reader\u2019s language. */
export function useKindNames(): Readonly<Record<NoticeKind, string>> {
  const { t } = useLingui();
  return {
    mentioned: t`Somebody mentions you`,
    assigned: t`Something is assigned to you`,
    commented: t`Somebody comments on what is yours`,
    task_changed: t`A task of yours is changed`,
    law_changes: t`What the law says of a system of yours changes`,
    overdue: t`A day of yours has passed`,
    due_soon: t`A day of yours comes near`,
    evidence_expiring: t`Evidence of yours expires`,
    job_failed: t`A job of yours failed`,
    job_done: t`A job of yours is done`,
  };
}
