import type { ImportEnding, ProjectPart } from "@callsheet/compiler/project";

/**
 * A project's settings in `callsheet.config.ts`, `.js`, `.mjs` or `.json`: pure data. Paths are relative to
 * the file's folder.
 */
export interface CallsheetConfig {
  /** Documents, and folders of documents. Default: `spec/`, or the file `openapi.yaml`, `.yml` or `.json`. */
  readonly spec?: string | readonly string[];
  /** The folder for generated modules. Default: `src/api`. */
  readonly api?: string;
  /** What is generated; each part brings what it imports, and types import nothing. Default: all. */
  readonly parts?: readonly ProjectPart[];
  /**
   * The ending of relative imports in generated modules. Default: what the project's `tsconfig.json`
   * requires.
   */
  readonly ending?: ImportEnding;
  /** `packages` writes a package for each part, as the repository of callsheet does. Default: `folder`. */
  readonly layout?: "folder" | "packages";
  /** True to refuse documents with an unsupported part. Default: false. */
  readonly strict?: boolean;
  /** Where `callsheet mock` and `callsheet dev` answer. */
  readonly mock?: {
    /** Default: 4010; 0 takes any free port. */
    readonly port?: number;
    /** Default: `127.0.0.1`, which only this machine reaches. */
    readonly host?: string;
  };
  /** The page of the documents, for `callsheet dev` and `callsheet docs`. */
  readonly page?: {
    /** Where `callsheet dev` serves it. Default: 4000; 0 takes any free port. */
    readonly port?: number;
    /** Default: the name of the project's folder. */
    readonly title?: string;
    /**
     * The module from which code on the page imports a client, with `{id}` for the document. Default:
     * `./api/{id}.client.ts`.
     */
    readonly client?: string;
  };
}

/** Returns the configuration unchanged, with its types checked: `export default defineConfig({ … })`. */
export function defineConfig(config: CallsheetConfig): CallsheetConfig {
  return config;
}
