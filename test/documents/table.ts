import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fixturesFolder } from "./fixture-documents.ts";

/** The columns of the table. */
export const columns = [
  "document",
  "shape",
  "operations",
  "generated",
  "left out, and why",
  "compiles",
  "round trip",
  "kit on stubs",
  "kit on mock",
] as const;

/** The name of a column. */
export type Column = (typeof columns)[number];

/** The cells of one document, by column; a test fills in its own. */
export type Row = Partial<Record<Column, string>>;

const file = path.join(fixturesFolder, "TABLE.md");

const head = `# Documents of many shapes

Each is written for this table, in the style of a family of public APIs. \`test/documents.test.ts\` and
\`test/documents-kit.test.ts\` compute the cells; with \`CALLSHEET_UPDATE=1\` and \`--no-file-parallelism\` they write them. \`kept\`: not one finding.
`;

/** The rows of the current table, by document. */
export function readTable(): Map<string, Row> {
  const lines = readFileSync(file, { encoding: "utf8", flag: "a+" }).split("\n");
  const rows = lines.filter((line) => line.startsWith("| ")).map(cellsOf);
  return new Map(
    rows
      .filter(([first]) => first !== "document" && !/^-+$/.test(first ?? ""))
      .map((cells) => [
        cells[0] ?? "",
        Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""])),
      ]),
  );
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\| | \|$/g, "")
    .split(/ \| /)
    .map((cell) => cell.replaceAll("\\|", "|"));
}

/** Writes the rows, each with its old cells unless new ones are given. */
export function writeTable(rows: ReadonlyMap<string, Row>): void {
  const before = readTable();
  const names = [...new Set([...before.keys(), ...rows.keys()])].filter(Boolean).sort();
  const lines = names.map((name) => {
    const row: Row = { ...before.get(name), ...rows.get(name), document: name };
    return line(columns.map((column) => row[column] ?? ""));
  });
  const text = [head, line(columns), line(columns.map(() => "---")), ...lines, ""].join("\n");
  writeFileSync(file, text);
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
}
