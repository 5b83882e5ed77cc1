import type { OwnParts } from '../../../register/ui/register-context.tsx';
import { FilesCard } from './FilesCard.tsx';
import { CoversFrom, ExpiresOn, ValidityOf } from './Validity.tsx';

/** What stands on the screens of evidence beside what its declaration gives. */
export const ownParts: OwnParts = {
  Aside: ValidityOf,
  Card: FilesCard,
  values: { coversFrom: CoversFrom, expiresOn: ExpiresOn },
};
