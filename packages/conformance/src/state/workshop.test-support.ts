import { readDocument } from "@callsheet/document";
import type { FetchHandler } from "@callsheet/protocol";
import type { Contract } from "../contract.ts";

const object = (properties: object, required: string[] = []) => ({ type: "object", properties, required });
const json = (description: string, schema: object) => ({
  description,
  content: { "application/json": { schema } },
});
const refused = json("No.", object({ title: { type: "string" } }));
const label = (name: string) => ({
  name,
  in: "path",
  required: true,
  schema: { type: "string", format: "uuid" },
});
const job = object({ id: { type: "string" }, title: { type: "string" }, state: { type: "string" } }, ["id"]);
const answers = (more: object) => ({ "400": refused, "404": refused, "415": refused, ...more });

/** Owners who have jobs, which are started, cancelled and noted. */
export const workshop: Contract = {
  documents: [
    readDocument("workshop", {
      openapi: "3.1.0",
      info: { title: "Workshop", version: "1" },
      paths: {
        "/owners": {
          post: {
            operationId: "createOwner",
            requestBody: {
              required: true,
              content: { "application/json": { schema: object({ name: { type: "string" } }, ["name"]) } },
            },
            responses: answers({
              "201": json("Made.", object({ owner: object({ ownerId: { type: "string" } }) })),
            }),
          },
        },
        "/owners/{ownerId}/jobs": {
          parameters: [label("ownerId")],
          post: {
            operationId: "createJob",
            parameters: [{ name: "Idempotency-Key", in: "header", schema: { type: "string" } }],
            requestBody: {
              required: true,
              content: { "application/json": { schema: object({ title: { type: "string" } }, ["title"]) } },
            },
            responses: answers({ "201": json("Made.", job) }),
          },
        },
        "/owners/{ownerId}/jobs/{jobId}": {
          parameters: [label("ownerId"), label("jobId")],
          get: { operationId: "readJob", responses: answers({ "200": json("It.", job) }) },
          delete: { operationId: "deleteJob", responses: answers({ "204": { description: "Gone." } }) },
        },
        ...Object.fromEntries(
          ["start", "cancel", "notes"].map((action) => [
            `/owners/{ownerId}/jobs/{jobId}/${action}`,
            {
              parameters: [label("ownerId"), label("jobId")],
              post: {
                operationId: `${action}Job`,
                responses: answers({ "200": json("Done.", job), "409": refused }),
              },
            },
          ]),
        ),
      },
    }),
  ],
};

/** The possible faults of a workshop. */
export type WorkshopFault =
  | "starts twice"
  | "shows jobs of other owners"
  | "takes unknown owners"
  | "keeps what was deleted"
  | "notes on cancelled jobs"
  | "acts twice for one token"
  | "forgets what was made";

interface Job {
  readonly id: string;
  readonly owner: string;
  readonly title: string;
  state: string;
}

/** A correct workshop, except for the requested fault. */
export function workshopServer(fault?: WorkshopFault): FetchHandler {
  const owners = new Set<string>();
  const jobs = new Map<string, Job>();
  const tokens = new Map<string, { title: string; id: string }>();
  const no = (status: number, headers: Record<string, string> = {}): Response =>
    Response.json({ title: "no" }, { status, headers });

  const createJob = (owner: string, title: string, token: string | null): Response => {
    const known = token === null ? undefined : tokens.get(`${owner} ${token}`);
    if (known && known.title !== title && fault !== "acts twice for one token") return no(400);
    if (known?.title === title) return Response.json(jobs.get(known.id), { status: 201 });
    const made: Job = { id: crypto.randomUUID(), owner, title, state: "new" };
    if (fault !== "forgets what was made") jobs.set(made.id, made);
    if (token !== null) tokens.set(`${owner} ${token}`, { title, id: made.id });
    return Response.json(made, { status: 201 });
  };

  const act = (found: Job, action: string): Response => {
    const from = { start: ["new"], cancel: ["new", "started"], notes: ["new", "started"] }[action] ?? [];
    const lenient =
      (fault === "starts twice" && action === "start") ||
      (fault === "notes on cancelled jobs" && action === "notes");
    if (!from.includes(found.state) && !lenient) return no(409);
    if (action !== "notes") found.state = action === "start" ? "started" : "cancelled";
    return Response.json(found);
  };

  return async (request) => {
    const { pathname } = new URL(request.url);
    const [, ownerText, jobText, action] =
      /^\/owners(?:\/([^/]+)\/jobs(?:\/([^/]+)(?:\/(start|cancel|notes))?)?)?$/.exec(pathname) ?? [];
    if (!/^\/owners(?:\/[^/]+\/jobs(?:\/[^/]+(?:\/(?:start|cancel|notes))?)?)?$/.test(pathname))
      return no(404);
    const methods = jobText === undefined || action !== undefined ? ["POST"] : ["GET", "DELETE"];
    if (!methods.includes(request.method)) return no(405, { allow: methods.join(", ") });
    const [owner, job] = [ownerText, jobText].map((text) => text && decoded(text));
    if ([owner, job].some((text) => text !== undefined && !UUID.test(text))) return no(400);
    const body = request.method === "POST" && action === undefined ? await objectOf(request) : {};
    if (typeof body === "number") return no(body);
    if (owner === undefined) return makeOwner(body, owners, no);
    if (!owners.has(owner) && fault !== "takes unknown owners") return no(404);
    if (job === undefined)
      return typeof body.title === "string"
        ? createJob(owner, body.title, request.headers.get("idempotency-key"))
        : no(400);
    const found = jobs.get(job.toLowerCase());
    const others = fault === "shows jobs of other owners" || fault === "takes unknown owners";
    if (!found || (found.owner !== owner && !others)) return no(404);
    if (action !== undefined) return act(found, action);
    if (request.method === "GET") return Response.json(found);
    if (fault !== "keeps what was deleted") jobs.delete(job);
    return new Response(null, { status: 204 });
  };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function makeOwner(
  body: { name?: unknown },
  owners: Set<string>,
  no: (status: number) => Response,
): Response {
  if (typeof body.name !== "string") return no(400);
  const ownerId = crypto.randomUUID();
  owners.add(ownerId);
  return Response.json({ owner: { ownerId } }, { status: 201 });
}

async function objectOf(request: Request): Promise<{ name?: unknown; title?: unknown } | number> {
  if (!/^application\/json\s*(?:;|$)/i.test(request.headers.get("content-type") ?? "")) return 415;
  try {
    const value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(await request.arrayBuffer()));
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : 400;
  } catch {
    return 400;
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
