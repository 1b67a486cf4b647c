import type { ErrorHeaders, Operation, Service } from "@callsheet/protocol";
import { Ajv2020 } from "ajv/dist/2020.js";
import { createService } from "./create-service.ts";
import type { Handler, Validator } from "./definition.ts";
import type { ServiceOptions } from "./service-options.ts";

/**
 * A small service for tests: one operation with only a body, one with labels, a header and an optional body.
 */
export const widgets: Service = {
  id: "widgets",
  name: "Widgets",
  profile: "aws",
  signingName: "widgets",
  server: { url: "https://widgets.{region}.example.com" },
  errorMessage: "exceptionMessage",
};

interface Problem<Name extends string, Status extends number> {
  readonly name: Name;
  readonly status: Status;
  readonly body: { exceptionMessage?: string };
  readonly headers: { xFrameOptions?: string };
  readonly headerNames: "x-frame-options";
}
export type WidgetError = Problem<"ValidationException", 400> | Problem<"ResourceNotFoundException", 404>;
export interface Widget {
  id: string;
  size?: number;
}

const errors = [
  { status: 400, error: "ValidationException", body: "members" },
  { status: 404, error: "ResourceNotFoundException", body: "members" },
] as const;

/** The members of the service's errors that travel as headers. */
export const errorHeaders: ErrorHeaders = {
  ResourceNotFoundException: { xFrameOptions: { in: "header", name: "X-Frame-Options" } },
};

export const getWidget: Operation<
  { id: string; size?: number; tags?: string[] },
  { widget: Widget; etag?: string },
  WidgetError
> = {
  service: widgets,
  codec: "full",
  name: "GetWidget",
  method: "POST",
  path: "/GetWidget",
  input: { body: "members" },
  outcomes: [{ status: 200, bindings: { etag: { in: "header", name: "ETag" } }, body: "members" }, ...errors],
};

export const fitPart: Operation<
  { widgetId: string; partId: string; token?: string; turns?: number },
  { fitted: string },
  WidgetError
> = {
  service: widgets,
  codec: "text",
  name: "FitPart",
  method: "PUT",
  path: "/widgets/{widgetId}/parts/{partId}",
  input: {
    bindings: {
      widgetId: { in: "path", name: "widgetId" },
      partId: { in: "path", name: "partId" },
      token: { in: "header", name: "X-Token" },
    },
    body: "members",
  },
  outcomes: [{ status: 200, body: "members" }, ...errors],
};

const ajv = new Ajv2020({ allErrors: true, ownProperties: true });

/** A validator of a JSON Schema, as the ones that are generated. */
export function schemaValidator(schema: object): Validator {
  const check = ajv.compile(schema);
  return {
    is: (value) => check(value),
    errors: (value) => {
      check(value);
      return (check.errors ?? []).map(({ instancePath, schemaPath, keyword, params, message = "" }) => {
        return { instancePath, schemaPath, keyword, params, message };
      });
    },
  };
}

const text = { type: "string", minLength: 1, maxLength: 8, pattern: "^[a-z-]*$" };
const problem = schemaValidator({ type: "object", properties: { exceptionMessage: { type: "string" } } });
const errorValidators = { ValidationException: problem, ResourceNotFoundException: problem };

export const definitions = {
  getWidget: {
    operation: getWidget,
    input: schemaValidator({
      type: "object",
      required: ["id"],
      properties: {
        id: text,
        size: { type: "integer", minimum: 60 },
        tags: { type: "array", maxItems: 2, uniqueItems: true, items: { enum: ["red", "blue"] } },
      },
    }),
    output: schemaValidator({
      type: "object",
      required: ["widget"],
      properties: { widget: { type: "object", required: ["id"], properties: { id: text } } },
    }),
    errors: errorValidators,
  },
  fitPart: {
    operation: fitPart,
    input: schemaValidator({
      type: "object",
      required: ["widgetId", "partId"],
      properties: { token: { ...text, maxLength: 64 }, turns: { type: "integer" } },
    }),
    output: schemaValidator({ type: "object", properties: { fitted: { type: "string" } } }),
    errors: errorValidators,
  },
};

/** The handlers of the service. */
export interface WidgetHandlers {
  readonly getWidget: Handler<typeof getWidget>;
  readonly fitPart: Handler<typeof fitPart>;
}

/** Handlers that return what they received. */
export const echo: WidgetHandlers = {
  getWidget: ({ id, size }) => ({ widget: { id, ...(size !== undefined && { size }) } }),
  fitPart: ({ widgetId, partId, token, turns }) => ({
    fitted: JSON.stringify([widgetId, partId, token ?? null, turns ?? null]),
  }),
};

/** Makes the service; handlers not given are those of {@link echo}. */
export function createWidgets(handlers: Partial<WidgetHandlers> = {}, options: ServiceOptions = {}) {
  return createService(
    { service: widgets, operations: definitions, errorHeaders },
    { ...echo, ...handlers },
    { logger: silent, ...options },
  );
}

const silent = { warn: () => {}, error: () => {} };

/** Posts JSON to an operation. */
export function post(path: string, body?: unknown, init: RequestInit = {}): Request {
  return new Request(`http://widgets.test${path}`, {
    method: "POST",
    ...(body !== undefined && {
      body: typeof body === "string" ? body : JSON.stringify(body),
      headers: { "content-type": "application/json" },
    }),
    ...init,
  });
}

/** What a test looks at in a response. */
export async function read(response: Response) {
  const { status, headers } = response;
  const text = await response.text();
  return { status, error: headers.get("x-amzn-errortype"), body: text && JSON.parse(text), headers };
}
