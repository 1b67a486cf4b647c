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

/** Every `{name}` of a path is declared, and every path parameter stands in the path. */
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
  const problems: Problem[] = [];
  if (labels.includes(""))
    problems.push({ message: `The path \`${path}\` has a label without a name.`, at: [path] });
  const twice = labels.find((label, index) => labels.indexOf(label) !== index);
  if (twice)
    problems.push({ message: `The path \`${path}\` has the label \`{${twice}}\` twice.`, at: [path] });
  const shared = pathParametersOf(childOf(item, "parameters"), context);
  for (const method of methods) {
    const operation = childOf(item, method);
    if (!isObject(operation.value)) continue;
    const own = pathParametersOf(childOf(operation, "parameters"), context);
    const names = new Map([...shared, ...own]);
    const missing = labels.filter((label) => label && !names.has(label));
    for (const label of missing)
      problems.push({
        located: operation,
        message: `${nameOf(method, operation)} needs the path parameter \`${label}\`, which stands in its path${didYouMean(label, names.keys()).replace(/^\.$/, ".")}`,
      });
  }
  for (const [name, parameter] of [
    ...shared,
    ...methods.flatMap((method) => [
      ...pathParametersOf(childOf(childOf(item, method), "parameters"), context),
    ]),
  ]) {
    if (!labels.includes(name))
      problems.push({
        located: parameter,
        message: `The path parameter \`${name}\` has no label in \`${path}\`${didYouMean(name, labels, (label) => `{${label}}`)}`,
      });
    else if (memberOf(context.follow(parameter)?.value, "required") !== true)
      problems.push({
        located: parameter,
        message: `The path parameter \`${name}\` needs \`required: true\`.`,
      });
  }
  return problems;
}

/** Path parameters of a list by name, where they are listed. */
function pathParametersOf(list: Located, context: RuleContext): Map<string, Located> {
  if (!Array.isArray(list.value)) return new Map();
  return new Map(
    childrenOf(list).flatMap((child): [string, Located][] => {
      const parameter = context.follow(child)?.value;
      const name = memberOf(parameter, "name");
      return memberOf(parameter, "in") === "path" && typeof name === "string" ? [[name, child]] : [];
    }),
  );
}

function nameOf(method: string, operation: Located): string {
  const id = memberOf(operation.value, "operationId");
  return typeof id === "string" ? `Operation \`${id}\`` : `The operation \`${method}\``;
}

/** No two paths differ in the names of their labels only. */
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

/** Some request matches one path only. */
export const ambiguousPaths: Rule = {
  name: "no-ambiguous-paths",
  description: "No request matches two paths equally well.",
  types: ["Paths"],
  severity: { aws: "error", http: "warning" },
  check(place) {
    const groups = new Map<string, string[][]>();
    return Object.keys(place.value).flatMap((path): Problem[] => {
      const segments = path.split("/");
      const labels = segments.filter(isLabel).length;
      const key = `${segments.length} ${labels}`;
      const group = groups.get(key) ?? [];
      groups.set(key, group);
      const other = labels > 0 ? group.find((candidate) => isAmbiguous(candidate, segments)) : undefined;
      group.push(segments);
      if (!other || sameForm(other, segments)) return [];
      return [{ at: [path], message: `Some requests match both \`${path}\` and \`${other.join("/")}\`.` }];
    });
  },
};

function isLabel(segment: string): boolean {
  return /^\{[^{}]+\}$/.test(segment);
}

function isAmbiguous(left: readonly string[], right: readonly string[]): boolean {
  return left.every((segment, index) => {
    const other = right[index] as string;
    return isLabel(segment) || isLabel(other) || segment === other;
  });
}

function sameForm(left: readonly string[], right: readonly string[]): boolean {
  return left.every((segment, index) => isLabel(segment) === isLabel(right[index] as string));
}

/** A path is a path, and nothing that follows one. */
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

/** Security requirements name schemes that there are. */
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
