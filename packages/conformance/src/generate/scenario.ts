/**
 * The coverage scenarios of Schemathesis, by their names there, plus a few of our own that it does not name.
 * A report that has them can be read next to one of Schemathesis.
 * @see https://schemathesis.readthedocs.io/
 */
export const schemathesisScenarios = [
  "example_value",
  "default_value",
  "enum_value",
  "const_value",
  "valid_string",
  "valid_number",
  "valid_boolean",
  "valid_array",
  "valid_object",
  "null_value",
  "minimum_length_string",
  "maximum_length_string",
  "near_boundary_length_string",
  "minimum_value",
  "maximum_value",
  "near_boundary_number",
  "minimum_items_array",
  "maximum_items_array",
  "near_boundary_items_array",
  "enum_value_items_array",
  "unique_items_array",
  "object_only_required",
  "object_required_and_optional",
  "object_additional_property",
  "default_positive_test",
  "value_above_maximum",
  "value_below_minimum",
  "string_above_max_length",
  "string_below_min_length",
  "array_above_max_items",
  "array_below_min_items",
  "object_above_max_properties",
  "object_below_min_properties",
  "object_unexpected_properties",
  "object_missing_required_property",
  "object_invalid_property_name",
  "incorrect_type",
  "invalid_enum_value",
  "invalid_format",
  "invalid_pattern",
  "not_multiple_of",
  "non_unique_items",
  "missing_parameter",
  "duplicate_parameter",
  "unsupported_path_pattern",
  "unspecified_http_method",
] as const;

/** Scenarios of Schemathesis that have no case here, with reasons. */
export const inapplicableScenarios: Partial<Record<(typeof schemathesisScenarios)[number], string>> = {
  unsupported_path_pattern:
    "It stands for a path pattern that the generator has no text for; here texts come from the pattern itself.",
};

/** Scenarios that Schemathesis does not name. */
export const ownScenarios = [
  "alternative_branch",
  "no_alternative",
  "several_alternatives",
  "negated_schema",
  "dependent_member",
  "malformed_body",
  "body_presence",
  "media_type",
  "authorization",
  "idempotent_replay",
  "link",
  "step",
  "stateful",
  "fuzz",
  "transport_limit",
  "unknown_path",
  "mock_example",
  "recorded",
] as const;

/** The name of what a case tries. */
export type Scenario = (typeof schemathesisScenarios)[number] | (typeof ownScenarios)[number];
