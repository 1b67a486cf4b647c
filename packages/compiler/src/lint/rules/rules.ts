import type { Profile } from "../profile.ts";
import type { Rule } from "../rule.ts";
import { componentNames, exampleValue, signedService, uniqueTags } from "./http/components.ts";
import { mediaExamples, schemaExamples } from "./http/examples.ts";
import * as operations from "./http/operations.ts";
import * as schemas from "./http/schemas.ts";
import { structure } from "./http/structure.ts";
import { harmlessTexts } from "./http/texts.ts";
import * as tidiness from "./http/tidiness.ts";

/** Every rule that looks at one place at a time. The rule itself has its severities by profile. */
export const rules: readonly Rule[] = [
  structure,
  operations.uniqueOperationIds,
  operations.uniqueParameters,
  operations.pathParameters,
  operations.identicalPaths,
  operations.ambiguousPaths,
  operations.pathForm,
  operations.successResponse,
  operations.definedSecurity,
  operations.serverVariables,
  schemas.safePatterns,
  schemas.knownKeyword,
  schemas.knownFormat,
  schemas.typedEnum,
  schemas.distinctEnum,
  schemas.arrayItems,
  schemas.requiredMembers,
  mediaExamples,
  schemaExamples,
  componentNames,
  exampleValue,
  uniqueTags,
  signedService,
  harmlessTexts,
  tidiness.operationId,
  tidiness.operationTags,
  tidiness.definedTags,
  tidiness.someServer,
  tidiness.serverSlash,
  tidiness.pathSlash,
];

/** The rules of a profile by the kind of place that they check. */
export interface RuleIndex {
  readonly forAll: readonly Rule[];
  readonly byType: ReadonlyMap<string, readonly Rule[]>;
}

const indices = new Map<Profile, RuleIndex>();

/** The rules that run in a profile. */
export function rulesOf(profile: Profile): RuleIndex {
  let index = indices.get(profile);
  if (!index) {
    const own = rules.filter(({ severity }) => severity[profile] !== undefined);
    const types = new Set(own.flatMap((rule) => rule.types ?? []));
    const byType = [...types].map(
      (type) => [type, own.filter((rule) => rule.types?.includes(type))] as const,
    );
    index = { forAll: own.filter((rule) => rule.types === undefined), byType: new Map(byType) };
    indices.set(profile, index);
  }
  return index;
}
