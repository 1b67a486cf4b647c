// biome-ignore-all lint/suspicious/noThenProperty: a Spectral rule says with `then` what it checks.
import { oas } from "@stoplight/spectral-rulesets";
import { house } from "./house.js";

/** Spectral's own rules that the house rules state better, or that require what nobody can provide. */
const off = {
  // The services are not ours: there is nobody to name.
  "info-contact": "off",
  "operation-description": "off", // described-everything says more
  "tag-description": "off",
  "oas3-parameter-description": "off",
  "info-description": "off",
};

/**
 * The house rules on top of Spectral's own for OpenAPI, for Spectral's command and the editors that run it.
 * In plain JavaScript, so that they load it. `callsheet lint` checks the same without Spectral.
 *
 * @type {import("@stoplight/spectral-core").RulesetDefinition}
 */
export default {
  extends: [[oas, "recommended"]],
  rules: {
    ...off,
    ...Object.fromEntries(
      Object.entries(house).map(([name, { description, check }]) => [
        name,
        { given: "$", severity: "error", message: "{{error}}", description, then: { function: check } },
      ]),
    ),
  },
};
