import type { Cell } from "./cell.ts";

/** The sandbox answers requests to AWS's own endpoint, over each transport of the client. */
const program = `
import { createIvsRealTimeClient } from "@callsheet/client/ivs-realtime";
import { fetchTransport } from "@callsheet/client";
import { createSandbox } from "@callsheet/sandbox";
import { sandboxHandlers } from "@callsheet/sandbox/msw";
import { setupServer } from "msw/node";

const sandbox = await createSandbox();
const server = setupServer(...sandboxHandlers(sandbox));
server.listen({ onUnhandledRequest: "error" });
const credentials = { accessKeyId: "test", secretAccessKey: "test" };
for (const options of [{}, { transport: fetchTransport() }]) {
  const client = createIvsRealTimeClient({ region: "us-west-2", credentials, maxAttempts: 1, ...options });
  const { stage } = await client.getStage({ arn: "arn:aws:ivs:us-west-2:123456789012:stage/v3nWkPq8ZsLd" });
  const gone = await client.getStage.try({ arn: "arn:aws:ivs:us-west-2:123456789012:stage/none" });
  console.log(stage.arn.endsWith("/v3nWkPq8ZsLd") && gone.error.name === "ResourceNotFoundException");
}
server.close();
await sandbox.close?.();
`;

/** MSW next to the sandbox: npm resolves both, and a request is answered. */
export const msws: readonly Cell[] = ["2.5.0", "2", "3.0.0", "3"].map((version) => ({
  name: `MSW ${version} with the sandbox`,
  install: ["@callsheet/sandbox", "@callsheet/client", `msw@${version}`],
  files: { "program.js": program },
  commands: [["node", "program.js"]],
  prints: "true\ntrue",
}));
