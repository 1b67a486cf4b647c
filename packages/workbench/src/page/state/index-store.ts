import { effect, signal } from "@preact/signals";
import type { DocumentData, DocumentEntry, IndexData, OperationEntry } from "../../data/document-data.ts";

/** What the page starts with; undefined until it has arrived. */
export const index = signal<IndexData | undefined>();

/** Documents as they arrive, by `id@revision`. */
const arrived = signal<ReadonlyMap<string, DocumentData>>(new Map());

/** Why a document did not arrive, by `id@revision`. */
const failed = signal<ReadonlyMap<string, string>>(new Map());

const asked = new Set<string>();

/** Takes the contents of a data script. Called by the scripts themselves. */
export function receiveData(name: string, value: unknown): void {
  if (name === "index") {
    index.value = value as IndexData;
    return;
  }
  const data = value as DocumentData;
  const entry = index.value?.documents.find(({ id }) => id === data.id);
  arrived.value = new Map([...arrived.value, [keyOf(data.id, entry?.revision), data]]);
}

/** The entry of a document in the list. */
export function entryOf(id: string): DocumentEntry | undefined {
  return index.value?.documents.find((document) => document.id === id);
}

/** The entry of an operation in the list. */
export function operationEntryOf(id: string, name: string): OperationEntry | undefined {
  return entryOf(id)?.operations.find((operation) => operation.name === name);
}

/** A document, if it is loaded; requests it if not. */
export function documentOf(id: string): { readonly data?: DocumentData; readonly problem?: string } {
  const key = keyOf(id, entryOf(id)?.revision);
  const data = arrived.value.get(key);
  if (data) return { data };
  const problem = failed.value.get(key);
  if (problem !== undefined) return { problem };
  if (!asked.has(key)) {
    asked.add(key);
    loadScript(dataUrl(id, ".js")).catch((error: Error) => {
      asked.delete(key);
      failed.value = new Map([...failed.value, [key, error.message]]);
    });
  }
  return {};
}

/** A document, once it has arrived. Rejects with what to do when it does not. */
export function wholeDocument(id: string): Promise<DocumentData> {
  return new Promise((resolve, reject) => {
    const stop = effect(() => {
      const { data, problem } = documentOf(id);
      if (!data && problem === undefined) return;
      queueMicrotask(() => stop());
      if (data) resolve(data);
      else reject(new Error(problem));
    });
  });
}

/** The document with an operation of this name. */
export function entryOfOperation(name: string): DocumentEntry | undefined {
  return index.value?.documents.find(({ operations }) => operations.some((one) => one.name === name));
}

/** Forgets that a document could not be loaded, so that it is requested again. */
export function forgetFailures(): void {
  failed.value = new Map();
}

function keyOf(id: string, revision = ""): string {
  return `${id}@${revision}`;
}

/** The URL of a document's data. The revision keeps a cache from answering with an older one. */
export function dataUrl(id: string, ending: string): string {
  const revision = index.value?.live ? `?${entryOf(id)?.revision ?? ""}` : "";
  return `data/${encodeURIComponent(id)}${ending}${revision}`;
}

/** Loads a script of this page's own folder. Rejects with what to do when it is missing. */
export function loadScript(source: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = source;
    script.onload = () => {
      script.remove();
      resolve();
    };
    script.onerror = () => {
      script.remove();
      reject(new Error(`${source} could not be loaded. Is the server still running?`));
    };
    document.head.append(script);
  });
}
