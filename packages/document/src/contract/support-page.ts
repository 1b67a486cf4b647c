import { type NamedSupport, type Support, support } from "./support.ts";

/** The table of support as a page of Markdown. */
export function supportPage(): string {
  const { mediaTypes, joinedPart, partHeaders, styles, parameterContents, nested, sharedNames } = support;
  const { methods, bodiless, statuses, security } = support;
  const styleRows = styles.map((row) => [
    row.in,
    `\`${row.style}\``,
    words(row.values),
    words(row.lists),
    words(row.objects),
  ]);
  return [
    "# What of OpenAPI is supported\n",
    "Printed from `src/contract/support.ts`, which generation and lint follow. What is refused costs its operation, reported in one line with its place; the rest of the document is generated.\n",
    "## Media types of bodies\n",
    table(["media type", "body"], mediaTypes.map(namedRow)),
    "Each of several media types is a variant of the body, named by `contentType`; a refused one is left out if there are others.\n",
    table(["part of `multipart/form-data`", ""], [joinedPart, partHeaders].map(namedRow)),
    "## Parameters by place and style\n",
    table(["in", "style", "values", "lists", "objects"], styleRows),
    table(["`content` of a parameter", "value"], parameterContents.map(namedRow)),
    table(
      ["nested values in a style", ""],
      Object.values(nested).map((row) => ["", words(row)]),
    ),
    table(["names", ""], [sharedNames].map(namedRow)),
    "## Methods\n",
    table(["method", ""], [...methods, bodiless].map(namedRow)),
    "## Statuses\n",
    table(["status", "outcome"], statuses.map(namedRow)),
    "## Security\n",
    table(["scheme", "what a client shows"], security.map(namedRow)),
  ].join("\n");
}

function namedRow({ name, support: row }: NamedSupport): string[] {
  return [name, words(row)];
}

function words(row: Support): string {
  return "refused" in row ? `not supported; ${row.refused}` : row.taken;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |\n`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("");
}
