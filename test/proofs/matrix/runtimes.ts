import { application, type Cell, printModule, probeCommonJs, serviceModule, works } from "./cell.ts";

const linux = process.platform === "linux" && process.arch === "x64";
const skip = linux ? undefined : "the binaries that are installed here are for Linux on x64";

const workerd = `
import { Miniflare } from "miniflare";

const worker = new Miniflare({ modules: true, scriptPath: "out.worker.mjs", compatibilityDate: "2026-01-01" });
const url = await worker.ready;
const headers = { "content-type": "application/json" };
const body = '{"arn":"arn:aws:ivs:us-west-2:123456789012:stage/abc"}';
const post = (path) => fetch(new URL(path, url), { method: "POST", headers, body });
const { stage } = await (await post("/GetStage")).json();
if (stage.name !== "friday-panel") throw new Error("the worker did not serve");
console.log(await (await post("/probe")).text());
await worker.dispose();
`;

const worker = `
import { probe } from "./probe.js";
import { service } from "./service.js";

export default {
  fetch: async (request) =>
    new URL(request.url).pathname === "/probe" ? new Response(await probe()) : service(request),
};
`;

const lambdaEvent = {
  version: "2.0",
  routeKey: "$default",
  rawPath: "/GetStage",
  rawQueryString: "",
  headers: { "content-type": "application/json", host: "abc.lambda-url.us-west-2.on.aws" },
  requestContext: {
    accountId: "anonymous",
    domainName: "abc.lambda-url.us-west-2.on.aws",
    http: { method: "POST", path: "/GetStage", protocol: "HTTP/1.1", sourceIp: "127.0.0.1" },
    requestId: "1",
    stage: "$default",
  },
  body: Buffer.from('{"arn":"arn:aws:ivs:us-west-2:123456789012:stage/abc"}').toString("base64"),
  isBase64Encoded: true,
};

const lambda = `
import { lambdaService } from "@callsheet/server/lambda";
import { service } from "./service.js";

export const handler = lambdaService(service);
`;

/** Loads the handler as Lambda's runtime does: by the name of the file and of its export. */
const invoke = `
const [file] = process.argv.slice(2);
const { handler } = await import(file);
const event = ${JSON.stringify(lambdaEvent)};
const { statusCode, body } = await handler(event, { awsRequestId: "1", getRemainingTimeInMillis: () => 3000 });
console.log(statusCode, JSON.parse(body).stage.name);
`;

const esbuild = ["node_modules/esbuild/bin/esbuild", "--bundle"];

/** Runtimes other than Node, and platforms. */
export const runtimes: readonly Cell[] = [
  ...["module.js", "commonjs.cjs"].flatMap((file) => [
    {
      name: `Bun 1: ${file}`,
      install: [...application, "@oven/bun-linux-x64@1"],
      files: { "module.js": printModule, "commonjs.cjs": `${probeCommonJs}\nprobe().then(console.log);` },
      commands: [["node_modules/@oven/bun-linux-x64/bin/bun", "run", file]],
      prints: works,
      skip,
    },
    {
      name: `Deno 2: ${file}`,
      install: [...application, "@deno/linux-x64-glibc@2"],
      files: { "module.js": printModule, "commonjs.cjs": `${probeCommonJs}\nprobe().then(console.log);` },
      commands: [
        ["node_modules/@deno/linux-x64-glibc/deno", "run", "--allow-all", "--node-modules-dir=manual", file],
      ],
      prints: works,
      skip,
    },
  ]),
  {
    name: "workerd, in Miniflare 4",
    install: [...application, "miniflare@4", "esbuild@0.28"],
    files: {
      "run.js": workerd,
      "worker.js": worker,
      "service.js": serviceModule,
      "probe.js": printModule.replace(/\nprobe\(\).*/, ""),
    },
    commands: [
      [
        ...esbuild,
        "worker.js",
        "--format=esm",
        "--conditions=workerd,worker,browser",
        "--outfile=out.worker.mjs",
      ],
      ["node", "run.js"],
    ],
    prints: works,
  },
  {
    name: "Lambda: a module",
    install: [...application, "esbuild@0.28"],
    files: { "service.js": serviceModule, "lambda.js": lambda, "invoke.js": invoke },
    commands: [["node", "invoke.js", "./lambda.js"]],
    prints: "200 friday-panel",
  },
  {
    name: "Lambda: a bundle in CommonJS",
    install: [...application, "esbuild@0.28"],
    files: { "service.js": serviceModule, "lambda.js": lambda, "invoke.js": invoke },
    commands: [
      [...esbuild, "lambda.js", "--platform=node", "--format=cjs", "--outfile=out.lambda.cjs"],
      ["node", "invoke.js", "./out.lambda.cjs"],
    ],
    prints: "200 friday-panel",
  },
];
