import type { ResponseDeclaration, ResponseHeader } from "@callsheet/document";
import { replyViolations } from "../schema/direction.ts";
import type { Violation } from "../schema/validator.ts";
import { readHeader } from "../wire/read-header.ts";
import { isJsonType, mediaTypeOf, type Reply, textOf } from "../wire/reply.ts";
import type { Check, CheckInput, CheckName, Finding } from "./check.ts";
import { mediaFor } from "./declaration.ts";

const NO_BODY = new Set([204, 205, 304]);

/** The answer's media type is one that the contract declares for its status. */
export const contentTypeCheck: Check = {
  name: "content-type",
  decides:
    "The Content-Type of an answer with a body is, parameters aside, one of the media types (or ranges) declared for its status.",
  fault: 101,
  run: ({ case: { operation, request }, reply, declaration }) => {
    if (
      !declaration ||
      declaration.content.length === 0 ||
      NO_BODY.has(reply.status) ||
      /^head$/i.test(request.method)
    )
      return [];
    const type = mediaTypeOf(reply);
    if (mediaFor(declaration.content, type)) return [];
    const declared = declaration.content.map((media) => media.type).join(", ");
    const message = `The answer with status ${reply.status} has ${type ? `content-type ${type}` : "no content-type"}; declared: ${declared}.`;
    return [
      finding("content-type", operation.document.name, `${declaration.pointer}/content`, "content", message),
    ];
  },
};

/** The answer's body satisfies the declared schema. */
export const bodySchemaCheck: Check = {
  name: "body-schema",
  decides:
    "A JSON body parses and keeps the schema declared for its status and media type: all errors by Ajv, draft 2020-12, formats asserted.",
  fault: 101,
  run: ({ case: { operation, request }, reply, declaration }) => {
    const media = declaration && mediaFor(declaration.content, mediaTypeOf(reply));
    if (
      !media ||
      !isJsonType(mediaTypeOf(reply)) ||
      NO_BODY.has(reply.status) ||
      /^head$/i.test(request.method) ||
      reply.truncated
    )
      return [];
    const document = operation.document.name;
    let body: unknown;
    try {
      body = JSON.parse(textOf(reply));
    } catch {
      const what = reply.body.length === 0 ? "is empty" : "is not JSON";
      return [
        finding(
          "body-schema",
          document,
          media.pointer,
          "content",
          `The body of the answer with status ${reply.status} ${what}.`,
        ),
      ];
    }
    const { schema } = media;
    return schema
      ? withoutBranches(replyViolations(schema, body)).map((violation) =>
          bodyFinding(document, reply, violation),
        )
      : [];
  },
};

/** If no alternative matches, that is the fault; what each of them lacks is a dozen words for it. */
function withoutBranches(violations: readonly Violation[]): readonly Violation[] {
  const groups = violations.filter(({ keyword }) => keyword === "oneOf" || keyword === "anyOf");
  return violations.filter(
    (violation) =>
      !groups.some((group) => {
        const place = group.rule.slice(0, -group.keyword.length);
        const beside = violation.rule.startsWith(place) && !violation.rule.startsWith(group.rule);
        return violation !== group && violation.instancePath.startsWith(group.instancePath) && !beside;
      }),
  );
}

function bodyFinding(document: string, reply: Reply, violation: Violation): Finding {
  const { instancePath, keyword, message, rule } = violation;
  const text = `The body of the answer with status ${reply.status} ${message} at ${instancePath || "its root"}${details(violation)}.`;
  return finding("body-schema", document, rule.replace(/\/[^/]*$/, ""), keyword, text);
}

function details({ keyword, params }: Violation): string {
  if (keyword === "enum") return ` (${JSON.stringify(params.allowedValues)})`;
  return keyword === "const" ? ` (${JSON.stringify(params.allowedValue)})` : "";
}

/** The answer's headers match their declarations. */
export const headersSchemaCheck: Check = {
  name: "headers-schema",
  decides:
    "Every header declared as required is there, and each declared header that is there keeps its schema.",
  fault: 101,
  run: (input) => {
    const {
      case: { operation },
      declaration,
    } = input;
    if (!declaration) return [];
    return declaration.headers
      .flatMap((header) => headerFindings(input, declaration, header))
      .map((found) => ({ ...found, rule: { ...found.rule, document: operation.document.name } }));
  },
};

function headerFindings(
  { reply }: CheckInput,
  declaration: ResponseDeclaration,
  header: ResponseHeader,
): Finding[] {
  const text = reply.headers.get(header.name.toLowerCase());
  if (text === undefined) {
    if (!header.required) return [];
    const message = `The answer with status ${reply.status} lacks the required header ${header.name}.`;
    return [
      finding("headers-schema", "", `${declaration.pointer}/headers/${header.name}`, "required", message),
    ];
  }
  const value = readHeader(header, text);
  return replyViolations(header.schema, value).map((violation) => {
    const message = `The header ${header.name} of the answer with status ${reply.status} ${violation.message}${details(violation)}, but is ${JSON.stringify(text.slice(0, 100))}.`;
    return finding("headers-schema", "", violation.rule.replace(/\/[^/]*$/, ""), violation.keyword, message);
  });
}

function finding(
  check: CheckName,
  document: string,
  pointer: string,
  keyword: string,
  message: string,
): Finding {
  return { check, message, rule: { document, pointer, keyword } };
}
