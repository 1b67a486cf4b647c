import { isObject, valueAt } from "@callsheet/document";
import type { Exchange } from "../wire/exchange.ts";
import { textOf } from "../wire/reply.ts";
import { headerOf } from "../wire/request.ts";

/** A request and its answer, with the contract's path template. */
export interface OperationExchange extends Exchange {
  readonly template?: string;
}

/** The part of a request or an answer that an expression names. */
export interface ExchangeSource {
  readonly of: "statusCode" | "method" | "url" | "request" | "response";
  readonly part?: "header" | "query" | "path" | "body";
  /** The name of a header or parameter, or the JSON pointer into a body. */
  readonly name: string;
}

/** Reads an expression about a request or its answer; undefined for any other text. */
export function sourceOf(text: string): ExchangeSource | undefined {
  if (text === "$statusCode" || text === "$method" || text === "$url")
    return { of: text.slice(1) as "statusCode" | "method" | "url", name: "" };
  const [, of, named, name, pointer = ""] =
    /^\$(request|response)\.(?:(header|query|path)\.(.+)|body(?:#(.*))?)$/s.exec(text) ?? [];
  if (of !== "request" && of !== "response") return undefined;
  if (of === "response" && named !== undefined && named !== "header") return undefined;
  return named === undefined || name === undefined
    ? { of, part: "body", name: pointer }
    : { of, part: named as "header" | "query" | "path", name };
}

/** That value of a request or its answer; undefined when there is none. */
export function valueIn({ of, part, name }: ExchangeSource, exchange: OperationExchange): unknown {
  const { request, reply } = exchange;
  if (of === "statusCode") return reply.status;
  if (of === "method") return request.method;
  if (of === "url") return request.path;
  switch (part) {
    case "header":
      return of === "request" ? headerOf(request, name) : reply.headers.get(name.toLowerCase());
    case "query":
      return new URLSearchParams(request.path.split("?")[1] ?? "").get(name) ?? undefined;
    case "path":
      return pathValue(exchange, name);
    default: {
      const text = of === "request" ? String(request.body ?? "") : textOf(reply);
      return valueAt(parsed(text, name), name);
    }
  }
}

/**
 * Evaluates a runtime expression of OpenAPI (`$response.body#/id`, `$request.header.x`, `text {$statusCode}
 * text`) on a request and its answer. Lists and objects are searched for expressions; any other value is
 * returned as it is.
 * @returns undefined when the expression leads nowhere
 * @see https://spec.openapis.org/oas/v3.1.1#runtime-expressions
 */
export function evaluateExpression(expression: unknown, exchange: OperationExchange): unknown {
  if (Array.isArray(expression)) return expression.map((item) => evaluateExpression(item, exchange));
  if (isObject(expression))
    return Object.fromEntries(
      Object.entries(expression).map(([name, value]) => [name, evaluateExpression(value, exchange)]),
    );
  if (typeof expression !== "string") return expression;
  const lookUp = (text: string): unknown => {
    const source = sourceOf(text);
    return source && valueIn(source, exchange);
  };
  if (expression.startsWith("$")) return lookUp(expression);
  let missing = false;
  const text = expression.replaceAll(/\{(\$[^{}]+)\}/g, (_, inner: string) => {
    const value = lookUp(inner);
    if (value === undefined) missing = true;
    return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  });
  return missing ? undefined : text;
}

function pathValue({ request, template = "" }: OperationExchange, name: string): string | undefined {
  const index = template.split("/").indexOf(`{${name}}`);
  const step = index < 0 ? undefined : request.path.split("?")[0]?.split("/")[index];
  try {
    return step === undefined ? undefined : decodeURIComponent(step);
  } catch {
    return undefined;
  }
}

/** A whole body that is not JSON is returned as a text. */
function parsed(text: string, pointer: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return pointer === "" && text !== "" ? text : undefined;
  }
}
