import { expect, it } from "vitest";
import { greetings } from "../greeting.test-support.ts";
import { parseScenarios } from "./read-scenarios.ts";
import { scenarioCase } from "./scenario-case.ts";

const head = `arazzo: 1.0.1
info: { title: T, version: "1" }
sourceDescriptions: [{ name: greetings, url: greetings.yaml }]
`;

const step = "stepId: a, operationId: MakeGreeting";

// https://spec.openapis.org/arazzo/v1.0.1#schema
it.each([
  ["openapi: 3.1.0", 'x.yaml:1:1: the document is no Arazzo document: it begins with "arazzo: 1.0.1"'],
  ["arazzo: 2.0.0", 'x.yaml:1:9: /arazzo is "2.0.0"; 1.0.0 and 1.0.1 are read'],
  ["a: [", "x.yaml:1:5: is neither JSON nor YAML"],
  [head, 'x.yaml:1:1: the document lacks "workflows"'],
  [`${head}workflows: []`, "x.yaml:4:12: /workflows is empty"],
  [
    `${head}workflows: [{ workflowId: a b, steps: [{ ${step} }] }]`,
    'x.yaml:4:27: /workflows/0/workflowId "a b" has characters',
  ],
  [
    `${head}workflows: [{ workflowId: w, stepz: [{ ${step} }] }]`,
    '/workflows/0/stepz has no meaning here; did you mean "steps"?',
  ],
  [
    `${head}workflows: [{ workflowId: w, steps: [{ stepId: a }] }]`,
    'x.yaml:4:38: /workflows/0/steps/0 needs one of "operationId", "operationPath" and "workflowId"',
  ],
  [
    `${head}workflows: [{ workflowId: w, steps: [{ ${step}, successCriteria: [{ condition: "$statusCode = 200" }] }] }]`,
    'has "=", which no condition has there',
  ],
  [
    `${head}workflows: [{ workflowId: w, steps: [{ ${step}, successCriteria: [{ condition: "$status == 200" }] }] }]`,
    'has "$status", which is no runtime expression',
  ],
  [
    `${head}workflows: [{ workflowId: w, steps: [{ ${step}, successCriteria: [{ condition: "//a", type: xpath, context: $response.body }] }] }]`,
    '/type "xpath" is not supported; simple, regex and jsonpath are',
  ],
  [
    `${head}workflows: [{ workflowId: w, steps: [{ ${step}, successCriteria: [{ condition: "(", type: regex, context: $response.body }] }] }]`,
    "is no regular expression",
  ],
  [
    `${head}workflows: [{ workflowId: w, steps: [{ ${step}, successCriteria: [{ condition: "$.a[", type: jsonpath, context: $response.body }] }] }]`,
    "is no JSONPath",
  ],
  [
    `${head}workflows: [{ workflowId: w, steps: [{ ${step}, successCriteria: [{ condition: "$..a..b", type: jsonpath, context: $response.body }] }] }]`,
    '".." more than once',
  ],
  [
    `${head}workflows: [{ workflowId: w, steps: [{ ${step}, successCriteria: [{ condition: "a", type: regex }] }] }]`,
    "/context is missing: it is to be a runtime expression",
  ],
  [
    `${head}workflows: [{ workflowId: w, steps: [{ ${step}, parameters: [{ name: id, value: 1 }] }] }]`,
    'lacks "in": path, query, header or cookie',
  ],
  [
    `${head}workflows: [{ workflowId: w, steps: [{ ${step}, parameters: [{ name: id, in: path, value: $steps.b.outputs.c }] }] }]`,
    'there is no step "b"',
  ],
  [
    `${head}workflows: [{ workflowId: w, steps: [{ ${step}, parameters: [{ name: id, in: path, value: $inputs.c }] }] }]`,
    '$inputs.c: there is no input "c"',
  ],
  [
    `${head}workflows: [{ workflowId: w, steps: [{ ${step}, parameters: [{ reference: $components.parameters.x }] }] }]`,
    '"$components.parameters.x" leads to nothing',
  ],
  [
    `${head}workflows: [{ workflowId: w, steps: [{ ${step}, onFailure: [{ name: r, type: retry, retryAfter: 900 }] }] }]`,
    "/retryAfter is more than 120",
  ],
  [
    `${head}workflows: [{ workflowId: w, steps: [{ ${step}, onSuccess: [{ name: r, type: goto, stepId: b }] }] }]`,
    'action "r": there is no step "b"',
  ],
  [
    `${head}workflows: [{ workflowId: w, steps: [{ stepId: a, workflowId: w }] }]`,
    "/workflows/0 leads back to itself",
  ],
  [
    `${head}workflows: [{ workflowId: w, dependsOn: [v], steps: [{ ${step} }] }]`,
    '/workflows/0/dependsOn/0 there is no workflow "v"',
  ],
])("says what is wrong with %s", (text, message) => {
  expect(() => parseScenarios(text, "x.yaml")).toThrow(message);
});

it.each([
  [
    "operationId: MakeGreting",
    'x.yaml:4:38: the contract has no operation "MakeGreting"; did you mean "MakeGreeting"?',
  ],
  [
    "operationPath: '{$sourceDescriptions.greetings.url}#/paths/~1greetings/put'",
    'the contract has no operation "/paths/~1greetings/put"',
  ],
  [
    "operationId: MakeGreeting, parameters: [{ name: id, in: path, value: 1 }]",
    "the path of greetings/MakeGreeting has no {id}",
  ],
])("says what the contract lacks: %s", (call, message) => {
  const [scenario] = parseScenarios(
    `${head}workflows: [{ workflowId: w, steps: [{ stepId: a, ${call} }] }]`,
    "x.yaml",
  );
  expect(() => scenarioCase(scenario as never, greetings, { seed: 1, fuzz: 0 })).toThrow(message);
});

it.each([
  "operationId: MakeGreeting",
  "operationId: $sourceDescriptions.greetings.MakeGreeting",
  "operationPath: '{$sourceDescriptions.greetings.url}#/paths/~1greetings/post'",
  "operationPath: '$sourceDescriptions.greetings#/paths/~1greetings/post'",
])("finds the operation: %s", (call) => {
  const [scenario] = parseScenarios(
    `${head}workflows: [{ workflowId: w, steps: [{ stepId: a, ${call} }] }]`,
    "x.yaml",
  );
  expect(scenarioCase(scenario as never, greetings, { seed: 1, fuzz: 0 }).id).toBe(
    "greetings/MakeGreeting/scenario/w",
  );
});
