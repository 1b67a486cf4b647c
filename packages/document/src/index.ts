export {
  type Bundle,
  type BundleOptions,
  type BundlePlace,
  bundle,
  bundleFiles,
  type InlineGroup,
} from "./bundle/bundle.ts";
export { type Resolution, Resolver, type Spot } from "./bundle/resolver.ts";
export type { Origin } from "./bundle/source-map.ts";
export { type Closure, closureOf, namesIn } from "./contract/closure.ts";
export type {
  ContractModel,
  ErrorModel,
  OperationModel,
  SkippedPart,
  WaiterModel,
} from "./contract/contract-model.ts";
export { createContract } from "./contract/create-contract.ts";
export { type Marked, marked, readMarker } from "./contract/marker.ts";
export { camelCase, identifier, isIdentifier, lowerFirst, pascalCase } from "./contract/names.ts";
export { type DefinedSchema, type Definition, definedName } from "./contract/schema-table.ts";
export {
  type MediaTypeSupport,
  type NamedSupport,
  type StyleSupport,
  type Support,
  support,
} from "./contract/support.ts";
export { supportPage } from "./contract/support-page.ts";
export { Unsupported } from "./contract/unsupported.ts";
export { withoutBroken } from "./contract/without-broken.ts";
export {
  isObject,
  type Json,
  type JsonObject,
  own,
  ownList,
  ownObject,
  ownString,
  sameJson,
  setMember,
  withMember,
  withoutMember,
} from "./json/json.ts";
export { isOfType, type JsonType, jsonType, jsonTypes } from "./json/json-type.ts";
export { nearest } from "./json/nearest.ts";
export {
  childAt,
  escapeStep,
  formatPointer,
  parentPointer,
  pointerReference,
  pointerStep,
  pointerSteps,
  referencePointer,
  unescapeStep,
  valueAt,
} from "./json/pointer.ts";
export {
  type PatternGrowth,
  type PatternVerdict,
  type PatternVerdictOptions,
  patternVerdict,
} from "./pattern/pattern-verdict.ts";
export { type ReadPattern, readPattern } from "./pattern/read-pattern.ts";
export { type Constraint, constraintsOf } from "./provenance/constraints.ts";
export {
  checkProvenance,
  type Provenance,
  provenanceOf,
  provenancePath,
  readProvenance,
  type SourcedFact,
  sourceLine,
} from "./provenance/provenance.ts";
export type * from "./read/operation.ts";
export { readCallbacks } from "./read/read-callbacks.ts";
export { readBundle, readDocument } from "./read/read-document.ts";
export {
  followReference,
  type Located,
  member,
  members,
  type ReferenceDocument,
  resolveReference,
} from "./reference/follow-reference.ts";
export { childKind, type Kind, referenceOf } from "./reference/grammar.ts";
export { visit } from "./reference/visit.ts";
export { type Direction, directionView } from "./schema/direction-view.ts";
export { flatten, type Place, type Schema, type SchemaDocument, subPlace } from "./schema/place.ts";
export { type Rule, Shape } from "./schema/shape.ts";
export { DocumentError } from "./source/document-error.ts";
export { type FileSystem, memoryFiles } from "./source/file-system.ts";
export { limits } from "./source/limits.ts";
export { type Parsed, parseText } from "./source/parse-text.ts";
export { type Position, Positions } from "./source/positions.ts";
export { describeProblem, type Problem } from "./source/problem.ts";
export { type SourceFile, Sources } from "./source/sources.ts";
export { documentSchema } from "./source/yaml-schema.ts";
export { documentVersion, type OpenApiVersion, type VersionVerdict } from "./version/document-version.ts";
export { dropNullable, upgrade } from "./version/upgrade.ts";
