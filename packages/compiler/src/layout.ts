import path from "node:path";

/** The files made from one document. */
export type Part =
  | "document"
  | "schemas"
  | "types"
  | "operations"
  | "validators"
  | "validatorTypes"
  | "client"
  | "server";

/**
 * The specifier by which a module of a document imports another one of the same document, or the package with
 * the types of its operations.
 */
export type ModuleNames = (part: Part | "runtime") => string;

/** Where generated files go, and how they import each other. */
export interface Layout {
  /**
   * The path of a file relative to the root, with forward slashes; undefined for a part that is not written.
   */
  file(part: Part, id: string): string | undefined;
  /** How the module of one part imports others. */
  modules(from: Part, id: string): ModuleNames;
  /** The list of all documents. */
  readonly index: string | undefined;
  /** Folders with only generated files: files that no document makes any more are removed from them. */
  readonly folders: readonly string[];
  /**
   * A folder that generated files share with others: files of a removed document, or of a part that is no
   * longer wanted, are removed.
   */
  readonly shared?: SharedFolder;
}

/** A folder in which the first line identifies generated files. */
export interface SharedFolder {
  /** The path relative to the root, with forward slashes. */
  readonly folder: string;
  /**
   * The files and folders of all documents of the project, if known: the output of other documents is
   * removed.
   */
  readonly documents?: readonly string[];
}

/** A package for each part: how this repository publishes its own contract. */
export const packagesLayout: Layout = {
  file: (part, id) =>
    ({
      document: `packages/contract/openapi/${id}.json`,
      schemas: `packages/validators/schemas/${id}.json`,
      types: `packages/contract/src/gen/${id}.types.ts`,
      operations: `packages/contract/src/gen/${id}.ts`,
      validators: `packages/validators/gen/${id}.js`,
      validatorTypes: `packages/validators/gen/${id}.d.ts`,
      client: `packages/client/src/gen/${id}.ts`,
      server: `packages/server/src/gen/${id}.ts`,
    })[part],
  modules: (from, id) => (part) => {
    if (part === "types") return from === "operations" ? `./${id}.types.ts` : `@callsheet/contract/${id}`;
    if (part === "operations") return `@callsheet/contract/${id}`;
    if (part === "runtime") return "@callsheet/protocol";
    return `@callsheet/${part}/${id}`;
  },
  index: "packages/contract/src/gen/documents.ts",
  folders: [
    "packages/client/src/gen",
    "packages/contract/openapi",
    "packages/contract/src/gen",
    "packages/server/src/gen",
    "packages/validators/gen",
    "packages/validators/schemas",
  ],
};

/** What a project may generate from a document; each part brings what it imports. */
export const projectParts = ["types", "client", "server", "validators"] as const;

/** One of {@link projectParts}. */
export type ProjectPart = (typeof projectParts)[number];

/** What a project generates from its documents. */
export interface FolderLayoutOptions {
  /** The folder, relative to the root: `src/api`. */
  readonly folder: string;
  /** The parts to write, with what they import: types import nothing, validators the types. Default: all. */
  readonly parts?: readonly ProjectPart[];
  /** The ending of relative imports. Default: `.js`, which bundlers and TypeScript resolve. */
  readonly ending?: ImportEnding;
  /**
   * The files and folders of all documents of the project: the output of others is removed. Default: unknown.
   */
  readonly documents?: readonly string[];
}

/** The ending of relative imports in generated modules. */
export type ImportEnding = ".js" | ".ts" | "";

const files: Readonly<Record<Part, string>> = {
  document: "openapi.json",
  schemas: "schemas.json",
  types: "types.ts",
  operations: "operations.ts",
  validators: "validators.js",
  validatorTypes: "validators.d.ts",
  client: "client.ts",
  server: "server.ts",
};

/** The files of a part of a project. */
const filesOfPart: Readonly<Record<ProjectPart, readonly Part[]>> = {
  types: ["types"],
  client: ["types", "operations", "client"],
  server: ["types", "operations", "validators", "validatorTypes", "server"],
  validators: ["types", "validators", "validatorTypes"],
};

/** All files of a document next to each other: the layout for any other project. */
export function folderLayout(options: FolderLayoutOptions): Layout {
  const { folder, parts = projectParts, ending = ".js", documents } = options;
  const wanted = new Set(parts.flatMap((part) => filesOfPart[part]));
  const runtime = `@callsheet/${wanted.has("client") ? "client" : "server"}/gen`;
  return {
    file: (part, id) => (wanted.has(part) ? path.posix.join(folder, `${id}.${files[part]}`) : undefined),
    modules: (_, id) => (part) => {
      if (part === "runtime") return runtime;
      const name = files[part].replace(/\.(ts|js)$/, "");
      return `./${id}.${name}${part === "validators" ? ".js" : ending}`;
    },
    index: undefined,
    folders: [],
    shared: { folder, ...(documents && { documents }) },
  };
}
