import type { RulesetDefinition } from "@stoplight/spectral-core";

/** The house rules, on top of Spectral's own for OpenAPI. */
declare const ruleset: RulesetDefinition;
export default ruleset;
