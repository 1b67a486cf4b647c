import { everyPlace } from "./walk.js";

/**
 * AWS clients distinguish errors only by the header `x-amzn-ErrorType`, and so does everything generated from
 * a document. So each error response has it, required, with one name that no other error of the operation
 * has.
 */
export const errorTypes = everyPlace(({ kind, value }) => {
  if (kind !== "operation") return undefined;
  const taken = new Map();
  return Object.entries(value.responses ?? {}).flatMap(([status, response]) => {
    if (/^([123]|x-)/.test(status)) return [];
    const { name, problem } = errorType(response);
    const other = taken.get(name);
    if (!problem && !other) taken.set(name, status);
    if (problem) return { message: `An error response ${problem}.`, at: ["responses", status] };
    return other
      ? {
          message: `Responses ${other} and ${status} have the same name, ${name}.`,
          at: ["responses", status],
        }
      : [];
  });
});

function errorType(response) {
  const header = Object.entries(response?.headers ?? {}).find(
    ([name]) => name.toLowerCase() === "x-amzn-errortype",
  )?.[1];
  const { schema } = header ?? {};
  const name = schema?.const ?? schema?.anyOf?.[0]?.const;
  if (!header) return { problem: "needs the header `x-amzn-ErrorType`" };
  if (header.required !== true) return { problem: "needs `required: true` on `x-amzn-ErrorType`" };
  if (typeof name !== "string" || !/^[A-Z][A-Za-z0-9]*$/.test(name)) {
    return {
      problem: "needs the error's name, such as `ValidationException`, as the `const` of `x-amzn-ErrorType`",
    };
  }
  return { name };
}
