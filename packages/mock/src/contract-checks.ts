import type { Checks, Violation } from "./checks.ts";

/** The entry point of a service's generated validators: each by the name of its schema. */
export type Validators = Readonly<
  Record<string, { errors(value: unknown): readonly Violation[] } | undefined>
>;

type Node = Readonly<Record<string, unknown>>;

/**
 * Checks by the contract's generated validators, which need no compiler. Reply headers, and bodies whose schema has no name of
 * its own, are left to `fallback`.
 */
export function contractChecks(
  name: string,
  document: Node,
  validators: Validators,
  fallback: Checks,
): Checks {
  const input = validators[`${name}Input`];
  const bodies = bodyNames(document, name);
  return {
    input: (members) => (input ?? { errors: fallback.input }).errors(members),
    body: (reply) => {
      const validator = validators[bodies.get(String(reply.status)) ?? ""];
      return validator ? validator.errors(reply.body) : fallback.body(reply);
    },
    headers: fallback.headers,
  };
}

/** The names of the schemas of an operation's reply bodies, by status. */
function bodyNames(document: Node, operationId: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const item of Object.values((document.paths ?? {}) as Node)) {
    for (const operation of Object.values(item as Record<string, Node>)) {
      if (operation.operationId !== operationId) continue;
      for (const [status, response] of Object.entries((operation.responses ?? {}) as Record<string, Node>)) {
        const name = schemaName(resolve(document, response));
        if (name) names.set(status, name);
      }
    }
  }
  return names;
}

function schemaName(response: Node): string | undefined {
  const content = response.content as Record<string, { schema?: Node }> | undefined;
  const reference = content?.["application/json"]?.schema?.$ref;
  return typeof reference === "string" ? reference.replace("#/components/schemas/", "") : undefined;
}

/** Follows a reference within a bundled document. */
function resolve(document: Node, node: Node): Node {
  const reference = node.$ref;
  if (typeof reference !== "string") return node;
  const steps = reference.replace(/^#\//, "").split("/");
  return steps.reduce<Node>(
    (at, step) => at[step.replaceAll("~1", "/").replaceAll("~0", "~")] as Node,
    document,
  );
}
