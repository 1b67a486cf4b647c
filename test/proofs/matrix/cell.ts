/**
 * One way to use the packages: a project, and what runs in it. Cells that install the same share a project.
 */
export interface Cell {
  readonly name: string;
  /** What npm installs, as on its command line. */
  readonly install: readonly string[];
  /** Files of the project, by their paths. */
  readonly files: Readonly<Record<string, string>>;
  /** Where the commands run, below the project. Default: the project itself. */
  readonly folder?: string;
  /** Commands, one after another. `node` is this process's; a path is relative to the project. */
  readonly commands: readonly (readonly string[])[];
  /** Text that the output of the last command must contain. Default: none; it only has to succeed. */
  readonly prints?: string;
  /** Why it cannot run here. */
  readonly skip?: string | undefined;
}

/** The packages that an application installs. */
export const application = ["@callsheet/client", "@callsheet/server", "@callsheet/validators"];

/** What the programs below print when client, server and validators did their work. */
export const works = "callsheet works";

const body = `
async function probe() {
  const service = createIvsRealTimeService({
    getStage: ({ arn }) => ({ stage: { arn, name: "friday-panel" } }),
    getStageSession: ({ sessionId }) => ({ stageSession: { sessionId } }),
  });
  const arn = "arn:aws:ivs:us-west-2:123456789012:stage/abc";
  const client = createIvsRealTimeClient({ fetch: service });
  const { stage } = await client.getStage({ arn });
  const refused = await client.getStage.try({ arn: "no arn" });
  if (refused.ok || refused.error.name !== "ValidationException") throw new Error("an invalid request was taken");
  if (!GetStageInput.is({ arn }) || GetStageInput.is({})) throw new Error("a validator is wrong");
  return \`callsheet \${stage?.name === "friday-panel" ? "works" : "fails"}\`;
}
`;

/** A module that has the function \`probe\`. */
export const probeModule = `
import { createIvsRealTimeClient } from "@callsheet/client/ivs-realtime";
import { createIvsRealTimeService } from "@callsheet/server/ivs-realtime";
import { GetStageInput } from "@callsheet/validators/ivs-realtime";
${body.replace("async function", "export async function")}`;

/** A CommonJS file that has the function \`probe\`. */
export const probeCommonJs = `
const { createIvsRealTimeClient } = require("@callsheet/client/ivs-realtime");
const { createIvsRealTimeService } = require("@callsheet/server/ivs-realtime");
const { GetStageInput } = require("@callsheet/validators/ivs-realtime");
${body}
exports.probe = probe;
`;

/** A module that prints what \`probe\` returns. */
export const printModule = `${probeModule}\nprobe().then(console.log);\n`;

/** A service that is called over HTTP, as a module; \`service\` is its export. */
export const serviceModule = `
import { createIvsRealTimeService } from "@callsheet/server/ivs-realtime";

export const service = createIvsRealTimeService(
  {
    getStage: ({ arn }) => ({ stage: { arn, name: "friday-panel" } }),
    getStageSession: ({ sessionId }) => ({ stageSession: { sessionId } }),
  },
  { auth: "off" },
);
`;
