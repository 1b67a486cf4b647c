/** A house rule's message about a document whose references are resolved. */
export type HouseCheck = (document: unknown) => { message: string; path: (string | number)[] }[];

/** The house rules: what callsheet requires of an AWS document beyond OpenAPI. */
export declare const house: Readonly<
  Record<string, { readonly description: string; readonly check: HouseCheck }>
>;
