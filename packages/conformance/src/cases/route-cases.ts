import { type Contract, methodsAt, pathsAt } from "../contract.ts";
import { type WireRequest, withHeader } from "../wire/request.ts";
import type { BaseCall } from "./base-call.ts";
import type { Case } from "./case.ts";
import { derivedCase } from "./derived-case.ts";
import type { ExpectationName } from "./expectation.ts";

const METHODS = ["GET", "PUT", "POST", "DELETE", "PATCH"];

/**
 * Cases about methods: those that the contract does not have at the path, and those that servers answer by
 * themselves.
 */
export function* methodCases(base: BaseCall, contract: Contract): Generator<Case> {
  const path = base.request.path.split("?")[0] ?? "";
  const known: readonly string[] = pathsAt(contract, path).map(({ method }) => method);
  const { body: _body, ...bare } = base.request;
  const about = (method: string, request: WireRequest, expect: ExpectationName, label = method): Case =>
    derivedCase(base, {
      group: "method",
      label,
      request,
      expect,
      scenario: "unspecified_http_method",
      keyword: "method",
    });
  for (const method of METHODS) {
    if (known.includes(method)) continue;
    const request = method === "GET" ? withHeader(bare, "content-type", undefined) : base.request;
    yield about(method, { ...request, method }, "wrongMethod");
  }
  const headless = withHeader(bare, "content-type", undefined);
  if (!known.includes("HEAD"))
    yield about(
      "HEAD",
      { ...headless, method: "HEAD" },
      known.includes("GET") ? "tolerantMethod" : "wrongMethod",
    );
  if (!known.includes("OPTIONS"))
    yield about("OPTIONS", { ...headless, method: "OPTIONS" }, "tolerantMethod");
  if (!known.includes("TRACE")) yield about("TRACE", { ...headless, method: "TRACE" }, "unknownMethod");
  yield about("BREW", { ...headless, method: "BREW" }, "unknownMethod");
  const lower = base.request.method.toLowerCase();
  yield about("lower-case", { ...base.request, method: lower }, "outside", "lower-case");
  yield about(
    "override",
    withHeader(base.request, "x-http-method-override", "DELETE"),
    "accepted",
    "override",
  );
}

/**
 * Cases about paths that the contract does not have, and about text that is hard to read in an existing one.
 */
export function* pathCases(base: BaseCall, contract: Contract): Generator<Case> {
  const [path = "", query] = base.request.path.split("?");
  const about = (label: string, changed: string, expect: ExpectationName): Case =>
    derivedCase(base, {
      group: "path",
      label,
      expect,
      scenario: "unknown_path",
      keyword: "paths",
      request: { ...base.request, path: query === undefined ? changed : `${changed}?${query}` },
    });
  for (const [label, changed] of unknownPaths(path)) {
    if (pathsAt(contract, changed).length === 0) yield about(label, changed, "unknownPath");
  }
  for (const [label, changed] of [...oddPaths(path), ...otherCase(base.operation.path, path)]) {
    // If it is the path of another operation, that one answers.
    const others =
      label === "trailing-slash"
        ? methodsAt(contract, changed).length > 0
        : pathsAt(contract, changed).some((found) => found.path !== base.operation.path);
    if (!others) yield about(label, changed, ELSEWHERE.has(label) ? "elsewhere" : "outside");
  }
  yield* labelCases(base, contract, about);
  const escaped = escapedLabel(base);
  if (escaped !== undefined)
    yield {
      ...about("escaped-letter", escaped, "accepted"),
      ...(base.operation.method === "GET" ? { same: true } : {}),
    };
  for (const [label, text] of ODD_QUERIES) {
    const made = about(label, path, "outside");
    yield {
      ...made,
      request: { ...base.request, path: `${path}?${query === undefined ? "" : `${query}&`}${text}` },
    };
  }
}

const ODD_QUERIES: readonly (readonly [string, string])[] = [
  ["unknown-query", "unknown=value"],
  ["broken-query", "a=%zz&%=&&=&[]=1"],
  ["prototype-query", "__proto__[polluted]=1&constructor=1"],
];

/** The path with its fixed steps in another case; labels stay unchanged. */
function otherCase(template: string, path: string): [string, string][] {
  const fixed = template.split("/");
  const changed = path
    .split("/")
    .map((step, index) => {
      if (fixed[index]?.includes("{")) return step;
      return step === step.toLowerCase() ? step.toUpperCase() : step.toLowerCase();
    })
    .join("/");
  return changed === path ? [] : [["other-case", changed]];
}

/** Odd paths and labels that parsers may well read as another path. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  "root",
  "doubled-slash",
  "escaped-dots",
  "escaped-slash",
  "escaped-dots-and-slash",
  "overlong-slash",
]);

/** Labels that are plain texts, however odd: they reach the operation. */
const PLAIN: ReadonlySet<string> = new Set(["prototype", "constructor", "sql", "template", "emoji"]);

/** True for a path of the contract with an extra slash at its end, which many routers treat as the same. */
function isWithSlash(contract: Contract, path: string): boolean {
  return path.endsWith("/") && pathsAt(contract, path.slice(0, -1)).length > 0;
}

