import { parseScenarios } from "./read-scenarios.ts";
import type { Scenario } from "./scenario.ts";

/** The scenarios of a document with these workflows, about the greetings of the tests. */
export function scenariosOf(workflows: unknown, components: object = {}): Scenario[] {
  const document = {
    arazzo: "1.0.1",
    info: { title: "Test", version: "1" },
    sourceDescriptions: [{ name: "greetings", url: "greetings.json" }],
    workflows,
    components,
  };
  return parseScenarios(JSON.stringify(document, undefined, 1), "test.json");
}
