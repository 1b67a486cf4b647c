import { closureOf } from "./closure.ts";
import type { ContractModel, SkippedPart } from "./contract-model.ts";

/** Leaves out operations that need a definition that cannot be made, and such definitions. */
export function withoutBroken(
  model: ContractModel,
  broken: ReadonlyMap<string, { readonly pointer: string; readonly message: string }>,
): ContractModel {
  if (broken.size === 0) return model;
  const reach = closureOf(model.definitions);
  const reasonFor = (names: Iterable<string>) => {
    for (const name of names) {
      const reason = broken.get(name);
      if (reason) return reason;
    }
    return undefined;
  };
  const skipped = [...model.skipped];
  const operations = model.operations.filter((operation) => {
    const { input, output, errors } = operation;
    const bodies = errors.flatMap(({ body, headerSchema }) => [...reach.of(body), ...reach.of(headerSchema)]);
    const reason = reasonFor([...reach.from(input), ...reach.from(output), ...bodies]);
    if (reason)
      skipped.push({ pointer: reason.pointer, reason: reason.message, operation: operation.descriptor.name });
    return !reason;
  });
  const lost = model.operations.filter((operation) => !operations.includes(operation));
  const names = new Set(lost.flatMap(({ input, output }) => [input, output]));
  const definitions = model.definitions.filter(
    ({ name, pointer }) => !(names.has(name) && pointer === "") && !reasonFor(reach.from(name)),
  );
  skipped.push(...untold(broken, model, skipped));
  return { ...model, operations, definitions, skipped };
}

/** Definitions that no lost operation has mentioned: they are reported by their own name. */
function untold(
  broken: ReadonlyMap<string, { readonly pointer: string; readonly message: string }>,
  { definitions }: ContractModel,
  skipped: readonly SkippedPart[],
): SkippedPart[] {
  const told = new Set(skipped.map(({ pointer }) => pointer));
  return [...broken]
    .filter(([name, { pointer }]) => !told.has(pointer) && definitions.some((one) => one.name === name))
    .map(([name, { pointer, message }]) => ({
      pointer,
      reason: `the schema ${name} is left out: ${message}`,
    }));
}
