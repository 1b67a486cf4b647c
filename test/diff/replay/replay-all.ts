import type { Finding, ReplyWitness, RequestWitness } from "@callsheet/diff";
import { type ApiDocument, createContract, Shape } from "@callsheet/document";
import { createMock } from "@callsheet/mock";
import type { FetchHandler } from "@callsheet/protocol";
import { withCredentials } from "./replay-credential.ts";
import { isAllowed } from "./replay-reply.ts";

/**
 * A server of a version, made from its document by the stubs' own edge: it checks every request before it
 * answers.
 */
function serverOf({ root }: ApiDocument, auth: "off" | "well-formed"): FetchHandler {
  return createMock({ documents: [structuredClone(root)], auth, seed: "1" });
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
  { keyword, part, operations, witness }: Finding,
  { old, fresh }: { old: ApiDocument; fresh: ApiDocument },
): string | undefined {
  const isEmpty = witness?.kind === "request" && /^(?:--[^\r\n]*--\r\n)?$/.test(witness.body ?? "{}");
  if (isEmpty) return "an empty body is none";
  const isAws = createContract(old, "replayed").service.profile === "aws";
  if (isAws && witness?.kind === "request" && /:null[,}]/.test(witness.body ?? ""))
    return "AWS takes null for an absent member";
  if (keyword === "required" && part === "body") return "stubs take no body for one without members";
  const served = [old, fresh].every((api) => {
    const model = createContract(api, "replayed");
    const named = api.operations.filter(({ name }) => operations.slice(0, 1).includes(name));
    return named.every(({ pointer }) => model.operations.some((one) => one.pointer === pointer));
  });
  if (!served) return "stubs do not support the operation";
  const isChosen = createContract(old, "replayed").operations.some(
    ({ descriptor: { name, when } }) => when !== undefined && name === operations[0],
  );
  if (isChosen) return "the parameter tells operations apart";
  const parameters = [old, fresh].flatMap((api) =>
    api.operations.filter(({ name }) => name === operations[0]).flatMap((one) => one.parameters),
  );
  const hasDefault = parameters.some(
    (one) => part === `${one.in}.${one.name}` && new Shape([one.schema]).rule("default"),
  );
  return keyword === "required" && hasDefault ? "stubs fill in the default" : undefined;
}

/** Why the kit says nothing of a reply. */
function notHeld(rule: string, part: string, { status, headers }: ReplyWitness): string | undefined {
  if (status === 429 || status === 503) return "the kit lets every server throttle";
  if (rule === "error-added") return "the kit lets a server fail in ways of HTTP's own";
  const type = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
  const isOther = part.includes("body") && type !== "" && !/[/+]json$/.test(type);
  return isOther ? "the kit reads no bodies but JSON" : undefined;
}

/** The servers of both versions. */
type Servers = { readonly old: FetchHandler; readonly fresh: FetchHandler };

/** What both versions say to a witness; or why they are not asked. */
type Answers = readonly [old: boolean, fresh: boolean] | string;

class Replaying {
  readonly #documents: { readonly old: ApiDocument; readonly fresh: ApiDocument };
  readonly #servers = new Map<string, Servers>();

  constructor(documents: { readonly old: ApiDocument; readonly fresh: ApiDocument }) {
    this.#documents = documents;
  }

  async answers(finding: Finding): Promise<Answers | undefined> {
    const { witness } = finding;
    if (!witness) return undefined;
    if (witness.kind === "reply") return this.#reply(finding, witness);
    const reason = notReplayed(finding, this.#documents);
    if (reason !== undefined) return reason;
    if (finding.rule.startsWith("credential")) return this.#credential(finding, witness);
    const { old, fresh } = this.#serversFor("off");
    return [await isTaken(old, witness), await isTaken(fresh, witness)];
  }

  #serversFor(auth: "off" | "well-formed"): Servers {
    const { old, fresh } = this.#documents;
    const servers = this.#servers.get(auth) ?? { old: serverOf(old, auth), fresh: serverOf(fresh, auth) };
    this.#servers.set(auth, servers);
    return servers;
  }

  async #reply({ operations: [name = ""], rule, part }: Finding, witness: ReplyWitness): Promise<Answers> {
    const reason = notHeld(rule, part, witness);
    if (reason !== undefined) return reason;
    const { old, fresh } = this.#documents;
    const answers = [await isAllowed(old, name, witness), await isAllowed(fresh, name, witness)] as const;
    return answers.includes(undefined) ? "no request of the operation can be made" : (answers as Answers);
  }

  /** Of the credentials that were enough, some no longer are. */
  async #credential({ operations: [name = ""] }: Finding, witness: RequestWitness): Promise<Answers> {
    const calls = withCredentials(this.#documents.old, name, witness);
    if (!calls) return "mocks look at no scopes and no certificates";
    const { old, fresh } = this.#serversFor("well-formed");
    for (const call of calls)
      if (await isTaken(old, call)) if (!(await isTaken(fresh, call))) return [true, false];
    return [true, true];
  }
}

/** The result of replaying all witnesses of a report. */
export interface Replays {
  readonly replays: number;
  /** Requests and replies that both versions answer alike. */
  readonly same: readonly string[];
  /** The reasons why witnesses were not replayed. */
  readonly left: readonly string[];
}

/**
 * Sends each request that proves a finding to a server of each version, and holds each reply to both
 * documents by the kit: one must accept it, and the other refuse it.
 */
export async function replayAll(
  findings: readonly Finding[],
  documents: { readonly old: ApiDocument; readonly fresh: ApiDocument },
): Promise<Replays> {
  const same: string[] = [];
  const left: string[] = [];
  let replays = 0;
  const replaying = new Replaying(documents);
  for (const finding of findings) {
    const { witness, rule, part } = finding;
    const answers = await replaying.answers(finding);
    if (typeof answers === "string") left.push(answers);
    if (!witness || !Array.isArray(answers)) continue;
    replays++;
    const wanted = witness.takenBy === "old" ? [true, false] : [false, true];
    const shown = witness.kind === "request" ? witness.curl : `${witness.status} ${witness.body ?? ""}`;
    if (answers.some((answer, index) => answer !== wanted[index]))
      same.push(`${documents.old.name} ${rule} ${part}: ${answers.join(" and ")} for ${shown}`);
  }
  return { replays, same, left };
}
