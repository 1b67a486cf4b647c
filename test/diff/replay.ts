import type { Finding, RequestWitness } from "@callsheet/diff";
import { type ApiDocument, createContract, Shape } from "@callsheet/document";
import { createMock } from "@callsheet/mock";
import type { FetchHandler } from "@callsheet/protocol";

/**
 * A server of a version, made from its document by the stubs' own edge: it checks every request before it
 * answers.
 */
function serverOf({ root }: ApiDocument): FetchHandler {
  return createMock({ documents: [structuredClone(root)], auth: "off", seed: "1" });
}

/** True if a server accepts the request of a witness. */
async function isTaken(
  server: FetchHandler,
  { method, curl, path, headers, body }: RequestWitness,
): Promise<boolean> {
  const [, origin = "http://localhost"] =
    /(https?:\/\/[^/\s']+)/.exec(curl.slice(curl.lastIndexOf("http"))) ?? [];
  const response = await server(
    new Request(origin + path, {
      method,
      headers: [...headers] as [string, string][],
      ...(body === undefined ? {} : { body }),
    }),
  );
  await response.arrayBuffer();
  // A server of examples answers what it accepts with a success.
  return response.status < 400;
}

/**
 * Why a witness is not replayed, though two servers that follow the documents exactly would show the
 * difference. Undefined if it is replayed.
 */
function notReplayed(
  { rule, keyword, part, operations, witness }: Finding,
  { old, fresh }: { old: ApiDocument; fresh: ApiDocument },
): string | undefined {
  if (rule.startsWith("credential")) return "mocks know no caller";
  if (witness?.kind === "request" && witness.body === "") return "an empty body is none";
  if (keyword === "required" && part === "body") return "stubs take no body for one without members";
  const served = [old, fresh].every((api) => {
    const model = createContract(api, "replayed");
    const named = api.operations.filter(({ name }) => operations.slice(0, 1).includes(name));
    return named.every(({ pointer }) => model.operations.some((one) => one.pointer === pointer));
  });
  if (!served) return "stubs do not support the operation";
  const parameters = [old, fresh].flatMap((api) =>
    api.operations.filter(({ name }) => name === operations[0]).flatMap((one) => one.parameters),
  );
  const hasDefault = parameters.some(
    (one) => part === `${one.in}.${one.name}` && new Shape([one.schema]).rule("default"),
  );
  return keyword === "required" && hasDefault ? "stubs fill in the default" : undefined;
}

/** The result of replaying all witnesses of a report. */
export interface Replays {
  readonly replays: number;
  /** Requests that both servers answer alike. */
  readonly same: readonly string[];
  /** The reasons why witnesses were not replayed. */
  readonly left: readonly string[];
}

/**
 * Sends each request that proves a finding to a server of each version: one must accept it, and the other
 * refuse it.
 */
export async function replayAll(
  findings: readonly Finding[],
  documents: { readonly old: ApiDocument; readonly fresh: ApiDocument },
): Promise<Replays> {
  const same: string[] = [];
  const left: string[] = [];
  let replays = 0;
  let servers: { old: FetchHandler; fresh: FetchHandler } | undefined;
  for (const finding of findings) {
    const { witness } = finding;
    if (witness?.kind !== "request") continue;
    const reason = notReplayed(finding, documents);
    if (reason !== undefined) {
      left.push(reason);
      continue;
    }
    servers ??= { old: serverOf(documents.old), fresh: serverOf(documents.fresh) };
    const answers = [await isTaken(servers.old, witness), await isTaken(servers.fresh, witness)];
    replays++;
    const wanted = witness.takenBy === "old" ? [true, false] : [false, true];
    if (answers.some((answer, index) => answer !== wanted[index]))
      same.push(
        `${documents.old.name} ${finding.rule} ${finding.part}: ${answers.join(" and ")} for ${witness.curl}`,
      );
  }
  return { replays, same, left };
}
