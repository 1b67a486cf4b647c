import { everyPlace } from "./walk.js";

/** Mock, docs and tests need examples: every body has at least one, with a name. */
export const namedExamples = everyPlace(({ kind, value, inRequest }) => {
  if (kind !== "mediaType" || Object.keys(value.examples ?? {}).length > 0) return undefined;
  return `${inRequest ? "The request body" : "The response"} needs an example, by name, under \`examples\`.`;
});
