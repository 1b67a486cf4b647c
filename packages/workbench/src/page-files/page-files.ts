/** The files of the page by name: `index.html`, `workbench.js`, `workbench.css` and what is loaded when it is used. */
export type PageFiles = ReadonlyMap<string, Uint8Array>;
