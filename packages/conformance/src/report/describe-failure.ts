import { expectations } from "../cases/expectation.ts";
import type { TargetCredentials } from "../run/credentials.ts";
import type { CaseResult } from "../run/result.ts";
import { isReply } from "../run/target.ts";
import { textOf } from "../wire/reply.ts";
import { printable } from "./printable.ts";
import { createRedactor } from "./redact.ts";

const LONGEST_BODY = 600;

/**
 * A failed case in a few lines for a developer: what, why, the rule, the answer, and how to try it again;
 * without secrets.
 */
export function describeFailure(
  { case: made, findings, sent, shrunk }: CaseResult,
  { seed = 1, credentials }: { seed?: number | undefined; credentials?: TargetCredentials | undefined } = {},
): string {
  const [first] = sent;
  const redactor = createRedactor(credentials);
  const cut = (text: string): string => shortened(redactor.text(text));
  const request = shrunk?.request ?? made.request;
  const lines = [
    made.id,
    ...findings.map(
      ({ check, message, rule }) =>
        `  ${check}: ${message}\n    rule: ${rule.document}#${rule.pointer} (${rule.keyword})`,
    ),
    `  policy: ${expectations[made.expect].rule}`,
    `  request: ${request.method} ${cut(request.path)}${request.body === undefined ? "" : `  ${cut(bodyText(request.body))}`}`,
  ];
  if (first) {
    const { outcome } = first;
    lines.push(
      isReply(outcome)
        ? `  answer: ${outcome.status} ${cut(textOf(outcome))}`
        : `  answer: none (${outcome.message})`,
    );
  }
  if (shrunk) lines.push(`  shrunk from the value that was found, in ${shrunk.steps} tries`);
  lines.push(`  again: --case '${made.id}' --seed ${seed}`);
  return printable(redactor.text(lines.join("\n")));
}

/** A body as text that can be printed. */
export function bodyText(body: string | Uint8Array): string {
  return typeof body === "string" ? body : `<${body.byteLength} bytes> ${new TextDecoder().decode(body)}`;
}

function shortened(text: string): string {
  return text.length > LONGEST_BODY ? `${text.slice(0, LONGEST_BODY)}… (${text.length} characters)` : text;
}
