import { declaredCode } from "./document-checks.ts";
import { Fault } from "./fault.ts";
import type { MockOperation } from "./mock-operation.ts";

/** Which reply a caller would like to have, from its `Prefer` header. */
export interface Preferences {
  /** The declared status; undefined: the one of success. */
  readonly status?: number;
  /** The name of an example; undefined: the first one. */
  readonly example?: string;
  /** Whether the body is generated. */
  readonly dynamic: boolean;
  /** What makes generated bodies the same again. */
  readonly seed?: string;
}

const KNOWN = /(?:^|[,;])\s*(code|example|dynamic|seed)\s*=\s*(?:"([^"]*)"|([^,;\s]*))/gi;

/**
 * Reads `Prefer: code=404, example=stageNotFound, dynamic=true, seed=7` on top of the mock's own settings; what it does not know is
 * ignored, as the header's rules ask. An example that only another status has brings its status with it.
 *
 * @throws Fault `ValidationException` when the operation has no such status or example.
 * @see https://www.rfc-editor.org/rfc/rfc7240
 */
export function readPreferences(
  header: string | null,
  operation: MockOperation,
  settings: Preferences,
): Preferences {
  if (!header) return settings;
  const told = new Map<string, string>();
  for (const [, key = "", quoted, plain = ""] of header.matchAll(KNOWN))
    told.set(key.toLowerCase(), quoted ?? plain);
  const code = told.get("code");
  const status = code === undefined ? settings.status : readStatus(code, operation);
  const example = told.get("example") ?? settings.example;
  const seed = told.get("seed") ?? settings.seed;
  return {
    ...(example === undefined ? status !== undefined && { status } : findExample(operation, example, status)),
    dynamic: told.has("dynamic")
      ? readBoolean(told.get("dynamic"))
      : settings.dynamic && example === undefined,
    ...(seed !== undefined && { seed }),
  };
}

function readStatus(text: string, operation: MockOperation): number {
  const status = /^[1-5]\d\d$/.test(text) ? Number(text) : undefined;
  if (status !== undefined && declaredCode(operation.http, status) !== undefined) return status;
  const known = operation.http.responses.map(({ code }) => code).join(", ");
  throw refused(`Prefer: code=${text} is not declared by ${operation.descriptor.name}; it has ${known}`);
}

function findExample(operation: MockOperation, example: string, status: number | undefined) {
  const replies = operation.http.responses
    .filter(({ code }) => status === undefined || code === declaredCode(operation.http, status))
    .map(({ code, contents }) => ({
      code,
      names: (contents ?? []).flatMap(({ examples }) => examples ?? []).map(({ key }) => key),
    }));
  const found = replies.find(({ names }) => names.includes(example));
  if (found) return { example, status: status ?? Number(found.code) };
  const known = replies.flatMap(({ names }) => names).join(", ");
  throw refused(
    `Prefer: example=${example} is not among the examples of ${operation.descriptor.name}: ${known || "none"}`,
  );
}

function readBoolean(text: string | undefined): boolean {
  if (text === "true" || text === "false") return text === "true";
  throw refused(`Prefer: dynamic=${text} must be true or false`);
}

function refused(message: string): Fault {
  return new Fault("ValidationException", 400, `${message}.`);
}
