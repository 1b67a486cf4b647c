import type { ApiOperation } from "@callsheet/document";
import type { Case } from "../cases/case.ts";
import type { Contract } from "../contract.ts";
import { isHeaderValue } from "../wire/build-request.ts";
import type { Reply } from "../wire/reply.ts";
import { type FoundOperation, findOperation } from "./find-operation.ts";
import type { HarEntry } from "./parse-har.ts";
import { readRequest } from "./read-request.ts";

/** A recorded exchange as a case: its request can be sent again, and any answer to it judged. */
export interface RecordedCase {
  readonly made: Case;
  /** The recorded answer. */
  readonly reply: Reply;
  /** What is wrong with the request, in sentences. */
  readonly problems: readonly string[];
}

/** Why an exchange is not judged. */
export interface LeftOutEntry {
  readonly reason: string;
}

/** The case of an entry, or why there is none. */
export function harCase(contract: Contract, entry: HarEntry): RecordedCase | LeftOutEntry {
  const found = findOperation(contract, entry.method, entry.url);
  if (!found) return { reason: "the contract has no such path and method" };
  if (entry.lacks !== undefined) return { reason: entry.lacks };
  if (entry.status < 200 || entry.status > 599) return { reason: "the recording has no complete answer" };
  if (entry.status === 304) return { reason: "the answer was not modified: its body was in a cache" };
  const read = readRequest(found, entry);
  if (!read) return { reason: "the operation uses what callsheet does not support" };
  const { operation } = found;
  return {
    problems: read.problems,
    reply: {
      status: entry.status,
      headers: joined(entry.replyHeaders),
      body: entry.replyBody,
      truncated: false,
      milliseconds: entry.milliseconds,
    },
    made: {
      id: `${operation.key}/har/${entry.index}`,
      operation,
      group: "har",
      scenario: "recorded",
      rule: { document: operation.document.name, pointer: operation.pointer, keyword: "recorded" },
      request: {
        method: entry.method,
        path: withoutKeys(found),
        headers: entry.headers.filter(
          ([name, value]) => isSentAgain(name, operation) && isHeaderValue(value),
        ),
        authorization: "valid",
        ...(entry.body === undefined ? {} : { body: entry.body }),
      },
      expect: read.expect,
    },
  };
}

/** The path without the API keys in its query. */
function withoutKeys({ operation, path }: FoundOperation): string {
  const keys = operation.security
    .flat()
    .flatMap((scheme) => (scheme.in === "query" ? [scheme.parameter] : []));
  const [pathname = "", query = ""] = path.split("?", 2);
  const pairs = query.split("&").filter((pair) => !keys.includes(pair.split("=", 1)[0]));
  return query === "" ? pathname : [pathname, pairs.join("&")].filter(Boolean).join("?");
}

function joined(headers: HarEntry["replyHeaders"]): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const [name, value] of headers) {
    const before = map.get(name);
    map.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return map;
}

/** Headers that belong to the connection or to the browser. */
const OF_THE_CONNECTION =
  /^(?::|host$|content-length$|connection$|keep-alive$|transfer-encoding$|te$|upgrade|expect$|proxy-|accept-encoding$|sec-|if-|origin$|referer$)/;
/** Credentials are those of the run; recorded ones are neither sent nor shown. */
const OF_CREDENTIALS = /^(?:authorization|cookie|x-amz-(?:date|security-token|content-sha256))$/;

function isSentAgain(name: string, { security }: ApiOperation): boolean {
  const isKey = security.flat().some(({ parameter }) => parameter?.toLowerCase() === name);
  return !isKey && !OF_THE_CONNECTION.test(name) && !OF_CREDENTIALS.test(name);
}
