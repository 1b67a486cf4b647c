import { anchoredPatterns } from "./anchored-patterns.js";
import { boundedRequests } from "./bounded-requests.js";
import { descriptions } from "./descriptions.js";
import { errorTypes } from "./error-types.js";
import { knownKeywords } from "./keywords.js";
import { namedExamples } from "./named-examples.js";
import { operationIds } from "./operation-ids.js";
import { serviceName } from "./service-name.js";

/**
 * The house rules: what callsheet requires of an AWS document beyond OpenAPI. Each checks a whole document,
 * references resolved.
 */
export const house = {
  "service-named": { description: "Every document names its service.", check: serviceName },
  "operation-id-form": {
    description: "An operationId is in PascalCase, as AWS names operations.",
    check: operationIds,
  },
  "anchored-pattern": { description: "Patterns are anchored.", check: anchoredPatterns },
  "bounded-request": { description: "What a client sends is bounded.", check: boundedRequests },
  "described-everything": { description: "Everything is described.", check: descriptions },
  "error-type": { description: "Errors are told apart by x-amzn-ErrorType.", check: errorTypes },
  "known-keyword": { description: "No keyword is mistyped.", check: knownKeywords },
  "named-example": { description: "Every body has a named example.", check: namedExamples },
};
