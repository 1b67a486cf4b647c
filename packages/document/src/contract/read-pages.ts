import type { Message, Pages } from "@callsheet/protocol";
import { isObject, own, ownString } from "../json/json.ts";
import { pointerStep, pointerSteps } from "../json/pointer.ts";
import type { ApiOperation, Link } from "../read/operation.ts";
import { Shape } from "../schema/shape.ts";
import type { ReadOutcomes } from "./read-outcomes.ts";
import { Unsupported } from "./unsupported.ts";

/** Members by which many services pass a token on. */
const USUAL = /^(next_?(page_?)?(token|cursor)|page_?token|cursor)$/i;

/** The input for finding pages of an operation. */
interface Paged {
  readonly operation: ApiOperation;
  readonly input: Message;
  readonly outcome: Message;
  /** The members of the output, by name; empty where the whole body is one member. */
  readonly output: ReadonlyMap<string, Shape>;
  readonly isWhole: boolean;
}

/**
 * How an operation returns a list in pages. The document comes first: `x-callsheet-pages`, then a link to the
 * operation itself that takes a parameter from the body of the reply; else a member of input and output that
 * has a usual name.
 *
 * @throws {Unsupported} for an `x-callsheet-pages` that names no members.
 */
export function readPages(
  operation: ApiOperation,
  input: Message,
  { successes }: ReadOutcomes,
): Pages | undefined {
  const outcome = successes[0]?.outcome;
  if (!outcome?.body) return undefined;
  const isWhole = outcome.body === "payload";
  const output = isWhole ? new Map<string, Shape>() : outputMembers(operation);
  const paged = { operation, input, outcome, isWhole, output };
  const found = declaredPages(paged) ?? linkedPages(paged) ?? usualPages(paged);
  return found && { ...found, ...(found.items === undefined && itemsOf(paged)) };
}

function declaredPages({ operation, input }: Paged): Pages | undefined {
  const { extensions, pointer } = operation;
  if (!Object.hasOwn(extensions, "x-callsheet-pages")) return undefined;
  const told = own(extensions, "x-callsheet-pages");
  const source = isObject(told) ? told : {};
  const token = ownString(source, "token");
  const next = ownString(source, "next");
  const items = ownString(source, "items");
  if (token === undefined || next === undefined)
    throw new Unsupported(pointer, "`x-callsheet-pages` needs the members `token` and `next`");
  if (!inputMembers(operation, input).includes(token))
    throw new Unsupported(
      pointer,
      `\`x-callsheet-pages\` names \`${token}\`, which is not a member of the input`,
    );
  return { token, next, ...(items !== undefined && { items }) };
}

function linkedPages(paged: Paged): Pages | undefined {
  const links = paged.operation.responses.flatMap((response) =>
    /^[2d]/.test(response.status) ? response.links : [],
  );
  for (const link of links.filter((one) => isOwn(one, paged.operation))) {
    for (const [parameter, value] of Object.entries(link.parameters)) {
      const token = memberOf(paged.input, parameter);
      const next = nextOf(paged, String(value));
      if (token !== undefined && next !== undefined) return { token, next };
    }
  }
  return undefined;
}

function isOwn({ operationId, operationRef }: Link, { operationId: own, pointer }: ApiOperation): boolean {
  return operationId === undefined ? operationRef === `#${pointer}` : operationId === own;
}

/** The member that carries a parameter, which a link may name with its place: `query.cursor`. */
function memberOf({ bindings = {} }: Message, parameter: string): string | undefined {
  const entries = Object.entries(bindings);
  const find = (isIt: (place: string, name: string) => boolean) =>
    entries.find(([, { in: place, name }]) => isIt(place, name.toLowerCase()))?.[0];
  const wanted = parameter.toLowerCase();
  return find((_, name) => name === wanted) ?? find((place, name) => `${place}.${name}` === wanted);
}

/** Where in the output a link's expression leads: to a header, or into the body. */
function nextOf({ isWhole, outcome }: Paged, expression: string): string | undefined {
  const [, header] = /^\$response\.header\.(.+)$/s.exec(expression) ?? [];
  if (header !== undefined) return memberOf(outcome, header);
  const [, pointer] = /^\$response\.body#(\/.+)$/s.exec(expression) ?? [];
  if (pointer === undefined) return undefined;
  if (isWhole) return `${pointerStep("body")}${pointer}`;
  const [name = "", ...others] = pointerSteps(pointer);
  return others.length > 0 ? pointer : name;
}

function usualPages({ operation, input, output }: Paged): Pages | undefined {
  const tokens = inputMembers(operation, input).filter((name) => USUAL.test(name));
  // Parameters are members in camel case, properties of bodies keep their names.
  const plain = (name: string) => name.replaceAll("_", "").toLowerCase();
  for (const token of tokens) {
    const wanted = [plain(token), `next${plain(token)}`];
    const next = [...output.keys()].find((name) => wanted.includes(plain(name)));
    if (next !== undefined) return { token, next };
  }
  return undefined;
}

/** The list, if the output has exactly one. */
function itemsOf({ output }: Paged): Pick<Pages, "items"> {
  const lists = [...output].filter(([, { types }]) => types.has("array") && types.size <= 2);
  const [only] = lists;
  return only && lists.length === 1 ? { items: only[0] } : {};
}

function inputMembers({ body }: ApiOperation, { body: kind, bindings = {} }: Message): string[] {
  const schema = kind === "members" ? body?.content[0]?.schema : undefined;
  return [...Object.keys(bindings), ...(schema ? new Shape([schema]).properties().keys() : [])];
}

function outputMembers({ responses }: ApiOperation): Map<string, Shape> {
  const success = responses.find(({ status }) => /^2/.test(status)) ?? responses[0];
  const schema = success?.content[0]?.schema;
  const properties = schema ? [...new Shape([schema]).properties()] : [];
  return new Map(properties.map(([name, places]) => [name, new Shape(places)]));
}
