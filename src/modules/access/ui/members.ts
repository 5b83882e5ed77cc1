import type { Output } from '../../../kernel/operation.ts';
import type { accessContracts } from '../contract.ts';

/** Who is in a workspace, who is invited, and what the reader may do about it. */
export type Members = Output<typeof accessContracts.members>;

/** A member of a workspace. */
export type MemberSeen = Members['members'][number];

/** An invitation that nobody has accepted yet. */
export type InvitationSeen = Members['invitations'][number];
