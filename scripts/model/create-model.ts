import type { BundledDocument } from "../bundle-documents.ts";
import { camelCase, identifier, isIdentifier, lowerFirst, pascalCase } from "../names.ts";
import type { OpenApi, OperationObject, ResponseObject } from "../openapi.ts";
import { type Fail, readMessage } from "./message.ts";
import type { ErrorModel, Model, OperationModel, ServiceModel } from "./model.ts";
import { createReader, type Reader } from "./reader.ts";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/**
 * Reads a bundled document into a {@link Model}. Throws a `SpecError` with a pointer for what cannot be generated from: names
 * that collide or are no names, paths with characters that no URL has, unknown references.
 */
export function createModel(document: BundledDocument): Model {
  const { openapi, id } = document;
  const reader = createReader(document);
  const service = readService(openapi, id, reader.fail);
  const operations = Object.entries(openapi.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item?.[method];
      return operation
        ? [readOperation({ reader, path, method, operation, shared: item.parameters ?? [] })]
        : [];
    }),
  );
  checkNames(openapi, operations, reader.fail);
  checkConstants(service.name, operations, reader.fail);
  return {
    id,
    constant: identifier(lowerFirst(service.name)),
    service,
    variants: readVariants(openapi),
    title: openapi.info?.title ?? id,
    description: openapi.info?.description ?? "",
    operations,
    schemas: openapi.components?.schemas ?? {},
  };
}

function readService(openapi: OpenApi, id: string, fail: Fail): ServiceModel {
  const extension = openapi.info?.["x-callsheet-service"] ?? {};
  const { name = pascalCase(id), signingName = id, errorMessage = "message" } = extension;
  if (!isIdentifier(name) || !/^[A-Z]/.test(name))
    fail("/info/x-callsheet-service/name", `\`${name}\` must be an identifier in PascalCase`);
  const endpoint = findEndpoint(openapi, undefined) ?? "/";
  return {
    id,
    name,
    signingName,
    endpoint,
    errorMessage,
  };
}

function findEndpoint({ servers }: OpenApi, variant: string | undefined): string | undefined {
  return servers?.find((server) => server["x-callsheet-endpoint"] === variant)?.url;
}

/** The URLs of a service by variant: dual stack, FIPS. */
function readVariants(openapi: OpenApi): Record<string, string> {
  const [dualStack, fips] = [findEndpoint(openapi, "dualStack"), findEndpoint(openapi, "fips")];
  return { ...(dualStack && { dualStack }), ...(fips && { fips }) };
}

interface OperationPlace {
  readonly reader: Reader;
  readonly path: string;
  readonly method: string;
  readonly operation: OperationObject;
  readonly shared: OperationObject["parameters"] & object;
}

