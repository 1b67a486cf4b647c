const unstorable = /[\0\p{Surrogate}]/u;

/** True for a text that every store can keep as it is: PostgreSQL's text has no NUL, and half of a surrogate pair is no character. */
export const isStorable = (text: string): boolean => !unstorable.test(text);
