import type { Binding, ErrorModel, MemberModel, Model, OperationModel } from "../model/model.ts";
import { isIdentifier } from "../names.ts";
import type { Schema } from "../openapi.ts";
import { jsdocLines } from "./jsdoc.ts";

/**
 * Emits the one document that openapi-generator reads: OpenAPI 3.0.3, which it understands fully, with the operations of all
 * documents (one tag each), their parameters and their responses, and no schema of a body. So it changes only when an
 * operation does, and with it the modules that the templates make.
 *
 * Text that templates print outside of the generator's own vocabulary stands in `x-` extensions, already in the form of a
 * TypeScript literal or comment line: no string of a document becomes code.
 *
 * @param digest identifies the templates and the generator's version: another one makes the modules stale.
 */
export function emitGeneratorInput(models: readonly Model[], digest: string): string {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const model of models) {
    model.operations.forEach((operation) => {
      const path = uniquePath(operation.path, paths, operation.method);
      paths[path] = {
        ...paths[path],
        [operation.method.toLowerCase()]: emitOperation(model, operation),
      };
    });
  }
  const tags = models.map(({ id }) => ({ name: id }));
  const document = {
    openapi: "3.0.3",
    info: { title: "callsheet", version: "1", "x-templates": digest },
    tags,
    paths,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Documents of others may share a path; the generator's input must not. Templates print `x-path`. */
function uniquePath(path: string, paths: Record<string, Record<string, unknown>>, method: string): string {
  let unique = path.replaceAll("+}", "}").replace(/[?#].*$/, "");
  while (paths[unique]?.[method.toLowerCase()] !== undefined) unique = `/_${unique}`;
  return unique;
}

function emitOperation(model: Model, operation: OperationModel) {
  const { input, output, errors } = operation;
  return {
    tags: [model.id],
    operationId: `${model.id}_${operation.name}`, // documents of others may share one, too
    "x-name": operation.name,
    "x-constant": operation.constant,
    "x-doc": jsdocLines([operation.summary, operation.description].filter(Boolean).join("\n\n")),
    "x-deprecated": operation.deprecated,
    "x-literals": {
      operationId: JSON.stringify(operation.operationId),
      path: JSON.stringify(operation.path),
    },
    "x-input": {
      ...messageKind(input),
      ...(input.token && { token: JSON.stringify(input.token) }),
    },
    "x-output": { ...messageKind(output), status: output.status, members: output.members.map(literalMember) },
    "x-codec": codecName(operation),
    "x-service": { ...serviceLiterals(model), codecs: [...new Set(model.operations.map(codecName))].sort() },
    parameters: input.members.map(parameter),
    responses: Object.fromEntries([
      [output.status, { description: "" }],
      ...errors.map((error) => [error.status, errorResponse(error)]),
    ]),
  };
}

/** The codec of protocol that knows all places that members of the operation travel in, and none more than it must. */
function codecName({ path, input, output }: OperationModel): string {
  const isText = ({ binding }: MemberModel) =>
    binding.in !== "query" && !binding.type && !binding.list && !binding.map;
  const isTyped =
    path.includes("?") ||
    output.members.length > 0 ||
    !input.members.every(isText) ||
    [input, output].some(({ body, mediaType }) => body === "payload" || mediaType !== undefined);
  if (isTyped) return "typedValues";
  return input.members.length > 0 ? "textValues" : "plainValues";
}

function messageKind({ body, mediaType }: OperationModel["input"] | OperationModel["output"]) {
  return { body, ...(mediaType && { mediaType: JSON.stringify(mediaType) }) };
}

function serviceLiterals({ id, constant, title, description, service, variants }: Model) {
  return {
    id,
    constant,
    name: service.name,
    literals: {
      id: JSON.stringify(id),
      name: JSON.stringify(service.name),
      signingName: JSON.stringify(service.signingName),
      endpoint: JSON.stringify(service.endpoint),
      errorMessage: JSON.stringify(service.errorMessage),
    },
    variants: Object.entries(variants).map(([variant, url]) => ({ variant, url: JSON.stringify(url) })),
    doc: jsdocLines(`${title}: ${description}`),
  };
}

function parameter({ member, binding }: MemberModel) {
  const schema: Schema = { type: binding.type ?? "string" };
  return {
    name: binding.name,
    in: binding.in,
    required: binding.in === "path",
    "x-member": member,
    ...(binding.map && { "x-map": true }),
    schema: binding.list ? { type: "array", items: schema } : schema,
  };
}

/** Response headers are no part of the generator's operation model, so their table travels in extensions. */
function literalMember({ member, binding }: MemberModel) {
  return { member, name: JSON.stringify(binding.name), ...literalType(binding) };
}

function literalType({ type, list }: Binding) {
  return { ...(type && { type: JSON.stringify(type) }), ...(list && { list }) };
}

function errorResponse(error: ErrorModel) {
  const { bodySchema } = error;
  const schema = bodySchema?.$ref?.match(/^#\/components\/schemas\/(.+)$/)?.[1];
  return {
    description: "",
    "x-error": {
      key: isIdentifier(error.name) ? error.name : JSON.stringify(error.name),
      ...(schema !== undefined && isIdentifier(schema) && { schema }),
      members: error.members.map(literalMember),
    },
  };
}
