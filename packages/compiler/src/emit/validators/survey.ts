import type { AnyNode, CallExpression, FunctionDeclaration } from "acorn";
import type { External } from "./external.ts";
import { isName, stringOf, walk } from "./syntax.ts";

/** What a name of Ajv's stands for that its function does not declare. */
export type Meaning =
  | External
  | { readonly kind: "schema"; readonly schema: unknown }
  | { readonly kind: "hasOwnProperty" };

/** What the names stand for that a function of Ajv's does not declare. */
export type Names = ReadonlyMap<string, Meaning>;

/** What has to be known of a whole function before its parts can be rewritten. */
export interface Survey {
  /** True when an error at this place may be taken back, because something later asks whether there were any. */
  isTried(node: AnyNode): boolean;
  /** True when any error may be taken back. */
  readonly hasTrials: boolean;
  /** True for a copy of the error counter that something looks at. */
  isLookedAt(copy: string): boolean;
  /** The names of the members of a variable that are asked for with {@link isOwnCall} anywhere in a node. */
  ownMembers(variable: string, within: AnyNode): readonly string[];
}

interface Stretch {
  readonly start: number;
  end: number;
}

/**
 * Reads a function once. Ajv copies the error counter before it tries a part of a schema and compares the two after it:
 * whatever fails between a copy and the last look at it is on trial.
 */
export function survey(declaration: FunctionDeclaration, names: Names): Survey {
  const copies = new Map<string, Stretch>();
  const asked: { readonly variable: string; readonly name: string; readonly at: number }[] = [];
  walk(declaration, (node) => {
    if (node.type === "VariableDeclarator" && node.id.type === "Identifier" && isName(node.init, "errors")) {
      copies.set(node.id.name, { start: node.end, end: node.end });
    } else if (node.type === "Identifier") {
      const copy = copies.get(node.name);
      if (copy && node.start > copy.start) copy.end = node.end;
    } else if (isOwnCall(node, names)) {
      const [object, key] = node.arguments;
      const name = stringOf(key);
      if (object?.type === "Identifier" && name !== undefined)
        asked.push({ variable: object.name, name, at: node.start });
    }
  });
  const trials = merge([...copies.values()].filter(({ start, end }) => end > start));
  return {
    isTried: ({ start }) => trials.some((trial) => trial.start <= start && start < trial.end),
    hasTrials: trials.length > 0,
    isLookedAt: (copy) => (copies.get(copy)?.end ?? 0) > (copies.get(copy)?.start ?? 0),
    ownMembers: (variable, { start, end }) => [
      ...new Set(
        asked
          .filter((call) => call.variable === variable && start <= call.at && call.at < end)
          .map(({ name }) => name),
      ),
    ],
  };
}

/** `func0.call(data, "arn")`, where `func0` is `Object.prototype.hasOwnProperty`. */
export function isOwnCall(node: AnyNode, names: Names): node is CallExpression {
  if (
    node.type !== "CallExpression" ||
    node.callee.type !== "MemberExpression" ||
    node.callee.object.type !== "Identifier"
  )
    return false;
  return (
    names.get(node.callee.object.name)?.kind === "hasOwnProperty" && isName(node.callee.property, "call")
  );
}

function merge(stretches: Stretch[]): Stretch[] {
  const merged: Stretch[] = [];
  for (const { start, end } of stretches.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}
