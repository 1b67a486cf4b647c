import { isObject, valueAt } from "@callsheet/document";
import type { Exchange } from "../cases/case.ts";
import { textOf } from "../wire/reply.ts";
import { headerOf } from "../wire/request.ts";

/**
 * Evaluates a runtime expression of OpenAPI (`$response.body#/id`, `$request.header.x`, `text {$statusCode} text`) on a request
 * and its answer. Lists and objects are searched for expressions; any other value stands for itself.
 * @returns undefined when the expression leads to nothing
 * @see https://spec.openapis.org/oas/v3.1.1#runtime-expressions
 */
export function evaluateExpression(expression: unknown, exchange: Exchange): unknown {
  if (Array.isArray(expression)) return expression.map((item) => evaluateExpression(item, exchange));
  if (isObject(expression))
    return Object.fromEntries(
      Object.entries(expression).map(([name, value]) => [name, evaluateExpression(value, exchange)]),
    );
  if (typeof expression !== "string") return expression;
  if (expression.startsWith("$")) return lookUp(expression, exchange);
  let missing = false;
  const text = expression.replaceAll(/\{(\$[^{}]+)\}/g, (_, inner: string) => {
    const value = lookUp(inner, exchange);
    if (value === undefined) missing = true;
    return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  });
  return missing ? undefined : text;
}

function lookUp(expression: string, { request, reply }: Exchange): unknown {
  if (expression === "$statusCode") return reply.status;
  if (expression === "$method") return request.method;
  if (expression === "$url") return request.path;
  const [, side, part = ""] = /^\$(request|response)\.(.+)$/s.exec(expression) ?? [];
  if (part.startsWith("header.")) {
    const name = part.slice("header.".length).toLowerCase();
    return side === "request" ? headerOf(request, name) : reply.headers.get(name);
  }
  if (part.startsWith("query.") && side === "request")
    return queryValue(request.path, part.slice("query.".length));
  if (!part.startsWith("body")) return undefined;
  const text = side === "request" ? String(request.body ?? "") : textOf(reply);
  return valueAt(parsed(text), part.slice("body".length).replace(/^#/, ""));
}

function queryValue(path: string, name: string): string | undefined {
  return new URLSearchParams(path.split("?")[1] ?? "").get(name) ?? undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
