import {
  type ApiDocument,
  isObject,
  own,
  ownObject,
  ownString,
  type Place,
  Shape,
} from "@callsheet/document";
import { itemPlaces } from "../generate/base-value.ts";
import { isJsonType, mediaTypeOf, type Reply, textOf } from "../wire/reply.ts";
import { type Check, type CheckInput, caseFinding, type Finding } from "./check.ts";
import { mediaFor } from "./declaration.ts";

/** JSON travels as UTF-8 without a byte order mark. */
export const encodingCheck: Check = {
  name: "encoding",
  decides:
    "A JSON answer is UTF-8: no byte order mark (RFC 8259 §8.1), no invalid bytes, and no other charset in its Content-Type.",
  fault: 101,
  run: (input) => {
    const { reply, case: made } = input;
    if (!isJsonType(mediaTypeOf(reply)) || /^head$/i.test(made.request.method) || reply.truncated) return [];
    const wrong = encodingFault(reply);
    return wrong === undefined
      ? []
      : [caseFinding("encoding", input, `The JSON answer with status ${reply.status} ${wrong}.`)];
  },
};

function encodingFault({ headers, body }: Reply): string | undefined {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(headers.get("content-type") ?? "")?.[1];
  if (charset !== undefined && !/^(?:utf-?8|us-ascii)$/i.test(charset)) return `has the charset ${charset}`;
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return "starts with a byte order mark";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(body);
    return undefined;
  } catch {
    return "is not valid UTF-8";
  }
}

/** Members that only travel to the service do not come back. */
export const writeOnlyCheck: Check = {
  name: "write-only",
  decides: "No member that the schema marks writeOnly is in the body of an answer.",
  fault: 101,
  run: (input) => {
    const { reply, declaration } = input;
    const media = declaration && mediaFor(declaration.content, mediaTypeOf(reply));
    if (!media?.schema || !hasWriteOnly(media.schema)) return [];
    const body = parsed(reply);
    return [...writeOnlyMembers([media.schema], body, "")].slice(0, 10).map(({ path, place }): Finding => {
      const message = `The answer with status ${reply.status} shows ${path}, which only travels to the service (writeOnly).`;
      const rule = {
        document: input.case.operation.document.name,
        pointer: place.pointer,
        keyword: "writeOnly",
      };
      return { check: "write-only", message, rule };
    });
  },
};

const marked = new WeakMap<object, boolean>();

/**
 * True when any member of the document is marked so: few documents have any, and the others are not walked.
 */
function hasWriteOnly({ document }: Place): boolean {
  const known = marked.get(document.root) ?? JSON.stringify(document.root).includes('"writeOnly":true');
  marked.set(document.root, known);
  return known;
}

function* writeOnlyMembers(
  places: readonly Place[],
  value: unknown,
  path: string,
): Generator<{ path: string; place: Place }> {
  if (Array.isArray(value)) {
    const shape = new Shape(places);
    for (const [index, item] of value.slice(0, 20).entries())
      yield* writeOnlyMembers(itemPlaces(shape, index), item, `${path}/${index}`);
  }
  if (!isObject(value)) return;
  for (const [name, members] of new Shape(places).properties()) {
    const member = own(value, name);
    if (member === undefined) continue;
    const place = new Shape(members).rules("writeOnly").find((rule) => rule.value === true)?.place;
    if (place) yield { path: `${path}/${name}`, place };
    else yield* writeOnlyMembers(members, member, `${path}/${name}`);
  }
}

/** If the document names its protocol, every error says what it is and why. */
export const errorTextCheck: Check = {
  name: "error-text",
  decides:
    "Where the document names the member that errors carry their message in (`info.x-callsheet-service.errorMessage`), every answer from 400 on has it, and says its type in x-amzn-errortype: those for unknown paths and methods, too.",
  run: (input) => {
    const { reply, case: made } = input;
    const member = messageMember(made.operation.document);
    // Methods that a server need not know end in its transport, before anything that knows the contract.
    if (
      member === undefined ||
      made.expect === "unknownMethod" ||
      reply.status < 400 ||
      /^head$/i.test(made.request.method) ||
      reply.truncated
    )
      return [];
    return errorFaults(input, member);
  },
};

function messageMember({ root }: ApiDocument): string | undefined {
  return ownString(ownObject(ownObject(root, "info"), "x-callsheet-service"), "errorMessage");
}

function errorFaults(input: CheckInput, member: string): Finding[] {
  const { reply, own: isOwn, contract } = input;
  const body = parsed(reply);
  // A path or method that is in no document may be refused in the manner of any of them.
  const members = isOwn ? [member] : contract.documents.map(messageMember);
  const messages = members.map((name) =>
    isObject(body) && name !== undefined ? own(body, name) : undefined,
  );
  const findings: Finding[] = [];
  if (!messages.some((message) => typeof message === "string" && message !== ""))
    findings.push(
      caseFinding(
        "error-text",
        input,
        `The error with status ${reply.status} lacks its message (${member}).`,
      ),
    );
  if (!reply.headers.has("x-amzn-errortype"))
    findings.push(
      caseFinding(
        "error-text",
        input,
        `The error with status ${reply.status} lacks the header x-amzn-errortype.`,
      ),
    );
  return findings;
}

function parsed(reply: Reply): unknown {
  try {
    return JSON.parse(textOf(reply));
  } catch {
    return undefined;
  }
}
