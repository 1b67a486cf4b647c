import { projectParts } from "@callsheet/compiler/project";
import { isObject } from "@callsheet/document";
import type { CallsheetConfig } from "./config.ts";
import { ConfigError } from "./config-error.ts";

/** A requirement on a value: reports when it is not met. */
type Rule = (value: unknown, at: readonly string[]) => Problem | undefined;

interface Problem {
  readonly at: readonly string[];
  readonly wants: string;
}

const when =
  (wants: string, isRight: (value: unknown) => boolean): Rule =>
  (value, at) =>
    isRight(value) ? undefined : { at, wants };

const isText = (value: unknown) => typeof value === "string" && value !== "";
const isList = (value: unknown, isRight: (one: unknown) => boolean) =>
  Array.isArray(value) && value.length > 0 && value.every(isRight);
const oneOf = (names: readonly string[]) =>
  when(`takes ${names.map((name) => JSON.stringify(name)).join(", ")}`, (value) =>
    names.includes(value as string),
  );
const text = when("takes a text", isText);
const port = when(
  "takes a whole number from 0 to 65535",
  (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 65_535,
);

function object(rules: Readonly<Record<string, Rule>>): Rule {
  return (value, at) => {
    if (!isObject(value)) return { at, wants: "takes an object" };
    for (const [name, member] of Object.entries(value)) {
      const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
      const here = [...at, name];
      if (!rule) return { at: here, wants: `is not known: there are ${Object.keys(rules).join(", ")}` };
      const problem = member === undefined ? undefined : rule(member, here);
      if (problem) return problem;
    }
    return undefined;
  };
}

const config = object({
  spec: when("takes a path, or a list of paths", (value) => isText(value) || isList(value, isText)),
  api: text,
  parts: when(`takes a list of ${projectParts.join(", ")}`, (value) =>
    isList(value, (one) => projectParts.includes(one as never)),
  ),
  ending: oneOf([".js", ".ts", ""]),
  layout: oneOf(["folder", "packages"]),
  strict: when("takes true or false", (value) => typeof value === "boolean"),
  mock: object({ port, host: text }),
  page: object({ port, title: text, client: text }),
});

/**
 * Checks that a value is a configuration.
 *
 * @throws {ConfigError} with the line of the first wrong member, as far as the file's text shows it.
 */
export function checkConfig(value: unknown, file: string, source: string): CallsheetConfig {
  if (!isObject(value))
    throw new ConfigError(`${file}:`, "exports no configuration: `export default defineConfig({ … })`.");
  const problem = config(value, []);
  if (!problem) return value as CallsheetConfig;
  throw new ConfigError(placeOf(file, source, problem.at), `${problem.at.join(".")} ${problem.wants}.`);
}

/** The place of a member: its name, after those of the objects that contain it. */
function placeOf(file: string, source: string, at: readonly string[]): string {
  let from = 0;
  for (const name of at) {
    const found = [`${name}:`, `"${name}"`, `'${name}'`, name].map((one) => source.indexOf(one, from));
    const next = found.find((index) => index >= 0);
    if (next === undefined) return `${file}:`;
    from = next;
  }
  const before = source.slice(0, from).split("\n");
  return `${file}:${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}
