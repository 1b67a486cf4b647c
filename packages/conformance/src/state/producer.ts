import {
  type ApiOperation,
  isObject,
  type Parameter,
  type Place,
  pointerStep,
  Shape,
  valueAt,
} from "@callsheet/document";
import { type Contract, operationsOf } from "../contract.ts";
import { isJsonType, type Reply, textOf } from "../wire/reply.ts";

/** An operation whose answer has an identifier that another operation takes. */
export interface Producer {
  readonly operation: ApiOperation;
  /** The place of the identifier in the answer's body. */
  readonly pointer: string;
}

/** The steps of a path template. */
export function pathSteps(path: string): string[] {
  return path.split("/").filter((step) => step !== "");
}

/** The name of the label in a step of a path template, or undefined for a fixed step. */
export function labelOf(step: string): string | undefined {
  return /^\{([^}]+)\}$/.exec(step)?.[1];
}

/** The parameters of a path, in its order. */
export function labelParameters(operation: ApiOperation): Parameter[] {
  return pathSteps(operation.path).flatMap((step) => {
    const name = labelOf(step);
    const parameter = operation.parameters.find((other) => other.in === "path" && other.name === name);
    return parameter ? [parameter] : [];
  });
}

/**
 * Finds the operation that makes what a path label names: the one that posts to the collection before the
 * label; else one that posts to a collection of that name.
 */
export function producerOfLabel(
  consumer: ApiOperation,
  label: string,
  contract: Contract,
): Producer | undefined {
  const steps = pathSteps(consumer.path);
  const index = steps.findIndex((step) => labelOf(step) === label);
  const collection = steps.slice(0, index);
  const [segment = ""] = collection.slice(-1);
  const names = idNames(label, segment);
  const makers = operationsOf(contract).filter(({ method }) => method === "POST");
  const direct = makers.filter(
    ({ path, document }) => document === consumer.document && sameSteps(pathSteps(path), collection),
  );
  const named = makers.filter(({ path }) => isCollectionOf(path, resourceName(label, segment)));
  for (const operation of [...direct, ...named]) {
    const pointer = operation === consumer ? undefined : idPointer(operation, names);
    if (pointer !== undefined) return { operation, pointer };
  }
  return undefined;
}

/**
 * Finds the operation that makes what a member of a body names, such as `petId`: one that posts to `/pets`.
 */
export function producerOfMember(
  consumer: ApiOperation,
  member: string,
  contract: Contract,
): Producer | undefined {
  const [, resource] = /^(.+?)(?:Id|_id|-id|ID|Arn)$/.exec(member) ?? [];
  if (resource === undefined) return undefined;
  for (const operation of operationsOf(contract)) {
    if (operation === consumer || operation.method !== "POST") continue;
    if (!isCollectionOf(operation.path, plain(resource))) continue;
    const pointer = idPointer(operation, idNames(member, ""));
    if (pointer !== undefined) return { operation, pointer };
  }
  return undefined;
}

/** The identifier in an answer, or undefined when it is missing. */
export function producedId(reply: Reply, pointer: string): string | number | undefined {
  let body: unknown;
  try {
    body = JSON.parse(textOf(reply));
  } catch {
    return undefined;
  }
  const value = valueAt(body, pointer);
  return (typeof value === "string" && value !== "") || typeof value === "number" ? value : undefined;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

function singular(word: string): string {
  const name = plain(word);
  if (name.endsWith("ies")) return `${name.slice(0, -3)}y`;
  return /(?:s|x|ch|sh)es$/.test(name) ? name.slice(0, -2) : name.replace(/s$/, "");
}

function resourceName(label: string, segment: string): string {
  const named = plain(label).replace(/(?:id|uuid|guid|arn|key|slug)$/, "");
  return named === "" ? singular(segment) : named;
}

function isCollectionOf(path: string, resource: string): boolean {
  const [last = ""] = pathSteps(path).slice(-1);
  return resource !== "" && labelOf(last) === undefined && singular(last) === singular(resource);
}

function sameSteps(left: readonly string[], right: readonly string[]): boolean {
  return (
    left.length === right.length &&
    left.every(
      (step, index) => step === right[index] || (step.startsWith("{") && right[index]?.startsWith("{")),
    )
  );
}

/** Possible names of an identifier, the likeliest first. */
function idNames(label: string, segment: string): string[] {
  return [...new Set([plain(label), "id", `${singular(segment)}id`, "uuid", "guid", "arn"])];
}

/** Where an operation's success has one of the names: at the top, or in the one enclosing object. */
function idPointer({ responses }: ApiOperation, names: readonly string[]): string | undefined {
  const success = responses.find(({ status }) => /^2/.test(status));
  const schema = success?.content.find(({ type }) => isJsonType(type.split(";")[0] ?? ""))?.schema;
  if (!schema) return undefined;
  const top = membersOf([schema]);
  const direct = nameIn(top, names);
  if (direct !== undefined) return pointerStep(direct);
  for (const [wrapper, places] of top) {
    const inner = nameIn(membersOf(places), names);
    if (inner !== undefined) return pointerStep(wrapper) + pointerStep(inner);
  }
  return undefined;
}

function membersOf(places: readonly Place[]): Map<string, Place[]> {
  const shape = new Shape(places);
  return shape.places.some(({ schema }) => isObject(schema)) ? shape.properties() : new Map();
}

function nameIn(members: ReadonlyMap<string, Place[]>, names: readonly string[]): string | undefined {
  for (const name of names) {
    for (const [member, places] of members) {
      const { types } = new Shape(places);
      const scalar = types.has("string") || types.has("integer");
      if (scalar && plain(member) === name) return member;
    }
  }
  return undefined;
}
