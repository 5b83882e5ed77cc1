/** Gives the server's sentences in the reader's language; one that no catalogue knows stays English. */
export type Saying = (text: string) => string;

let current: Saying = (text) => text;

/** Says in which language the server's sentences are shown from now on. */
export const speakAnswers = (saying: Saying): void => {
  current = saying;
};

/** A sentence of the server, or a part of one, in the reader's language. */
export const said: Saying = (text) => current(text);
