import { type Cell, works } from "./cell.ts";

const hono = `
import { sValidator } from "@hono/standard-validator";
import { GetStageInput } from "@callsheet/validators/ivs-realtime";
import { Hono } from "hono";

const app = new Hono().post("/", sValidator("json", GetStageInput), (c) => {
  const arn: string = c.req.valid("json").arn;
  return c.json({ arn });
});
const post = (body: object) =>
  app.request("/", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
const right = await post({ arn: "arn:aws:ivs:us-west-2:123456789012:stage/abc" });
const wrong = await post({});
console.log(right.status === 200 && wrong.status === 400 ? "${works}" : [right.status, wrong.status]);
`;

const trpc = `
import { GetStageInput } from "@callsheet/validators/ivs-realtime";
import { initTRPC, TRPCError } from "@trpc/server";

const { router, procedure, createCallerFactory } = initTRPC.create();
const stages = router({ get: procedure.input(GetStageInput).query(({ input }) => input.arn) });
const caller = createCallerFactory(stages)({});
const arn: string = await caller.get({ arn: "arn:aws:ivs:us-west-2:123456789012:stage/abc" });
// @ts-expect-error The input has a type.
const refused: unknown = await caller.get({ arn: 7 }).catch((error: unknown) => error);
console.log(arn.endsWith("abc") && refused instanceof TRPCError && refused.code === "BAD_REQUEST" ? "${works}" : refused);
`;

const configuration = JSON.stringify({
  compilerOptions: { strict: true, noEmit: true, target: "es2022", module: "nodenext", types: ["node"] },
  files: ["main.ts"],
});

/** Frameworks that take validators by Standard Schema, with the types that they read from them. */
export const frameworks: readonly Cell[] = Object.entries({
  "Hono: Standard Schema validator": { install: ["hono@4", "@hono/standard-validator"], program: hono },
  "tRPC 11: Standard Schema input": { install: ["@trpc/server@11"], program: trpc },
}).map(([name, { install, program }]) => ({
  name,
  install: ["@callsheet/validators", "typescript@5.9", "@types/node@22", ...install],
  files: { "main.ts": program, "tsconfig.json": configuration },
  commands: [
    ["node", "node_modules/typescript/bin/tsc", "-p", "."],
    ["node", "main.ts"],
  ],
  prints: works,
}));
