import { isObject, own } from "../json/json.ts";
import { pointerStep } from "../json/pointer.ts";
import { childKind, type Kind } from "../reference/grammar.ts";

/**
 * A constraint in a document: a limit, a pattern, an enum, a required flag, or the statuses of an operation.
 */
export interface Constraint {
  /** JSON pointer of the schema, parameter, header, body or operation in the bundled document. */
  readonly pointer: string;
  /** The keyword; `responses` for the statuses of an operation. */
  readonly keyword: string;
  readonly value: unknown;
}

const KEYWORDS: { readonly [name in Kind]?: readonly string[] } = {
  schema: (
    "minLength maxLength pattern minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems maxItems uniqueItems " +
    "minProperties maxProperties enum const format required"
  ).split(" "),
  parameter: ["required"],
  header: ["required"],
  requestBody: ["required"],
};

/** Every constraint of a bundled document, in document order. */
export function constraintsOf(root: unknown): Constraint[] {
  const found: Constraint[] = [];
  const walk = (value: unknown, kind: Kind, pointer: string): void => {
    if (typeof value !== "object" || value === null) return;
    const inList = Array.isArray(value);
    if (!inList) found.push(...ownConstraints(value as object, kind, pointer));
    for (const [name, child] of Object.entries(value)) {
      const next = childKind(kind, name, inList);
      if (next) walk(child, next, pointer + pointerStep(name));
    }
  };
  walk(root, "document", "");
  return found;
}

function ownConstraints(value: object, kind: Kind, pointer: string): Constraint[] {
  if (!isObject(value)) return [];
  const responses = kind === "operation" ? own(value, "responses") : undefined;
  if (isObject(responses)) return [{ pointer, keyword: "responses", value: Object.keys(responses) }];
  const keywords = (KEYWORDS[kind] ?? []).filter((keyword) => own(value, keyword) !== undefined);
  const nullable = kind === "schema" && Array.isArray(own(value, "type")) ? ["type"] : [];
  return [...keywords, ...nullable].map((keyword) => ({ pointer, keyword, value: own(value, keyword) }));
}
