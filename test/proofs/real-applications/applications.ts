import type { Finding } from "./finding.ts";

/**
 * Something that is so in the correct application too, because its framework is so: found, it is a true
 * finding.
 */
export interface Deviation {
  readonly why: string;
  /** Matches `operation kind message` of a finding of either tool. */
  readonly finding: RegExp;
}

/** An application that publishes its OpenAPI document. */
export interface Application {
  readonly name: string;
  readonly language: "python" | "node";
  /** What runs it, behind the interpreter; the port is in PORT or in the last argument. */
  readonly file: string;
  /** Where it publishes its document. */
  readonly document: string;
  readonly deviations: readonly Deviation[];
}

const writes = /(?:createBoard|createCard|putCard|POST \/boards|PUT \/boards|Stateful)/.source;
const accepted = (keyword: string) =>
  new RegExp(`${writes}.* (?:refuses-invalid .*breaks ${keyword} |AcceptedNegativeData )`);
const coercion = (what: string): Deviation => ({ why: what, finding: accepted("type") });
const anyMedia: Deviation = {
  why: "a body of any media type is read as JSON",
  finding: new RegExp(`${writes}.* (?:refuses-invalid .*breaks content |AcceptedNegativeData )`),
};
const allow: Deviation = {
  why: "Allow names the methods of one route, not those of the path (RFC 9110 §10.2.1)",
  finding: /method-not-allowed Allow is|AllowHeaderMismatch/,
};

/** The applications, each in the way of its framework. */
export const applications: readonly Application[] = [
  {
    name: "FastAPI",
    language: "python",
    file: "fastapi_app",
    document: "/openapi.json",
    deviations: [
      coercion("true counts as the integer 1"),
      allow,
      { why: "a body that is no JSON is an undeclared 400", finding: /UndefinedStatusCode .*400/ },
    ],
  },
  {
    name: "Litestar",
    language: "python",
    file: "litestar_app",
    document: "/schema/openapi.json",
    deviations: [
      anyMedia,
      coercion("a number in quotes is one"),
      allow,
      {
        why: "bodies that are no UTF-8 or nested deeply are a 500",
        finding: new RegExp(`${writes}.* (?:no-server-error|ServerError)`),
      },
    ],
  },
  {
    name: "Django Ninja",
    language: "python",
    file: "ninja_app",
    document: "/openapi.json",
    deviations: [anyMedia, coercion('true counts as the integer 1, and a body "text" as its first member')],
  },
  {
    name: "Fastify",
    language: "node",
    file: "fastify-app.mjs",
    document: "/openapi.json",
    deviations: [],
  },
  {
    name: "Hono",
    language: "node",
    file: "hono-app.mjs",
    document: "/openapi.json",
    deviations: [],
  },
  {
    name: "NestJS",
    language: "node",
    file: "nest-app.mjs",
    document: "/openapi.json",
    deviations: [],
  },
];

/** The deviation that a finding tells of, if it does. */
export function deviationOf(
  { deviations }: Application,
  { operation, kind, message }: Finding,
): Deviation | undefined {
  return deviations.find(({ finding }) => finding.test(`${operation} ${kind} ${message}`));
}
