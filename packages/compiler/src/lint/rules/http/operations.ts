import type { Problem, Rule, RuleContext } from "../../rule.ts";
import { childOf, childrenOf, entriesOf, isObject, type Located, memberOf } from "../../source/located.ts";
import { didYouMean } from "../../walk/nearest.ts";
import type { Place } from "../../walk/walk-document.ts";

/** The methods that a path item may have. */
export const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

const ids = new WeakMap<object, Map<string, { readonly value: unknown; readonly place: string }>>();

/** No two operations of a document have one id. */
export const uniqueOperationIds: Rule = {
  name: "operation-operationId-unique",
  description: "No two operations have one operationId.",
  types: ["Operation"],
  severity: { aws: "error", http: "error" },
  check(place, context) {
    const id = memberOf(place.value, "operationId");
    if (typeof id !== "string") return undefined;
    const known = ids.get(context.document) ?? new Map();
    ids.set(context.document, known);
    const other = known.get(id);
    if (other && other.value !== place.value)
      return [
        { at: ["operationId"], message: `The operationId \`${id}\` is already used at ${other.place}.` },
      ];
    known.set(id, { value: place.value, place: context.placeOf(childOf(place, "operationId")) });
    return undefined;
  },
};

/** Forgets the operations of the last run. */
export function forgetOperationIds(document: object): void {
  ids.delete(document);
}

/** No two parameters of one list share name and place. */
export const uniqueParameters: Rule = {
  name: "operation-parameters",
  description: "No two parameters in one list have the same name and the same `in`.",
  types: ["ParameterList"],
  severity: { aws: "error", http: "error" },
  check(place, context) {
    const known = new Map<string, string>();
    return childrenOf(place).flatMap((child): Problem[] => {
      const parameter = context.follow(child)?.value;
      const [name, where] = [memberOf(parameter, "name"), memberOf(parameter, "in")];
      if (typeof name !== "string" || typeof where !== "string") return [];
      const key = `${where} ${where === "header" ? name.toLowerCase() : name}`;
      if (!known.has(key)) {
        known.set(key, child.key);
        return [];
      }
      return [{ at: [child.key], message: `The ${where} parameter \`${name}\` is there twice.` }];
    });
  },
};

/** Every `{name}` of a path is declared, and every path parameter is in the path. */
export const pathParameters: Rule = {
  name: "path-params",
  description: "The labels of a path and its path parameters are the same.",
  types: ["Paths"],
  severity: { aws: "error", http: "error" },
  check: (place, context) =>
    childrenOf(place).flatMap((child) => {
      const item = context.follow(child);
      return item && child.key.startsWith("/") ? pathProblems(child.key, { ...child, ...item }, context) : [];
    }),
};

function pathProblems(path: string, item: Located, context: RuleContext): Problem[] {
  const labels = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
  const shared = pathParametersOf(item, context);
  const problems = labelProblems(path, labels);
  const declared = [...shared];
  for (const method of methods) {
    const place = childOf(item, method);
    const operation = context.follow(place);
    if (!operation || !isObject(operation.value)) continue;
    const own = pathParametersOf(operation, context);
    declared.push(...own);
    const names = new Map([...shared, ...own]);
    for (const label of labels.filter((name) => name && !names.has(name)))
      problems.push({
        located: place,
        message: `${nameOf(method, operation)} needs the path parameter \`${label}\`, which stands in its path${didYouMean(label, names.keys())}`,
      });
  }
  return [...problems, ...declared.flatMap((parameter) => parameterProblems(path, labels, parameter))];
}

function labelProblems(path: string, labels: readonly string[]): Problem[] {
  const problems: Problem[] = [];
  if (labels.includes(""))
    problems.push({ message: `The path \`${path}\` has a label without a name.`, at: [path] });
  const twice = labels.find((label, index) => labels.indexOf(label) !== index);
  if (twice)
    problems.push({ message: `The path \`${path}\` has the label \`{${twice}}\` twice.`, at: [path] });
  return problems;
}

function parameterProblems(
  path: string,
  labels: readonly string[],
  [name, { listed, required }]: readonly [string, PathParameter],
): Problem[] {
  if (!labels.includes(name)) {
    const hint = didYouMean(name, labels, (label) => `{${label}}`);
    return [
      { located: listed, message: `The path parameter \`${name}\` has no label in \`${path}\`${hint}` },
    ];
  }
  if (required) return [];
  return [{ located: listed, message: `The path parameter \`${name}\` needs \`required: true\`.` }];
}

interface PathParameter {
  /** Where it is listed. */
  readonly listed: Located;
  readonly required: boolean;
}

/** The path parameters of a path item or operation, by name. */
function pathParametersOf(holder: Located, context: RuleContext): Map<string, PathParameter> {
  const list = context.follow(childOf(holder, "parameters"));
  if (!list || !Array.isArray(list.value)) return new Map();
  return new Map(
    childrenOf(list).flatMap((listed): [string, PathParameter][] => {
      const parameter = context.follow(listed)?.value;
      const name = memberOf(parameter, "name");
      if (memberOf(parameter, "in") !== "path" || typeof name !== "string") return [];
      return [[name, { listed, required: memberOf(parameter, "required") === true }]];
    }),
  );
}

function nameOf(method: string, operation: Located): string {
  const id = memberOf(operation.value, "operationId");
  return typeof id === "string" ? `Operation \`${id}\`` : `The operation \`${method}\``;
}

