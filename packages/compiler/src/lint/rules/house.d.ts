/** What a house rule has to say about a document whose references are resolved. */
export type HouseCheck = (document: unknown) => { message: string; path: (string | number)[] }[];

/** The house rules: what callsheet asks of a document of AWS on top of OpenAPI. */
export declare const house: Readonly<
  Record<string, { readonly description: string; readonly check: HouseCheck }>
>;
