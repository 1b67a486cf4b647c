import { isObject, sameJson } from "@callsheet/document";
import { isJsonType, mediaTypeOf, type Reply, textOf } from "../wire/reply.ts";
import { type Check, type CheckInput, caseFinding, type Finding } from "./check.ts";

/** A mock answers with the requested example. */
export const exampleCheck: Check = {
  name: "example-obtainable",
  decides:
    "A mock that is asked for a named example by the Prefer header answers with its status and, member for member, its body.",
  run: (input) => {
    const { reply, case: made } = input;
    if (!made.wants) return [];
    const { response, example } = made.wants;
    if (String(reply.status) !== response.status) {
      return [
        caseFinding(
          "example-obtainable",
          input,
          `The example ${example.name} of status ${response.status} was asked for; status ${reply.status} came.`,
        ),
      ];
    }
    return isExample(reply, example.value)
      ? []
      : [caseFinding("example-obtainable", input, `The body is not the example ${example.name}.`)];
  },
};

/**
 * True when the body is the example; an example given as data for a type other than JSON has no single form
 * to compare with.
 */
function isExample(reply: Reply, value: unknown): boolean {
  if (isJsonType(mediaTypeOf(reply))) return sameJson(parsed(reply), value);
  return typeof value === "string" ? textOf(reply).trim() === value.trim() : typeof value === "object";
}

/**
 * Judges a repeated call with the same idempotency token. Time may pass between the answers, so only what
 * identifies things is compared: members named `id` or `arn`, or ending so.
 */
export function replayFindings(input: CheckInput, again: Reply): Finding[] {
  const { reply } = input;
  if (reply.status >= 300) return [];
  if (again.status >= 300) {
    return [
      caseFinding(
        "idempotent-replay",
        input,
        `The first call succeeded with status ${reply.status}; the same call with the same token got status ${again.status}.`,
      ),
    ];
  }
  const first = identities(parsed(reply));
  const second = identities(parsed(again));
  const changed = [...first].find(([path, value]) => !sameJson(second.get(path), value));
  if (!changed) return [];
  const [path, value] = changed;
  return [
    caseFinding(
      "idempotent-replay",
      input,
      `The same call with the same token acted twice: ${path} was ${JSON.stringify(value)}, then ${JSON.stringify(second.get(path))}.`,
    ),
  ];
}

/** Judges a call with a token that was used for other values before: it must not act a second time. */
export function reuseFindings(input: CheckInput, again: Reply): Finding[] {
  if (input.reply.status >= 300 || again.status >= 300) return [];
  const first = identities(parsed(input.reply));
  const second = identities(parsed(again));
  const changed = [...first].find(([path, value]) => second.has(path) && !sameJson(second.get(path), value));
  if (!changed) return [];
  const message = `The same token with other values acted a second time: ${changed[0]} was ${JSON.stringify(changed[1])}, then ${JSON.stringify(second.get(changed[0]))}.`;
  return [caseFinding("idempotent-replay", input, message)];
}

/** The check behind {@link replayFindings}, for lists of checks. */
export const replayCheck: Check = {
  name: "idempotent-replay",
  decides:
    "After a success, the same call with the same idempotency token succeeds again and names the same things: members named id or arn, or ending so, are equal. The same token with other values does not act a second time. A first call that does not succeed decides nothing.",
  run: () => [],
};

/** The check behind scenarios, for lists of checks: the runner makes the calls. */
export const stepCheck: Check = {
  name: "scenario-step",
  decides:
    "Every step of a scenario meets its success criteria, at once or when it is tried again, and each answer keeps the contract. A step without criteria is to be accepted.",
  fault: 103,
  run: () => [],
};

/** The check behind links, for lists of checks: the runner makes the calls. */
export const linkCheck: Check = {
  name: "link-followed",
  decides:
    "What an answer links to (OpenAPI links) is not answered with 404 or 410 right after, and the answer to it keeps its own contract.",
  fault: 104,
  run: () => [],
};

/** The check behind chains of calls, for lists of checks: the runner makes the calls. */
export const stateCheck: Check = {
  name: "state-kept",
  decides:
    "In a chain of calls derived from the contract, what was just made is found (no 404 or 410), and what cannot be there any more, or belongs to another parent, is refused. A target that answers for things that do not exist keeps no state: nothing is decided about it.",
  fault: 103,
  run: () => [],
};

function identities(value: unknown, path = "", found = new Map<string, unknown>()): Map<string, unknown> {
  for (const [name, child] of Object.entries(isObject(value) || Array.isArray(value) ? value : {})) {
    const inner = `${path}/${name}`;
    if (/(?:^|[a-z_-])(?:id|arn)$/i.test(name) && typeof child !== "object") found.set(inner, child);
    identities(child, inner, found);
  }
  return found;
}

function parsed(reply: Reply): unknown {
  try {
    return JSON.parse(textOf(reply));
  } catch {
    return undefined;
  }
}
