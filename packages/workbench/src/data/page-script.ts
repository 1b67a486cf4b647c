/**
 * A script that passes JSON to the page. A script, because a page opened from a folder may fetch no file; a
 * parsed text, because that is quicker than a literal and makes `__proto__` a member like any other.
 */
export function dataScript(name: string, value: unknown): string {
  return `callsheetData(${JSON.stringify(name)}, JSON.parse(${JSON.stringify(JSON.stringify(value))}));\n`;
}

/**
 * Generated validators as such a script: the module's import becomes what the page passes in, and its exports
 * a list.
 */
export function validatorsScript(id: string, moduleText: string): string {
  const exported: string[] = [];
  const body = moduleText
    .replace(/^import \{ ([^}]*) \} from "@callsheet\/validators\/runtime";$/m, "const { $1 } = runtime;")
    .replaceAll(/^export const (\w+) = /gm, (_, name: string) => {
      exported.push(name);
      return `const ${name} = `;
    })
    .replace(/^export \{\n([\s\S]*?)^\};\n/m, (_, list: string) => {
      for (const [, local, name] of list.matchAll(/^ {2}(\S+) as (.+),$/gm))
        exported.push(`${name}: ${local}`);
      return "";
    });
  return `callsheetValidators(${JSON.stringify(id)}, (runtime) => {\n${body}\nreturn { ${exported.join(", ")} };\n});\n`;
}
