let current = '';

/** Remembers who is signed in, for choices that this browser keeps by person. */
export const rememberPerson = (id: string): void => {
  current = id;
};

/** The id of the person who is signed in; empty before anybody is. */
export const personId = (): string => current;
