import type { Id, IdKind } from '../../kernel/id.ts';
import type { NoticeKind } from '../contract/notices.ts';

/** What people are to be told. */
export type NoticeDraft = {
  readonly kind: NoticeKind;
  /** The accounts that are told; whoever need not be is left out by `giveNotices`. */
  readonly to: readonly Id<'person'>[];
  /** What it is about; `noun` is the word of its register in addresses. */
  readonly about: { readonly noun: string; readonly kind: IdKind; readonly id: string; readonly title: string };
  /** What was said: a comment's beginning, what changed. */
  readonly text?: string;
  /** Where on the page of the record it is: the address's fragment, without `#`. */
  readonly place?: string;
  /** What it is given for, where nobody may be told twice: `overdue:tsk_…:2026-11-30`. */
  readonly cause?: string;
  /** By what it is told together with others of the call, where there are many. */
  readonly together?: {
    /** What is the same of all of them: drafts of one kind with the same text here are told by one notice. */
    readonly same: string;
    /** Where in the workspace all of them stand: `systems?determination=renewal`. */
    readonly list: string;
  };
};
