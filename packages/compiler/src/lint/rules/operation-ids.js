import { everyPlace } from "./walk.js";

/** AWS names operations in PascalCase; methods and types derive their names from them. */
export const operationIds = everyPlace(({ kind, value }) => {
  const id = value.operationId;
  if (kind !== "operation" || id === undefined || /^[A-Z][A-Za-z0-9]*$/.test(id)) return undefined;
  return {
    message: `The operationId ${id} is not in PascalCase, such as \`ReadThing\`.`,
    at: ["operationId"],
  };
});
