// biome-ignore-all lint/suspicious/noThenProperty: a Spectral rule says with `then` what it checks.
import { pattern } from "@stoplight/spectral-functions";
import { oas } from "@stoplight/spectral-rulesets";
import { anchoredPatterns } from "./anchored-patterns.js";
import { boundedRequests } from "./bounded-requests.js";
import { descriptions } from "./descriptions.js";
import { errorTypes } from "./error-types.js";
import { knownKeywords } from "./keywords.js";
import { namedExamples } from "./named-examples.js";
import { serviceName } from "./service-name.js";

const house = { given: "$", severity: "error", message: "{{error}}" };

/** The house rules, on top of Spectral's own for OpenAPI. In plain JavaScript, so that Spectral's command and editors load it. */
export default {
  extends: [[oas, "recommended"]],
  rules: {
    // The services are not ours: there is nobody to name.
    "info-contact": "off",
    "operation-description": "off", // described-everything says more
    "tag-description": "off",
    "oas3-parameter-description": "off",
    "info-description": "off",

    "service-named": {
      ...house,
      description: "Every document names its service.",
      then: { function: serviceName },
    },
    "operation-id-form": {
      description: "An operationId is in PascalCase, as AWS names operations.",
      message: "operationId {{value}} is not in PascalCase, such as `ReadThing`.",
      severity: "error",
      given: "$.paths[*][get,put,post,delete,options,head,patch,trace].operationId",
      then: { function: pattern, functionOptions: { match: "^[A-Z][A-Za-z0-9]*$" } },
    },
    "anchored-pattern": {
      ...house,
      description: "Patterns are anchored.",
      then: { function: anchoredPatterns },
    },
    "bounded-request": {
      ...house,
      description: "What a client sends is bounded.",
      then: { function: boundedRequests },
    },
    "described-everything": {
      ...house,
      description: "Everything is described.",
      then: { function: descriptions },
    },
    "error-type": {
      ...house,
      description: "Errors are told apart by x-amzn-ErrorType.",
      then: { function: errorTypes },
    },
    "known-keyword": { ...house, description: "No keyword is mistyped.", then: { function: knownKeywords } },
    "named-example": {
      ...house,
      description: "Every body has a named example.",
      then: { function: namedExamples },
    },
  },
};
