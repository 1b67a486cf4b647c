import type { Binding, ErrorHeaders, Message, Operation, Service } from "@callsheet/protocol";
import type { MessageModel, Model, OperationModel } from "../scripts/model/model.ts";

/** The service of a document that is not ours, in the profile `aws`. */
export function describeService({ service }: Model): Service {
  const { id, name, signingName, errorMessage, endpoint } = service;
  return { id, name, profile: "aws", server: { url: endpoint }, signingName, errorMessage };
}

/** The descriptor of an operation, as the generated operation tables have it. */
export function describeOperation(service: Service, operation: OperationModel): Operation {
  const { name, method, path, input, output, errors } = operation;
  return {
    service,
    name,
    method,
    path,
    codec: "full",
    input: { ...describe(input), ...(input.token !== undefined && { token: input.token }) },
    outcomes: [
      { ...describe(output), status: output.status },
      ...errors.map(({ name: error, status }) => ({ status, error, body: "members" as const })),
    ],
  };
}

/** The members of a document's errors that travel as headers. */
export function describeErrorHeaders({ operations }: Model): ErrorHeaders {
  const errors = operations.flatMap((operation) => operation.errors);
  return Object.fromEntries(errors.map((error) => [error.name, describe(error).bindings ?? {}]));
}

function describe({ members, body, mediaType }: MessageModel): Message {
  return {
    bindings: Object.fromEntries(members.map(({ member, binding }) => [member, toBinding(binding)])),
    ...(body !== "none" && { body }),
    ...(mediaType !== undefined && { contents: [{ type: mediaType, form: formOf(mediaType) }] }),
  };
}

/** An object in the query has a parameter for each property. */
function toBinding({ map, list, ...binding }: MessageModel["members"][number]["binding"]): Binding {
  if (!map) return { ...binding, ...(list && { list }) };
  const { type, ...place } = binding;
  return { ...place, additional: { ...(type && { type }), ...(list && { list }) } };
}

function formOf(mediaType: string): "json" | "text" | "bytes" {
  if (/[/+]json\b/.test(mediaType)) return "json";
  return mediaType.startsWith("text/") ? "text" : "bytes";
}
