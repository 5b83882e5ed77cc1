import type { Output } from '../../../kernel/operation.ts';
import type { templateContracts } from '../../contract/templates.ts';

/** A register's templates, as they are read. */
export type Templates = Output<ReturnType<typeof templateContracts>['templates']>;

/** One of them. */
export type Template = Templates['templates'][number];
