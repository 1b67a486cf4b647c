import { writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Validator } from "@callsheet/protocol";
import { temporaryFolder } from "../temporary-spec.test-support.ts";
import { emitValidators, type ValidatorOptions } from "./validators.ts";

const runtime = pathToFileURL(path.resolve(import.meta.dirname, "../../../validators/src/runtime.ts")).href;

/** Emits the validators of some definitions and loads them, by their exported names. */
export async function loadValidators(
  definitions: Readonly<Record<string, unknown>>,
  options: ValidatorOptions = {},
): Promise<Readonly<Record<string, Validator<unknown>>>> {
  return loadModule(emitValidators({ id: "test", definitions }, options).get("gen/test.js") ?? "");
}

/** Something that a text can match. */
interface Matcher {
  test(text: string): boolean;
}

/** The part of the runtime that matches patterns without backtracking. */
export async function loadLinearPattern(): Promise<
  (flags: string, sets: readonly string[], steps: readonly (readonly number[])[]) => Matcher
> {
  return (await import(/* @vite-ignore */ runtime)).linearPattern;
}

/** Loads the text of a module of validators. */
export async function loadModule(text: string): Promise<Readonly<Record<string, Validator<unknown>>>> {
  const file = path.join(await temporaryFolder(), "validators.mjs");
  await writeFile(file, text.replace("@callsheet/validators/runtime", runtime));
  return import(/* @vite-ignore */ pathToFileURL(file).href);
}

/** The one validator of one schema, which may refer to itself as `#/$defs/Value`. */
export async function loadValidator(
  schema: unknown,
  options: ValidatorOptions = {},
): Promise<Validator<unknown>> {
  const { Value } = await loadValidators({ Value: schema }, options);
  if (!Value) throw new Error("The module does not export the validator");
  return Value;
}
