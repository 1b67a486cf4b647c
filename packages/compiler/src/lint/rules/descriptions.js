import { everyPlace } from "./walk.js";

/** The name of each kind of place, and the texts that it needs. */
const needs = {
  info: ["The document", "description"],
  tag: ["Tag", "description"],
  server: ["Server", "description"],
  operation: ["Operation", "summary", "description"],
  parameter: ["Parameter", "description"],
  requestBody: ["The request body", "description"],
  response: ["Response", "description"],
  header: ["Header", "description"],
  example: ["Example", "summary"],
  schema: ["Schema", "description"],
};

/**
 * Everything that has a name is described: documentation, doc comments and mocks are made from these texts.
 */
export const descriptions = everyPlace(({ kind, value, path }) => {
  if (!(kind in needs) || (kind === "schema" && !isNamed(path))) return undefined;
  const [noun, ...texts] = needs[kind];
  const name = noun.startsWith("The ")
    ? ""
    : ` \`${value.operationId ?? value.name ?? value.url ?? path.at(-1)}\``;
  return texts
    .filter((text) => typeof value[text] !== "string" || !value[text].trim())
    .map((text) => `${path.at(-2) === "properties" ? "Member" : noun}${name} needs a ${text}.`);
});

/**
 * A component or a member; what is inline in a list, a header or a parameter is described by its container.
 */
function isNamed(path) {
  return path.at(-2) === "properties" || (path.length === 3 && path[0] === "components");
}
