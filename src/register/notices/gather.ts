import type { Id } from '../../kernel/id.ts';
import { namedTogether } from '../contract/notices.ts';
import type { NoticeDraft } from './draft.ts';
import { shortened } from './shortened.ts';

/** What one person is to be told of one record. */
export type Addressed = Omit<NoticeDraft, 'to'> & { readonly person: Id<'person'> };

/** What one notice tells one person: of one record, or of `records` of which `about` names the first few. */
export type Notice = Omit<Addressed, 'cause' | 'together'> & {
  readonly records: readonly string[];
  readonly causes: readonly string[];
  /** Where in the workspace all of them stand, where they are several. */
  readonly list?: string;
};

/** Makes one notice of what is told together of more than a few records, and one each of the rest, in their order. */
export function gathered(all: readonly Addressed[]): readonly Notice[] {
  const groups = Map.groupBy(all, (each) =>
    each.together ? JSON.stringify([each.person, each.kind, each.together.same]) : each,
  );
  return [...groups.values()].flatMap((group) =>
    group.length > namedTogether ? group.slice(0, 1).map((first) => ofSeveral(first, group)) : group.map(ofOne),
  );
}

const ofOne = ({ cause, together: _together, ...rest }: Addressed): Notice => ({
  ...rest,
  records: [rest.about.id],
  causes: cause === undefined ? [] : [cause],
});

const longestName = 80;

function ofSeveral({ cause: _cause, together, ...first }: Addressed, group: readonly Addressed[]): Notice {
  const named = group.slice(0, namedTogether).map(({ about }) => shortened(about.title, longestName));
  return {
    ...first,
    about: { ...first.about, title: named.join(', ') },
    records: group.map(({ about }) => about.id),
    causes: group.flatMap(({ cause }) => cause ?? []),
    ...(together ? { list: together.list } : {}),
  };
}