function readOperation({ reader, path, method, operation, shared }: OperationPlace): OperationModel {
  const pointer = `/paths/${path.replaceAll("~", "~0").replaceAll("/", "~1")}/${method}`;
  const fail: Fail = (at, problem) => reader.fail(pointer + at, problem);
  if (!/^\/(?:[\w.~!$&'()*+,;=:@%/?#-]|\{[\w.-]+\+?\})*$/.test(path))
    fail("", `the path \`${path}\` has characters that no path template has`);
  const operationId = operation.operationId ?? `${method}-${path}`;
  const name = pascalCase(operationId);
  if (!/^[A-Z]/.test(name))
    fail(
      "/operationId",
      `\`${operationId}\` cannot be a name; use letters and digits, beginning with a letter`,
    );
  const success = Object.keys(operation.responses ?? {}).find((status) => /^2\d\d$/.test(status));
  const parameters = [...shared, ...(operation.parameters ?? [])].map((parameter) =>
    reader.follow(parameter),
  );
  const input = readMessage({
    parameters,
    content: reader.follow(operation.requestBody ?? {}).content,
    reader,
    fail,
  });
  const token = parameters.find((parameter) => parameter["x-callsheet-idempotency-token"]);
  return {
    operationId,
    name,
    constant: identifier(lowerFirst(name)),
    method: method.toUpperCase(),
    path,
    summary: operation.summary ?? "",
    description: operation.description ?? "",
    deprecated: operation.deprecated === true,
    pointer,
    input: {
      ...input,
      bodyRequired: reader.follow(operation.requestBody ?? {}).required === true,
      ...(token && { token: token["x-callsheet-member"] ?? camelCase(token.name) }),
    },
    output: {
      ...readResponse(reader, success ? operation.responses?.[success] : undefined, fail),
      status: Number(success ?? 200),
    },
    errors: readErrors(reader, operation, fail),
  };
}

function readResponse(reader: Reader, response: ResponseObject | undefined, fail: Fail) {
  const { headers = {}, content } = reader.follow(response ?? {});
  const declared = Object.entries(headers).filter(([name]) => !isRequestId(name));
  const parameters = declared.map(([name, header]) => ({ ...reader.follow(header), name, in: "header" }));
  return readMessage({ parameters, content, reader, fail });
}

/** The request id travels on every response, whatever the operation: it is the protocol's, no member of an output. */
function isRequestId(header: string): boolean {
  return /^x-amzn-requestid$/i.test(header);
}

function readErrors(reader: Reader, operation: OperationObject, fail: Fail): ErrorModel[] {
  const statuses = Object.entries(operation.responses ?? {}).filter(([status]) => /^[45]\d\d$/.test(status));
  const errors = statuses.map(([status, reference]) => {
    const response = reader.follow(reference);
    const name = errorName(response, status);
    if (!/^[A-Za-z][\w.-]*$/.test(name))
      fail(`/responses/${status}`, `the error's name \`${name}\` is not one; use letters and digits`);
    return {
      name,
      status: Number(status),
      description: response.description ?? "",
      ...readResponse(reader, reference, fail),
    };
  });
  const twice = errors.find(({ name }, index) =>
    errors.some((other, at) => at < index && other.name === name),
  );
  if (twice) fail(`/responses/${twice.status}`, `declares the error \`${twice.name}\` a second time`);
  return errors;
}

/** The `const` of the error type header names an error; a document without one names it by its body's schema or status. */
function errorName(response: ResponseObject, status: string): string {
  const header = Object.entries(response.headers ?? {}).find(
    ([name]) => name.toLowerCase() === "x-amzn-errortype",
  );
  const constant = header?.[1].schema?.const;
  if (typeof constant === "string") return constant;
  const [body] = Object.values(response.content ?? {});
  return body?.schema?.$ref?.match(/\/([A-Za-z]\w*?)(ResponseContent)?$/)?.[1] ?? `Status${status}`;
}

/** Every name that a document's modules export must be one, and be there once. */
function checkNames(openapi: OpenApi, operations: readonly OperationModel[], fail: Fail): void {
  const taken = new Map<string, string>();
  const take = (name: string, pointer: string) => {
    const other = taken.get(name);
    if (other !== undefined) fail(pointer, `the name \`${name}\` is taken by ${other}; rename one of them`);
    taken.set(name, pointer);
  };
  for (const name of Object.keys(openapi.components?.schemas ?? {})) {
    if (isIdentifier(name)) take(name, `/components/schemas/${name}`);
  }
  for (const operation of operations) {
    for (const suffix of ["Input", "Output", "Error"]) take(operation.name + suffix, operation.pointer);
  }
}

/** The constants that a document's module exports: its service, and each operation. */
function checkConstants(service: string, operations: readonly OperationModel[], fail: Fail): void {
  const constant = identifier(lowerFirst(service));
  const other = operations.find((operation) => operation.constant === constant);
  if (other)
    fail(`${other.pointer}/operationId`, `the name \`${constant}\` is the service's; rename one of them`);
}
