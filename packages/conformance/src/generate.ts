export { type Place, type Schema, type SchemaDocument, Shape } from "@callsheet/document";
export { arbitraryValue } from "./generate/arbitrary.ts";
export { baseValue, UnsatisfiableError } from "./generate/base-value.ts";
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
export type { Generating, Variant } from "./generate/variant.ts";
export { checkFor, isValid, type Violation } from "./schema/validator.ts";
