import { useLingui } from '@lingui/react/macro';
import type { CustomFieldSeen } from './use-register-here.ts';

/** What people call the kinds of fields, in the order in which they are offered. */
export function useKindWords(): Readonly<Record<CustomFieldSeen['kind'], string>> {
  const { t } = useLingui();
  return {
    text: t`Text`,
    longText: t`Long text`,
    number: t`Number`,
    date: t`Date`,
    yesNo: t`Yes or no`,
    oneOf: t`One of several`,
    manyOf: t`Any of several`,
    urls: t`Web addresses`,
    file: t`File`,
    link: t`Link to a record`,
  };
}
