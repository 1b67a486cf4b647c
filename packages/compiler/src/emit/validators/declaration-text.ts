import { exportText, isPlainName } from "./export-names.ts";

/** The types of a module of validators: of the contract if it has a type of the name, else of `unknown`. */
export function declarationText(
  locals: ReadonlyMap<string, string>,
  types: ReadonlySet<string>,
  typesModule: string,
): string {
  const names = [...locals.keys()];
  const typeOf = (name: string) =>
    types.has(name) && /^[A-Za-z_$][\w$]*$/.test(name) ? `contract.${name}` : "unknown";
  const others: [name: string, local: string][] = [];
  const lines = [...locals].map(([name, local]) => {
    const declared = isPlainName(name) ? name : `$${local}`;
    if (declared !== name) others.push([name, declared]);
    return `${declared === name ? "export " : ""}declare const ${declared}: Validator<${typeOf(name)}>;\n`;
  });
  return [
    '\nimport type { Validator } from "@callsheet/validators";\n',
    names.some((name) => types.has(name)) ? `import type * as contract from "${typesModule}";\n` : "",
    "\n",
    ...lines,
    exportText(others),
  ].join("");
}
