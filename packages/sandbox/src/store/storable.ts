const unstorable = /[\0\p{Surrogate}]/u;

/**
 * True for a text that every store can keep unchanged: PostgreSQL's text has no NUL, and half a surrogate
 * pair is not a character.
 */
export const isStorable = (text: string): boolean => !unstorable.test(text);
