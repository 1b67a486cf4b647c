import { readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const root = path.resolve(import.meta.dirname, "../..");

/**
 * The entries of a package by the name that an importer uses. Generated entries, which documents determine,
 * are left out.
 */
function entriesOf(name: string): Map<string, string> {
  const folder = path.join(root, "packages", name);
  const { name: packageName, exports = {} } = JSON.parse(
    readFileSync(path.join(folder, "package.json"), "utf8"),
  ) as {
    name: string;
    exports?: Record<string, string>;
  };
  const modules = Object.entries(exports).filter(
    ([entry, file]) => /\.ts$/.test(file) && !entry.includes("*"),
  );
  return new Map(
    modules.map(([entry, file]) => [path.posix.join(packageName, entry), path.join(folder, file)]),
  );
}

/** Describes the public API of packages, one text each: every export of every entry with its type. */
export function describeApi(names: readonly string[]): Map<string, string> {
  const entries = new Map(names.map((name) => [name, entriesOf(name)]));
  const files = [...entries.values()].flatMap((modules) => [...modules.values()]);
  const config = ts.readConfigFile(path.join(root, "tsconfig.base.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const program = ts.createProgram(files, { ...options, noEmit: true, types: ["node"] });
  const checker = program.getTypeChecker();
  return new Map(
    [...entries].map(([name, modules]) => [
      name,
      [...modules].map(([entry, file]) => describeEntry(entry, file, { program, checker })).join("\n"),
    ]),
  );
}

interface Context {
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
}

function describeEntry(entry: string, file: string, { program, checker }: Context): string {
  const source = program.getSourceFile(file);
  const symbol = source && checker.getSymbolAtLocation(source);
  if (!symbol) throw new Error(`${file} exports nothing.`);
  const exported = checker
    .getExportsOfModule(symbol)
    .map((one) => describeExport(one, checker))
    .sort();
  return `## ${entry}\n\n\`\`\`ts\n${exported.join("\n")}\n\`\`\`\n`;
}

const FLAGS =
  ts.TypeFormatFlags.NoTruncation |
  ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope |
  ts.TypeFormatFlags.WriteArrowStyleSignature |
  ts.TypeFormatFlags.UseFullyQualifiedType;

/** The text of a declaration without bodies, comments and private members. */
function describeExport(exported: ts.Symbol, checker: ts.TypeChecker): string {
  const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
  const [declaration] = symbol.declarations ?? [];
  if (!declaration) return exported.name;
  if (ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration))
    return oneLine(withoutComments(declaration).replace(/^export /, ""));
  if (ts.isClassDeclaration(declaration)) return describeClass(exported.name, symbol, checker);
  const type = checker.getTypeOfSymbolAtLocation(symbol, declaration);
  return oneLine(`${exported.name}: ${checker.typeToString(type, undefined, FLAGS)}`);
}

function describeClass(name: string, symbol: ts.Symbol, checker: ts.TypeChecker): string {
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  const own = type.getProperties().filter((member) => !isHidden(member) && !isInherited(member));
  const members = own.map((member) => {
    const [place] = member.declarations ?? [];
    const text = place
      ? checker.typeToString(checker.getTypeOfSymbolAtLocation(member, place), undefined, FLAGS)
      : "";
    return `${member.name}: ${text}`;
  });
  return oneLine(`class ${name} { ${members.sort().join("; ")} }`);
}

function isHidden(member: ts.Symbol): boolean {
  return (member.declarations ?? []).some(
    (declaration) =>
      ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected) ||
      member.name.startsWith("__#"),
  );
}

/** Members of built-in types, such as those of `Error`. */
function isInherited(member: ts.Symbol): boolean {
  return (member.declarations ?? []).some((declaration) =>
    declaration.getSourceFile().fileName.includes("/lib.es"),
  );
}

function withoutComments(node: ts.Node): string {
  return ts
    .createPrinter({ removeComments: true })
    .printNode(ts.EmitHint.Unspecified, node, node.getSourceFile());
}

function oneLine(text: string): string {
  return text
    .replaceAll(/import\("[^"]*\/([\w-]+)(?:\/src\/[^"]*|\.d\.[cm]?ts)?"\)\./g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}
