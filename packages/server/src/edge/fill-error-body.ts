import type { Validator } from "../definition.ts";
import type { ToldProblem } from "./problem.ts";
import { type MemberValues, repairErrorBody } from "./repair-error-body.ts";

/**
 * The members of error bodies in most APIs, and what a problem puts in each: depending on whether the member
 * is a text, a number or a list.
 */
const members: Readonly<Record<string, (problem: ToldProblem) => Readonly<Record<string, unknown>>>> = {
  message: ({ detail }) => ({ string: detail, array: [detail] }),
  detail: ({ detail }) => ({ string: detail, array: [] }),
  description: ({ detail }) => ({ string: detail }),
  error_description: ({ detail }) => ({ string: detail }),
  errorMessage: ({ detail }) => ({ string: detail }),
  reason: ({ detail }) => ({ string: detail }),
  msg: ({ detail }) => ({ string: detail }),
  title: ({ title }) => ({ string: title }),
  error: ({ title, detail }) => ({ string: title, array: [detail] }),
  code: ({ title, status }) => ({ string: codeOf(title), integer: status, number: status }),
  errorCode: ({ title, status }) => ({ string: codeOf(title), integer: status, number: status }),
  name: ({ title }) => ({ string: title.replaceAll(" ", "") }),
  status: ({ title, status }) => ({ string: title, integer: status, number: status }),
  statusCode: ({ status }) => ({ integer: status, number: status }),
  type: ({ type }) => ({ string: type }),
  id: ({ requestId }) => ({ string: requestId }),
  requestId: ({ requestId }) => ({ string: requestId }),
  request_id: ({ requestId }) => ({ string: requestId }),
  success: () => ({ boolean: false }),
  ok: () => ({ boolean: false }),
  errors: ({ errors = [] }) => ({ array: errors }),
  details: ({ detail }) => ({ string: detail, array: [] }),
};

const codeOf = (title: string) => title.toLowerCase().replaceAll(" ", "_");

/** The members that tell a human what happened: a body without any of them tells nothing. */
const telling = [
  "message",
  "detail",
  "description",
  "error_description",
  "errorMessage",
  "reason",
  "msg",
  "title",
  "error",
  "errors",
  "details",
];

/**
 * Puts a problem into the body of a declared error: into the members of its schema whose names are known.
 * Other required members get neutral values; a text gets the message if no other member has it. Undefined
 * when no such value satisfies the schema.
 */
export function fillErrorBody(validator: Validator, problem: ToldProblem): unknown {
  const types = typesOf((value) => validator.errors(value, 100));
  const roots = types[""] ?? [];
  if (roots.length > 0 && !takesObject(validator, types)) {
    if (roots.includes("string")) return problem.detail;
    if (roots.includes("array"))
      return repairErrorBody(validator, problem.errors ?? [], repairingOf({}, problem));
  }
  const body = fill(types, problem);
  for (const name of Object.keys(types)) {
    if (!types[name]?.includes("object") || name === "") continue;
    const prefix = `/${name}`;
    const inner = typesOf((value) =>
      validator
        .errors({ ...body, [name]: value }, 100)
        .filter(({ instancePath }) => instancePath === prefix || instancePath.startsWith(`${prefix}/`))
        .map((violation) => ({ ...violation, instancePath: violation.instancePath.slice(prefix.length) })),
    );
    const filled = fill(inner, problem);
    if (tells(filled)) body[name] = filled;
  }
  if (tells(body) && validator.is(body)) return body;
  const repaired = repairErrorBody(validator, body, repairingOf(body, problem));
  if (!isBare(repaired)) return repaired;
  // An open object accepts a message member that it does not name.
  const told = { ...repaired, message: problem.detail };
  return validator.is(told) ? told : repaired;
}

const isBare = (value: unknown): value is object =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;

const repairingOf = (body: object, problem: ToldProblem) => ({
  problem,
  valuesOf: namedValues(body, problem),
});

/**
 * One validator judges the bodies of all media types of an error: a text may be what another type expects.
 */
function takesObject(validator: Validator, types: Readonly<Record<string, unknown>>): boolean {
  return (
    Object.keys(types).some(Boolean) ||
    validator.errors({}, 100).some(({ keyword }) => keyword === "required")
  );
}

/** What members say, by their names. If none tells what happened, the first text does. */
function namedValues(body: object, problem: ToldProblem): MemberValues {
  let told = tells(body);
  return (name) => {
    const known = Object.hasOwn(members, name) ? members[name]?.(problem) : undefined;
    if (known !== undefined) told ||= telling.includes(name);
    return known ?? (told ? {} : { string: problem.detail });
  };
}

const tells = (body: object) => telling.some((name) => Object.hasOwn(body, name));

/**
 * A value that hardly any member of an error has, so that a schema that knows the member says which type it
 * wants.
 */
const odd = { "": "" };

/** The types that a schema wants of members, by name. */
function typesOf(errors: Validator["errors"]): Record<string, readonly string[]> {
  const types: Record<string, string[]> = Object.create(null);
  const names = Object.keys(members);
  // An object where a text is wanted, and a text where an object is.
  for (const value of [odd, 0.5]) {
    for (const violation of errors(Object.fromEntries(names.map((name) => [name, value])))) {
      if (violation.keyword !== "type") continue;
      const name = violation.instancePath.slice(1);
      if (name !== "" && !names.includes(name)) continue;
      const wanted = [violation.params.type].flat().map(String);
      types[name] = [...new Set([...(types[name] ?? []), ...wanted])];
    }
  }
  return types;
}

function fill(
  types: Readonly<Record<string, readonly string[]>>,
  problem: ToldProblem,
): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [name, values] of Object.entries(members)) {
    const byType = values(problem);
    const type = types[name]?.find((wanted) => Object.hasOwn(byType, wanted));
    if (type !== undefined) body[name] = byType[type];
  }
  return body;
}
