import { compilePath, type Operation, type PathLabels, pathShape } from "@callsheet/protocol";
import { addChoice, type Choice, chooseRoute, constantQuery } from "./choose-route.ts";

/** What the router returns for a method and path template. */
export interface Route<Target> {
  readonly method: string;
  /**
   * A path template as in the contract. A constant query at its end distinguishes operations that share a
   * path.
   */
  readonly path: string;
  /** What distinguishes routes that share method and path. */
  readonly when?: Operation["when"];
  readonly target: Target;
}

/**
 * A router's answer to a request: its route, the methods that the path has instead, or that the path cannot
 * be decoded.
 */
export type Match<Target> =
  | { readonly target: Target; readonly labels: PathLabels }
  | { readonly allow: readonly string[] }
  | "malformed";

/**
 * Finds the route of a request, whose path is still percent-encoded. Undefined: no route has this path.
 */
export type Router<Target> = (request: Wanted) => Match<Target> | undefined;

/** What a path has for each method. */
type Methods<Target> = Map<string, readonly Choice<Target>[]>;

interface Template<Target> {
  readonly shape: string;
  /** What follows the last label: a quick way to rule a path out. */
  readonly tail: string;
  readonly match: ReturnType<typeof compilePath>;
  readonly methods: Methods<Target>;
}

/** The parts of a request that routing uses. */
export interface Wanted {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  header(name: string): string | undefined;
}

const noLabels: PathLabels = Object.freeze({});

/**
 * Compiles routes. Paths are matched as sent, before anything is decoded, so that an encoded slash stays
 * inside its label; literal segments take precedence over labels. HEAD reaches the route of GET unless it has
 * its own.
 *
 * @throws Error when two routes have the same method, the same shape of path and the same constant query and selectors.
 */
export function createRouter<Target>(routes: ReadonlyArray<Route<Target>>): Router<Target> {
  const literals = new Map<string, Methods<Target>>();
  const shapes = new Map<string, Template<Target>>();
  for (const { method, path: template, when, target } of routes) {
    const [path = ""] = template.split("?", 1);
    const shape = pathShape(path);
    let methods = shape === path ? literals.get(path) : shapes.get(shape)?.methods;
    if (!methods) {
      methods = new Map();
      if (shape === path) literals.set(path, methods);
      else
        shapes.set(shape, {
          shape,
          tail: path.slice(path.lastIndexOf("}") + 1),
          match: compilePath(path),
          methods,
        });
    }
    const choices = addChoice(methods.get(method) ?? [], { query: constantQuery(template), when, target });
    if (!choices) throw new Error(`Two operations claim ${method} ${template}.`);
    methods.set(method, choices);
  }
  for (const methods of literals.values()) answerHead(methods);
  for (const { methods } of shapes.values()) answerHead(methods);
  const templates = [...shapes.values()].sort((a, b) => (a.shape < b.shape ? -1 : 1));
  return (sent) => {
    const path = sent.path.includes("%") ? unescapeLetters(sent.path) : sent.path;
    const exact = literals.get(path);
    const choices = exact?.get(sent.method);
    const target = choices && chooseRoute(choices, sent);
    if (target !== undefined) return { target, labels: noLabels };
    const allow = exact && !choices ? [...exact.keys()] : [];
    return matchTemplates(templates, { ...sent, path }, allow);
  };
}

/**
 * Letters, digits, `-`, `_` and `~`, which mean the same when escaped. A dot could become a step to another
 * path.
 */
const ordinary = /%(?:2d|3\d|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae])/gi;

/** @see https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2.2 */
function unescapeLetters(path: string): string {
  return path.replace(ordinary, (escaped) => String.fromCharCode(Number.parseInt(escaped.slice(1), 16)));
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#name-head */
function answerHead<Target>(methods: Methods<Target>): void {
  const get = methods.get("GET");
  if (get !== undefined && !methods.has("HEAD")) methods.set("HEAD", get);
}

function matchTemplates<Target>(
  templates: ReadonlyArray<Template<Target>>,
  wanted: Wanted,
  allow: string[],
): Match<Target> | undefined {
  const { method, path } = wanted;
  for (const { match, methods, tail } of templates) {
    const labels = path.endsWith(tail) ? match(path) : undefined;
    if (labels === undefined) continue;
    if (labels === "malformed") return "malformed";
    const choices = methods.get(method);
    const target = choices && chooseRoute(choices, wanted);
    if (target !== undefined) return { target, labels };
    if (!choices) allow.push(...methods.keys());
  }
  return allow.length > 0 ? { allow: [...new Set(allow)].sort() } : undefined;
}
