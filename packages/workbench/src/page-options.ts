/** What the page says about its project. */
export interface PageOptions {
  /** The project's name, for the page's title. Default: none. */
  readonly title?: string;
  /**
   * The module from which a document's client is imported, with `{id}` for the document. Default:
   * `./api/{id}.client.ts`.
   */
  readonly clientModule?: string;
  /** Documents that the sandbox inside the page has handlers for. Default: none. */
  readonly inPage?: readonly string[];
}
