export { type Place, type Schema, type SchemaDocument, Shape } from "@callsheet/document";
export { type BaseCall, baseCall, bodyOf, parameterValue } from "./cases/base-call.ts";
export { arbitraryValue } from "./generate/arbitrary.ts";
export { attempt } from "./generate/attempt.ts";
export {
  additionalPlaces,
  baseValue,
  itemPlaces,
  UnsatisfiableError,
  withBranch,
} from "./generate/base-value.ts";
export { type FormatSamples, formatSamples } from "./generate/formats.ts";
export { negativeValues } from "./generate/negative-values.ts";
export { languageOf, type PatternLanguage, patternLanguage } from "./generate/pattern-language.ts";
export { positiveValues } from "./generate/positive-values.ts";
export { createRandom, type Random } from "./generate/random.ts";
export { type ExampleValueOptions, exampleValue } from "./generate/realistic/example-value.ts";
export {
  inapplicableScenarios,
  ownScenarios,
  type Scenario,
  schemathesisScenarios,
} from "./generate/scenario.ts";
export {
  anyString,
  patternBreakers,
  type StringRules,
  stringOfLength,
  stringRules,
} from "./generate/strings.ts";
export { textOutside } from "./generate/text-outside.ts";
export type { Generating, Variant } from "./generate/variant.ts";
export { curlLine } from "./report/curl.ts";
export { createRedactor } from "./report/redact.ts";
export { checkFor, isValid, type Violation } from "./schema/validator.ts";
export { buildRequest, type CallValues } from "./wire/build-request.ts";
export type { WireRequest } from "./wire/request.ts";
export { bodyForm, serializeBody } from "./wire/serialize-body.ts";
export { serializeHeader, serializeLabel, serializePairs } from "./wire/serialize-parameter.ts";
