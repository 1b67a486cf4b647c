import { compilePath, type Operation, type PathLabels, pathOrder, pathShape } from "@callsheet/protocol";
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

type MatchPath = ReturnType<typeof compilePath>;

/** A target with how its own labels are called: methods of one path may call them differently. */
interface Named<Target> {
  readonly target: Target;
  readonly match: MatchPath | undefined;
}

/** What a path has for each method. */
type Methods<Target> = Map<string, readonly Choice<Named<Target>>[]>;

interface Template<Target> {
  readonly order: string;
  /** What follows the last label: a quick way to rule a path out. */
  readonly tail: string;
  readonly match: MatchPath;
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
 * @throws Error when two routes have the same method, the same shape of path and the same constant query and
 * selectors.
 */
export function createRouter<Target>(routes: ReadonlyArray<Route<Target>>): Router<Target> {
  const literals = new Map<string, Methods<Target>>();
  const shapes = new Map<string, Template<Target>>();
  const matchers = new Map<string, MatchPath>();
  for (const { method, path: template, when, target } of routes) {
    const [path = ""] = template.split("?", 1);
    const shape = pathShape(path);
    const match = shape === path ? undefined : (matchers.get(path) ?? compilePath(path));
    if (match) matchers.set(path, match);
    let methods = match ? shapes.get(shape)?.methods : literals.get(path);
    if (!methods) {
      methods = new Map();
      if (!match) literals.set(path, methods);
      else
        shapes.set(shape, {
          order: pathOrder(path),
          tail: path.slice(path.lastIndexOf("}") + 1),
          match,
          methods,
        });
    }
    const choices = addChoice(methods.get(method) ?? [], {
      query: constantQuery(template),
      when,
      target: { target, match },
    });
    if (!choices) throw new Error(`Two operations claim ${method} ${template}.`);
    methods.set(method, choices);
  }
  for (const methods of literals.values()) answerHead(methods);
  for (const { methods } of shapes.values()) answerHead(methods);
  const templates = [...shapes.values()].sort((a, b) => (a.order < b.order ? -1 : 1));
  return (sent) => {
    const path = sent.path.includes("%") ? unescapeLetters(sent.path) : sent.path;
    const exact = literals.get(path);
    const choices = exact?.get(sent.method);
    const chosen = choices && chooseRoute(choices, sent);
    if (chosen) return { target: chosen.target, labels: noLabels };
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
    const chosen = choices && chooseRoute(choices, wanted);
    if (chosen) return { target: chosen.target, labels: labelsOf(chosen, { match, labels }, path) };
    if (!choices) allow.push(...methods.keys());
  }
  return allow.length > 0 ? { allow: [...new Set(allow)].sort() } : undefined;
}

/** The labels by the names of the route itself. */
function labelsOf<Target>(
  { match: own }: Named<Target>,
  { match, labels }: { readonly match: MatchPath; readonly labels: PathLabels },
  path: string,
): PathLabels {
  const named = own && own !== match ? own(path) : labels;
  return named === undefined || named === "malformed" ? labels : named;
}
