import { readFile } from "node:fs/promises";
import { isObject, type JsonObject, own, ownString } from "@callsheet/document";
import { parse } from "yaml";

/** One call of a scenario. Values may hold expressions on the calls before it. */
export interface ScenarioStep {
  /** The name that later steps use: `$steps.<id>.response.body#/…`. Default: the step's number, from 1. */
  readonly id: string;
  /** The operation: `<document>/<name>`, or its name alone. */
  readonly call: string;
  /** By name, or by place and name (`path.id`). What is not given comes from the contract's examples. */
  readonly parameters: JsonObject;
  /** Default: the contract's example. */
  readonly body?: unknown;
  /** The statuses that are right. Default: any declared one that does not call the request invalid. */
  readonly statuses: readonly number[];
  /** Values that the answer's body must have, by JSON pointer; `null` as well as any other. */
  readonly members: JsonObject;
}

/** Calls in a fixed order, with values carried from answer to request. */
export interface Scenario {
  readonly name: string;
  readonly steps: readonly ScenarioStep[];
}

/** A scenario file cannot be used: what is wrong and where. */
export class ScenarioError extends Error {
  override readonly name = "ScenarioError";
  /** The exit code of a command that ends so. */
  readonly exitCode = 2;
}

/**
 * Reads the scenarios of a YAML file: one, or a list.
 * @throws ScenarioError
 */
export async function readScenarios(file: string): Promise<Scenario[]> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    throw new ScenarioError(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  let source: unknown;
  try {
    source = parse(text, { maxAliasCount: 100 });
  } catch (error) {
    throw new ScenarioError(`${file}: is not YAML: ${(error as Error).message.split("\n")[0]}`);
  }
  return (Array.isArray(source) ? source : [source]).map((one, index) =>
    readScenario(one, `${file}: scenario ${index + 1}`),
  );
}

/**
 * Reads one scenario.
 * @throws ScenarioError
 */
export function readScenario(source: unknown, where: string): Scenario {
  const name = isObject(source) ? ownString(source, "name") : undefined;
  const steps = isObject(source) ? own(source, "steps") : undefined;
  if (name === undefined || !Array.isArray(steps) || steps.length === 0) {
    throw new ScenarioError(`${where}: needs a "name" and a list of "steps"`);
  }
  return { name, steps: steps.map((step, index) => readStep(step, index, `${where}, step ${index + 1}`)) };
}

const STEP_MEMBERS = new Set(["id", "call", "parameters", "body", "expect"]);

function readStep(source: unknown, index: number, where: string): ScenarioStep {
  if (!isObject(source)) throw new ScenarioError(`${where}: is not an object`);
  const unknown = Object.keys(source).find((name) => !STEP_MEMBERS.has(name));
  if (unknown !== undefined)
    throw new ScenarioError(
      `${where}: "${unknown}" is not known; a step has ${[...STEP_MEMBERS].join(", ")}`,
    );
  const call = ownString(source, "call");
  if (call === undefined) throw new ScenarioError(`${where}: needs "call", the operation's name`);
  const parameters = own(source, "parameters") ?? {};
  if (!isObject(parameters)) throw new ScenarioError(`${where}: "parameters" is not an object`);
  const expect = own(source, "expect");
  const wanted = isObject(expect) ? expect : { status: expect };
  const members = own(wanted, "body") ?? {};
  if (!isObject(members))
    throw new ScenarioError(`${where}: "expect.body" is not an object of JSON pointers`);
  return {
    id: ownString(source, "id") ?? String(index + 1),
    call,
    parameters,
    statuses: readStatuses(own(wanted, "status"), where),
    members,
    ...(Object.hasOwn(source, "body") ? { body: source.body } : {}),
  };
}

function readStatuses(source: unknown, where: string): number[] {
  const statuses = source === undefined ? [] : [source].flat();
  if (statuses.every((status): status is number => Number.isInteger(status))) return statuses;
  throw new ScenarioError(`${where}: "expect" is neither a status nor a list of them`);
}
