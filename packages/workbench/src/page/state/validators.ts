import type { Validator } from "@callsheet/protocol";
import * as runtime from "@callsheet/validators/runtime";
import { signal } from "@preact/signals";
import { entryOf } from "./index-store.ts";

/** The validators of a document by name. */
export type Validators = Readonly<Record<string, Validator>>;

type Factory = (shared: typeof runtime) => Validators;

const arrived = signal<ReadonlyMap<string, Validators>>(new Map());

/** Takes the generated validators of a document. Called by their script. */
export function receiveValidators(id: string, make: Factory): void {
  arrived.value = new Map([...arrived.value, [keyOf(id), make(runtime)]]);
}

function keyOf(id: string): string {
  return `${id}@${entryOf(id)?.revision ?? ""}`;
}
