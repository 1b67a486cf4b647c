import { compileValidators } from "@callsheet/compiler";
import { createContract } from "@callsheet/document";
import { describeDocument, entryOf } from "./describe-document.ts";
import type { DocumentData, DocumentEntry, IndexData } from "./document-data.ts";
import { dataScript, validatorsScript } from "./page-script.ts";
import { readSources } from "./read-sources.ts";
import type { ShownDocument } from "./shown-document.ts";

/** A document as the page takes it: each script is made on first use. */
export interface PageDocument {
  readonly entry: DocumentEntry;
  readonly data: DocumentData;
  script(): string;
  validators(): string;
}

const known = new WeakMap<object, PageDocument>();

/** What the page needs of a document. The same document, read once, is described once. */
export function pageDocument(document: ShownDocument): PageDocument {
  const before = known.get(document.api);
  if (before) return before;
  const { id, api } = document;
  const model = createContract(api, id);
  const data = describeDocument({ id, api, model, sources: readSources(document.file) });
  const made: PageDocument = {
    entry: entryOf(data, api),
    data,
    script: once(() => dataScript(`document ${id}`, data)),
    validators: once(() => {
      const { files } = compileValidators({ id, definitions: data.definitions });
      return validatorsScript(id, files.get(`gen/${id}.js`) ?? "");
    }),
  };
  known.set(api, made);
  return made;
}

/** The script that the page starts with. */
export function indexScript(index: IndexData): string {
  return dataScript("index", index);
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
