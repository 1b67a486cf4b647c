import type { Validator } from "@callsheet/protocol";
import * as runtime from "@callsheet/validators/runtime";
import { signal } from "@preact/signals";
import { dataUrl, entryOf, loadScript } from "./index-store.ts";

/** The validators of a document by name. */
export type Validators = Readonly<Record<string, Validator>>;

type Factory = (shared: typeof runtime) => Validators;

const arrived = signal<ReadonlyMap<string, Validators>>(new Map());

const asked = new Set<string>();

/** Takes the generated validators of a document. Called by their script. */
export function receiveValidators(id: string, make: Factory): void {
  arrived.value = new Map([...arrived.value, [keyOf(id), make(runtime)]]);
}

/** The validators of a document, if they are loaded; requests them if not. */
export function validatorsOf(id: string): Validators | undefined {
  const key = keyOf(id);
  if (!arrived.value.has(key) && !asked.has(key)) {
    asked.add(key);
    loadScript(dataUrl(id, ".validators.js")).catch(() => asked.delete(key));
  }
  return arrived.value.get(key);
}

function keyOf(id: string): string {
  return `${id}@${entryOf(id)?.revision ?? ""}`;
}
