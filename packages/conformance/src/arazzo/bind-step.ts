import { type ApiDocument, type ApiOperation, nearest, pointerSteps } from "@callsheet/document";
import { type BaseCall, baseCall, type CaseOptions } from "../cases/base-call.ts";
import type { Contract } from "../contract.ts";
import type { Scenario, ScenarioStep, SourceDescription } from "./scenario.ts";
import { ScenarioError } from "./scenario-error.ts";

/**
 * The operation that a step calls, with a valid call for what the step does not give.
 * @throws ScenarioError when the contract has no such operation
 */
export function bindStep(
  step: ScenarioStep,
  scenario: Pick<Scenario, "sources">,
  { contract, options }: { contract: Contract; options: CaseOptions },
): BaseCall {
  const operation = operationOf(step, scenario.sources, contract);
  const base = baseCall(operation, options);
  if (!base) throw new ScenarioError(`${step.place}: no request can be made for ${operation.key}`);
  for (const { in: place, name, place: where } of step.parameters) {
    if (place !== "path" || operation.parameters.some((other) => other.in === "path" && other.name === name))
      continue;
    throw new ScenarioError(`${where}: the path of ${operation.key} has no {${name}}`);
  }
  return base;
}

function operationOf(
  { call, place }: ScenarioStep,
  sources: readonly SourceDescription[],
  contract: Contract,
): ApiOperation {
  if ("workflowId" in call) throw new ScenarioError(`${place}: calls a workflow, no operation`);
  const chosen = sources.filter(({ name }) => call.source === undefined || call.source === name);
  const documents = [...new Set(chosen.flatMap((source) => documentOf(source, sources, contract) ?? []))];
  if (documents.length === 0)
    throw new ScenarioError(
      `${place}: the contract has no document "${chosen[0]?.name}" (${chosen[0]?.url}); give it with --document`,
    );
  const operations = documents.flatMap((document) => document.operations);
  const found =
    "operationId" in call ? byId(operations, call.operationId) : byPath(operations, call.operationPath);
  const [first, second] = found;
  if (first && !second) return first;
  const text = "operationId" in call ? call.operationId : call.operationPath;
  if (second)
    throw new ScenarioError(
      `${place}: several documents have the operation "${text}"; say which: $sourceDescriptions.<name>.${text}`,
    );
  const near = nearest(
    text,
    operations.map(({ name }) => name),
  );
  throw new ScenarioError(
    `${place}: the contract has no operation "${text}"${near === undefined ? "" : `; did you mean "${near}"?`}`,
  );
}

/** A source's document: by its name, by its file's name, or the only one. */
function documentOf(
  { name, url }: SourceDescription,
  sources: readonly SourceDescription[],
  { documents }: Contract,
): ApiDocument | undefined {
  const file = url
    .split(/[?#]/)[0]
    ?.split("/")
    .at(-1)
    ?.replace(/\.(?:ya?ml|json)$/i, "");
  return (
    documents.find((document) => document.name === name) ??
    documents.find((document) => document.name === file) ??
    (documents.length === 1 && sources.length === 1 ? documents[0] : undefined)
  );
}

function byId(operations: readonly ApiOperation[], id: string): ApiOperation[] {
  return operations.filter((operation) => operation.operationId === id || operation.name === id);
}

/** `/paths/~1things~1{id}/get` names a path and a method. */
function byPath(operations: readonly ApiOperation[], pointer: string): ApiOperation[] {
  const [paths, path, method = ""] = pointerSteps(pointer);
  if (paths !== "paths") return [];
  return operations.filter(
    (operation) => operation.path === path && operation.method === method.toUpperCase(),
  );
}