/** No two paths differ only in the names of their labels. */
export const identicalPaths: Rule = {
  name: "no-identical-paths",
  description: "No two paths differ only in the names of their labels.",
  types: ["Paths"],
  severity: { aws: "error", http: "error" },
  check(place) {
    const known = new Map<string, string>();
    return Object.keys(place.value).flatMap((path): Problem[] => {
      const form = path.replaceAll(/\{[^{}]*\}/g, "{}");
      const other = known.get(form);
      if (other === undefined) known.set(form, path);
      return other === undefined || path.startsWith("x-")
        ? []
        : [{ at: [path], message: `The path \`${path}\` matches the same requests as \`${other}\`.` }];
    });
  },
};

/** No request matches two paths equally well. */
export const ambiguousPaths: Rule = {
  name: "no-ambiguous-paths",
  description: "No request matches two paths equally well.",
  types: ["Paths"],
  severity: { aws: "error", http: "warning" },
  check(place) {
    const groups = new Map<string, Template[]>();
    return Object.keys(place.value).flatMap((path): Problem[] => {
      const template = readTemplate(path);
      const labels = template.isLabel.filter(Boolean).length;
      const key = `${template.segments.length} ${labels}`;
      const group = groups.get(key) ?? [];
      groups.set(key, group);
      const other = labels > 0 ? group.find((candidate) => isAmbiguous(candidate, template)) : undefined;
      group.push(template);
      if (!other) return [];
      return [
        { at: [path], message: `Some requests match both \`${path}\` and \`${other.segments.join("/")}\`.` },
      ];
    });
  },
};

interface Template {
  readonly segments: readonly string[];
  readonly isLabel: readonly boolean[];
}

function readTemplate(path: string): Template {
  const segments = path.split("/");
  return { segments, isLabel: segments.map((segment) => /^\{[^{}]+\}$/.test(segment)) };
}

/**
 * True when some request matches both. Another rule handles paths that differ only in the names of labels.
 */
function isAmbiguous(left: Template, right: Template): boolean {
  let isSame = true;
  for (let index = 0; index < left.segments.length; index++) {
    const [a, b] = [left.isLabel[index], right.isLabel[index]];
    if (!a && !b && left.segments[index] !== right.segments[index]) return false;
    if (a !== b) isSame = false;
  }
  return !isSame;
}

/** A path contains nothing else. */
export const pathForm: Rule = {
  name: "path-not-include-query",
  description: "Paths have no query.",
  types: ["Paths"],
  severity: { aws: "warning", http: "warning" },
  check: (place) =>
    Object.keys(place.value)
      .filter((path) => path.startsWith("/") && path.includes("?"))
      .map((path) => ({
        at: [path],
        message: `The path \`${path}\` has a query; declare query parameters instead.`,
      })),
};

/** An operation says what success looks like. */
export const successResponse: Rule = {
  name: "operation-success-response",
  description: "Every operation declares a response of success.",
  types: ["Operation"],
  severity: { aws: "warning", http: "warning" },
  check(place) {
    const statuses = Object.keys(memberOf(place.value, "responses") ?? {});
    const isInPaths = place.parent?.parent?.type.name === "Paths";
    if (!isInPaths || statuses.length === 0 || statuses.some((status) => /^[123]|^default$/.test(status)))
      return undefined;
    return [
      { at: ["responses"], message: "The operation declares no response with a status of 1xx, 2xx or 3xx." },
    ];
  },
};

/** Security requirements name existing schemes. */
export const definedSecurity: Rule = {
  name: "oas3-operation-security-defined",
  description: "Security requirements name declared security schemes.",
  types: ["SecurityRequirement"],
  severity: { aws: "error", http: "error" },
  check(place, { document, member }) {
    const root: Located = { file: document, value: document.value, steps: undefined };
    const schemes = member(root, "components", "securitySchemes")?.value;
    return entriesOf(place.value)
      .filter(([name]) => memberOf(schemes, name) === undefined)
      .map(([name]) => ({
        at: [name],
        message: `The security scheme \`${name}\` is not declared in \`components.securitySchemes\`${didYouMean(name, Object.keys(schemes ?? {}))}`,
      }));
  },
};

/** The variables of a server's URL are declared, with a default among their values. */
export const serverVariables: Rule = {
  name: "oas3-server-variables",
  description: "The variables of a server's URL are declared, and have a default among their values.",
  types: ["Server"],
  severity: { aws: "error", http: "error" },
  check: (place) => serverProblems(place),
};

function serverProblems({ value }: Place): Problem[] {
  const url = memberOf(value, "url");
  if (typeof url !== "string") return [];
  const used = [...url.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
  const variables = memberOf(value, "variables");
  const problems: Problem[] = used
    .filter((name) => memberOf(variables, name) === undefined)
    .map((name) => ({
      at: ["url"],
      message: `The server's variable \`{${name}}\` is not declared in \`variables\`${didYouMean(name, Object.keys(variables ?? {}))}`,
    }));
  for (const [name, variable] of entriesOf(variables)) {
    const at = ["variables", name];
    if (!used.includes(name))
      problems.push({
        at,
        severity: "warning",
        message: `The server's variable \`${name}\` does not stand in its URL.`,
      });
    const [values, standard] = [memberOf(variable, "enum"), memberOf(variable, "default")];
    if (Array.isArray(values) && standard !== undefined && !values.includes(standard))
      problems.push({
        at: [...at, "default"],
        message: `The default of \`${name}\` is not one of its values.`,
      });
  }
  return problems;
}
