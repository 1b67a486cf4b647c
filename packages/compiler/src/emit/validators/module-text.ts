import type { CheckUnit, Constant, RuntimeName } from "./check-unit.ts";
import { exportText, isPlainName } from "./export-names.ts";

/** The text of a module that exports a validator for each definition. Shared parts appear once. */
export function moduleText(
  checks: ReadonlyMap<string, CheckUnit>,
  locals: ReadonlyMap<string, string>,
): string {
  const units = reachable([...checks.values()]);
  const runtime = new Set<RuntimeName | "validator">(["validator"]);
  const constants = new Set<Constant>();
  for (const unit of units) {
    for (const name of unit.runtime) runtime.add(name);
    for (const constant of unit.constants) constants.add(constant);
  }
  const others: [name: string, local: string][] = [];
  const validators = [...checks].map(([name, unit]) => {
    const local = locals.get(name) ?? name;
    if (!isPlainName(name)) others.push([name, `$${local}`]);
    return `${isPlainName(name) ? `export const ${name}` : `const $${local}`} = /*#__PURE__*/ validator(${unit.name});\n`;
  });
  return [
    `\nimport { ${[...runtime].sort().join(", ")} } from "@callsheet/validators/runtime";\n\n`,
    "const { getPrototypeOf, hasOwn, prototype } = Object, blank = {};\n",
    ...[...constants].map(({ name, initializer }) => `const ${name} = ${initializer};\n`),
    "\n",
    ...units.map(({ text }) => text),
    "\n",
    ...validators,
    exportText(others),
  ].join("");
}

/** The units that some call, directly or not, in an order that depends on nothing else. */
function reachable(roots: readonly CheckUnit[]): CheckUnit[] {
  const open = [...roots].reverse();
  const found = new Set<CheckUnit>();
  for (let unit = open.pop(); unit; unit = open.pop()) {
    if (found.has(unit)) continue;
    found.add(unit);
    open.push(...unit.calls.toReversed());
  }
  return [...found];
}
