import path from "node:path";

/** The files that are made from one document. */
export type Part =
  | "document"
  | "schemas"
  | "types"
  | "operations"
  | "validators"
  | "validatorTypes"
  | "client"
  | "server";

/** The specifier by which a module of a document imports another one of the same document. */
export type ModuleNames = (part: Part) => string;

/** Where the files go that are made from documents, and how they import each other. */
export interface Layout {
  /** The path of a file from the root, with forward slashes; undefined for a part that is not written. */
  file(part: Part, id: string): string | undefined;
  /** How the module of one part imports others. */
  modules(from: Part, id: string): ModuleNames;
  /** The list of all documents. */
  readonly index: string | undefined;
  /** Folders that hold generated files and nothing else: what no document makes any more is removed from them. */
  readonly folders: readonly string[];
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

/** What a project has made of its documents. */
export interface FolderLayoutOptions {
  /** The folder, from the root: `src/api`. */
  readonly folder: string;
  /** The parts to write. Default: types, operations, validators, client and server. */
  readonly parts?: readonly Part[];
  /** The ending of relative imports. Default: `.js`, which Node, bundlers and TypeScript all resolve. */
  readonly ending?: ".js" | ".ts" | "";
}

/** All files of a document next to each other: how any other project gets them. */
export function folderLayout({ folder, parts, ending = ".js" }: FolderLayoutOptions): Layout {
  const wanted = new Set<Part>(
    parts ?? ["types", "operations", "validators", "validatorTypes", "client", "server"],
  );
  const names: Readonly<Record<Part, string>> = {
    document: "openapi.json",
    schemas: "schemas.json",
    types: "types.ts",
    operations: "operations.ts",
    validators: "validators.js",
    validatorTypes: "validators.d.ts",
    client: "client.ts",
    server: "server.ts",
  };
  return {
    file: (part, id) => (wanted.has(part) ? path.posix.join(folder, `${id}.${names[part]}`) : undefined),
    modules: (_, id) => (part) => {
      const name = names[part].replace(/\.(ts|js)$/, "");
      return `./${id}.${name}${part === "validators" ? ".js" : ending}`;
    },
    index: undefined,
    folders: [],
  };
}
