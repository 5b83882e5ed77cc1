const prefix = 'comment-';

/** The name by which an address leads to a comment on its record's page. */
export const placeOf = (comment: string): string => `${prefix}${comment}`;

/** The comment that the address leads to; `undefined` where it leads to none. */
export const meantComment = (): string | undefined => {
  const place = location.hash.slice(1);
  return place.startsWith(prefix) ? place.slice(prefix.length) : undefined;
};

/** Whether the address leads to a comment. */
export const isCommentMeant = (): boolean => meantComment() !== undefined;
