import type { Kind } from "@callsheet/document";
import type { RuleName } from "../policy.ts";

/** A rule about a member of the document that neither values nor types speak of. */
export interface StructureRule {
  /** The names of members that the rule is about. */
  readonly names: RegExp;
  /** What the member is a part of; anything, where it is missing. */
  readonly kinds?: readonly Kind[];
  /** What it means that the member was added, removed or changed; undefined where it means nothing. */
  readonly added?: RuleName;
  readonly removed?: RuleName;
  readonly changed?: RuleName;
  /** The change in words. */
  message(name: string, old: string | undefined, fresh: string | undefined): string;
}

/** Every rule about what stands in documents and never travels. The first that fits decides. */
export const structureRules: readonly StructureRule[] = [
  {
    names: /^default$/,
    kinds: ["schema"],
    added: "default-added",
    removed: "default-changed",
    changed: "default-changed",
    message: (_, old, fresh) =>
      fresh === undefined
        ? `an absent value no longer stands for ${old}`
        : `an absent value now stands for ${fresh}${old === undefined ? "" : ` (was ${old})`}`,
  },
  {
    names: /^deprecated$/,
    kinds: ["operation", "parameter", "header", "schema", "securityScheme"],
    added: "deprecated-added",
    removed: "deprecated-removed",
    changed: "deprecated-added",
    message: (_, __, fresh) => (fresh === "`true`" ? "is now deprecated" : "is no longer deprecated"),
  },
  {
    names: /^(?:readOnly|writeOnly)$/,
    kinds: ["schema"],
    added: "direction-changed",
    removed: "direction-changed",
    changed: "direction-changed",
    message: (name, _, fresh) => {
      const way = name === "readOnly" ? "in replies" : "in requests";
      return fresh === "`true`" ? `now travels ${way} alone` : `now travels both ways, not ${way} alone`;
    },
  },
  {
    names: /^(?:title|description|summary|externalDocs|\$comment|termsOfService|contact|license)$/,
    added: "text-changed",
    removed: "text-changed",
    changed: "text-changed",
    message: (name) => `has another ${name}`,
  },
  {
    names: /^examples?$/,
    added: "example-changed",
    removed: "example-changed",
    changed: "example-changed",
    message: () => "has other examples",
  },
  {
    names: /^tags$/,
    added: "tag-changed",
    removed: "tag-changed",
    changed: "tag-changed",
    message: () => "has other tags",
  },
  {
    names: /^version$/,
    kinds: ["plain"],
    added: "version-changed",
    removed: "version-changed",
    changed: "version-changed",
    message: (_, old, fresh) => `the version is ${fresh ?? "gone"} (was ${old ?? "none"})`,
  },
  {
    names: /^x-/,
    added: "extension-changed",
    removed: "extension-changed",
    changed: "extension-changed",
    message: (name) => `has another \`${name}\``,
  },
];
