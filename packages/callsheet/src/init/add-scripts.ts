import { isObject, own, ownObject } from "@callsheet/document";
import { UsageError } from "@callsheet/protocol/command";
import jsonc from "jsonc-parser";

/** The scripts that a project gets. */
export const scripts = {
  "api:generate": "callsheet generate",
  "api:check": "callsheet lint && callsheet check",
  "api:dev": "callsheet dev",
} as const;

/**
 * The text of a `package.json` with the scripts that it lacks. Everything else stays the same, to the byte.
 *
 * @throws {UsageError} for one that is not a JSON object.
 */
export function addScripts(text: string): string {
  const manifest = parse(text);
  const present = ownObject(manifest, "scripts") ?? {};
  const indent = /^[{[]?\s*?\n([ \t]+)\S/.exec(text)?.[1] ?? "  ";
  const formattingOptions = {
    insertSpaces: !indent.startsWith("\t"),
    tabSize: indent.length,
    eol: text.includes("\r\n") ? "\r\n" : "\n",
  };
  return Object.entries(scripts)
    .filter(([name]) => own(present, name) === undefined)
    .reduce((made, [name, script]) => {
      return jsonc.applyEdits(made, jsonc.modify(made, ["scripts", name], script, { formattingOptions }));
    }, text);
}

function parse(text: string) {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`package.json cannot be read: ${(error as Error).message.replaceAll(/\s+/g, " ")}`);
  }
  if (isObject(manifest)) return manifest;
  throw new UsageError("package.json is not an object.");
}
