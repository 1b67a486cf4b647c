import {
  type ApiDocument,
  type ContractModel,
  createContract,
  DocumentError,
  readDocument,
} from "@callsheet/document";
import type { Validator } from "@callsheet/protocol";

/** A document that the mock serves, with everything known about it. */
export interface MockSource {
  readonly api: ApiDocument;
  readonly model: ContractModel;
  /** Generated validators by the names of the model. Absent: they are made from the document. */
  readonly validators?: Readonly<Record<string, Validator | undefined>>;
}

/** How documents are read. */
export interface ReadOptions {
  /**
   * The folder that contains documents and the files they refer to. Default: for each document its own
   * folder.
   */
  readonly root?: string;
}

/**
 * Reads documents: paths of files, or parsed documents.
 *
 * @throws DocumentError when one cannot be read, is not OpenAPI 3 or has no operations.
 */
export async function readSources(
  documents: readonly (string | object)[],
  options: ReadOptions = {},
): Promise<MockSource[]> {
  return Promise.all(
    documents.map(async (document, index) => {
      if (typeof document === "string") return sourceOf(await readFile(document, options), document);
      const name = index === 0 ? "document" : `document-${index + 1}`;
      return sourceOf(readDocument(name, structuredClone(document)), "the document");
    }),
  );
}

async function readFile(file: string, { root }: ReadOptions): Promise<ApiDocument> {
  const { loadDocument } = await import("@callsheet/document/node");
  return loadDocument(file, root === undefined ? {} : { folder: root });
}

/** Reads the contract's own documents, with the validators generated from them. */
export async function readContract(): Promise<MockSource[]> {
  const { documents } = await import("@callsheet/contract");
  return Promise.all(
    documents.map(async ({ id }) => {
      const [json, validators] = await Promise.all([
        import(`@callsheet/contract/openapi/${id}.json`, { with: { type: "json" } }) as Promise<{
          default: object;
        }>,
        import(`@callsheet/validators/${id}`) as Promise<Readonly<Record<string, Validator | undefined>>>,
      ]);
      // The whole process shares imported JSON, and reading a document may change it.
      return { ...sourceOf(readDocument(id, structuredClone(json.default)), id), validators };
    }),
  );
}

function sourceOf(api: ApiDocument, label: string): MockSource {
  const model = createContract(api, api.name);
  if (model.operations.length > 0) return { api, model };
  const errors = api.problems.filter(({ severity }) => severity !== "warning");
  if (errors.length > 0) throw DocumentError.of(label, errors);
  const [lost] = model.skipped;
  throw new DocumentError(
    label,
    lost?.pointer ?? "/paths",
    lost ? `no operation can be served: ${lost.reason}` : "has no operations; it needs `paths`",
  );
}
