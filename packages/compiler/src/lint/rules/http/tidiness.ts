import type { Rule } from "../../rule.ts";
import { memberOf } from "../../source/located.ts";

/**
 * Spectral's rules of tidiness, for documents under the house rules. Other people's contracts are tidy in
 * their own way.
 */
const warning = { aws: "warning" } as const;

/** Every operation has an id. */
export const operationId: Rule = {
  name: "operation-operationId",
  description: "Every operation has an operationId.",
  types: ["Operation"],
  severity: warning,
  check: ({ value }) =>
    memberOf(value, "operationId") ? undefined : [{ message: "The operation needs an `operationId`." }],
};

/** Every operation is found under an existing tag. */
export const operationTags: Rule = {
  name: "operation-tags",
  description: "Every operation has a tag.",
  types: ["Operation"],
  severity: warning,
  check: ({ value }) =>
    memberOf(memberOf(value, "tags"), "0") ? undefined : [{ message: "The operation needs a tag." }],
};

/** Tags of operations are declared. */
export const definedTags: Rule = {
  name: "operation-tag-defined",
  description: "The tags of operations are declared in `tags`.",
  types: ["Operation"],
  severity: warning,
  check({ value }, { document }) {
    const [used, declared] = [memberOf(value, "tags"), memberOf(document.value, "tags")];
    const names = new Set(Array.isArray(declared) ? declared.map((tag) => memberOf(tag, "name")) : []);
    if (!Array.isArray(used)) return undefined;
    return used.flatMap((tag, index) =>
      names.has(tag)
        ? []
        : [{ at: ["tags", String(index)], message: `The tag \`${tag}\` is not declared in \`tags\`.` }],
    );
  },
};

/** A document says where it is served. */
export const someServer: Rule = {
  name: "oas3-api-servers",
  description: "A document has servers.",
  types: ["Root"],
  severity: warning,
  check: ({ value }) =>
    memberOf(memberOf(value, "servers"), "0") ? undefined : [{ message: "The document needs `servers`." }],
};

/** URLs and paths are joined with one slash. */
export const serverSlash: Rule = {
  name: "oas3-server-trailing-slash",
  description: "The URL of a server has no slash at its end.",
  types: ["Server"],
  severity: warning,
  check({ value }) {
    const url = memberOf(value, "url");
    return typeof url === "string" && /.\/$/.test(url)
      ? [{ at: ["url"], message: "The URL of a server must not end with a slash: paths begin with one." }]
      : undefined;
  },
};

/** Paths end without a slash. */
export const pathSlash: Rule = {
  name: "path-keys-no-trailing-slash",
  description: "Paths have no slash at their end.",
  types: ["Paths"],
  severity: warning,
  check: ({ value }) =>
    Object.keys(value)
      .filter((path) => /.\/$/.test(path))
      .map((path) => ({ at: [path], message: `The path \`${path}\` must not end with a slash.` })),
};
