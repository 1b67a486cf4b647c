import type { Kind } from "@callsheet/document";
import type { RuleName } from "../policy.ts";

/** A rule about a member of the document that does not concern values: for people, or for other tools. */
export interface StructureRule {
  /** The names of members that the rule is about. */
  readonly names: RegExp;
  /** What the member is a part of; anything, if missing. */
  readonly kinds?: readonly Kind[];
  readonly rule: RuleName;
  /** The difference in words, after the name of what contains it. */
  message(name: string, old: string, fresh: string): string;
}

/** Every rule about parts of documents that never travel. The first matching one decides. */
export const structureRules: readonly StructureRule[] = [
  {
    names: /^(?:title|description|summary|externalDocs|\$comment|termsOfService|contact|license)$/,
    rule: "text-changed",
    message: (name) => `has another ${name}`,
  },
  { names: /^examples?$/, rule: "example-changed", message: () => "has other examples" },
  { names: /^tags$/, rule: "tag-changed", message: () => "has other tags" },
  {
    names: /^version$/,
    kinds: ["plain"],
    rule: "version-changed",
    message: (_, old, fresh) => `has the version ${fresh} (was ${old})`,
  },
  { names: /^x-/, rule: "extension-changed", message: (name) => `has another \`${name}\`` },
];