function labelExpectation(label: string, withSlash: boolean): ExpectationName {
  if (label === "empty") return withSlash ? "elsewhere" : "unknownPath";
  if (ELSEWHERE.has(label)) return "elsewhere";
  return PLAIN.has(label) ? "tolerated" : "outside";
}

function unknownPaths(path: string): [string, string][] {
  return [
    ["unknown-child", `${path.replace(/\/$/, "")}/no-such-operation`],
    ["unknown-parent", `/no-such-service${path}`],
    ["unknown", "/no-such-operation-anywhere"],
    ["longer-name", `${path}X`],
  ];
}

function oddPaths(path: string): [string, string][] {
  return [
    ["trailing-slash", `${path}/`],
    ["doubled-slash", path.replace("/", "//")],
    ["broken-escape", `${path}%zz`],
    ["lonely-percent", `${path}%`],
    ["escaped-nul", `${path}%00`],
    ["escaped-line-break", `${path}%0d%0aset-cookie:a=b`],
    ["no-utf-8", `${path}%ff`],
    ["overlong-slash", `${path}%c0%af`],
    ["escaped-dots", `${path}/%2e%2e/%2e%2e`],
    ["semicolon", `${path};a=b`],
    ["root", "/"],
  ];
}

/** The path with one ordinary letter of a label escaped, which means the same (RFC 3986 §6.2.2.2). */
function escapedLabel({ operation, request }: BaseCall): string | undefined {
  const fixed = operation.path.split("/");
  const steps = (request.path.split("?")[0] ?? "").split("/");
  const index = fixed.findIndex((step, at) => step.includes("{") && /[a-z0-9]/i.test(steps[at] ?? ""));
  if (index < 0 || fixed.length !== steps.length || steps[index]?.includes("%")) return undefined;
  const changed = steps[index]?.replace(
    /[a-z0-9]/i,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return steps.with(index, changed ?? "").join("/");
}

/** Texts instead of a label that lead careless routers elsewhere. */
function* labelCases(
  { operation, values }: BaseCall,
  contract: Contract,
  about: (label: string, path: string, expect: ExpectationName) => Case,
): Generator<Case> {
  const labels = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
  const fill = (replaced: string, text: string): string =>
    operation.path.replace(/\{([^}]+)\}/g, (_, name: string) => {
      const parameter = [...values.parameters.keys()].find(
        (candidate) => candidate.in === "path" && candidate.name === name,
      );
      return name === replaced
        ? text
        : encodeURIComponent(String(parameter ? values.parameters.get(parameter) : "x"));
    });
  for (const name of labels) {
    for (const [label, text] of LABEL_TEXTS) {
      const path = fill(name, text);
      yield about(`label/${name}/${label}`, path, labelExpectation(label, isWithSlash(contract, path)));
    }
  }
}

const LABEL_TEXTS: readonly (readonly [string, string])[] = [
  ["empty", ""],
  ["escaped-dots", "%2e%2e"],
  ["escaped-slash", "a%2Fb"],
  ["escaped-dots-and-slash", "..%2f..%2fetc%2fpasswd"],
  ["broken-escape", "%zz"],
  ["no-utf-8", "%ff"],
  ["nul", "a%00b"],
  ["line-break", "a%0d%0ab"],
  ["prototype", "__proto__"],
  ["constructor", "constructor"],
  ["sql", "'%20OR%20'1'='1"],
  ["template", "%7B%7D"],
  ["question-mark", "a%3Fb=1"],
  ["long", "a".repeat(4_000)],
  ["emoji", "%F0%9F%8E%AC"],
];

/** Cases about headers that have nothing to do with the operation, and about sizes. */
export function* headerCases(base: BaseCall): Generator<Case> {
  const rows: [string, [string, string][], ExpectationName][] = [
    ["unknown", [["x-unknown-header", "value"]], "accepted"],
    ["unknown-empty", [["x-unknown-header", ""]], "accepted"],
    ["user-agent", [["user-agent", "() { :; }; echo vulnerable"]], "accepted"],
    [
      "forwarded",
      [
        ["x-forwarded-for", "127.0.0.1"],
        ["x-forwarded-host", "evil.example"],
        ["x-original-url", "/admin"],
      ],
      "accepted",
    ],
    ["if-none-match", [["if-none-match", "*"]], "outside"],
    ["range", [["range", "bytes=0-0"]], "outside"],
    ["origin", [["origin", "https://elsewhere.example"]], "tolerated"],
    [
      "many",
      Array.from({ length: 100 }, (_, index): [string, string] => [`x-many-${index}`, "value"]),
      "outside",
    ],
    ["long", [["x-long", "a".repeat(8_000)]], "outside"],
  ];
  if (base.request.body !== undefined) rows.push(["chunked", [["transfer-encoding", "chunked"]], "accepted"]);
  for (const [label, headers, expect] of rows) {
    yield derivedCase(base, {
      group: "header",
      label,
      expect,
      scenario: "transport_limit",
      keyword: "parameters",
      request: { ...base.request, headers: [...base.request.headers, ...headers] },
    });
  }
}
