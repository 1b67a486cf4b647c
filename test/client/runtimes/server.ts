import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createVerifier } from "@callsheet/protocol";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };

/**
 * A server that verifies every signature, fails the first attempt of a stream's creation, and never answers
 * for `hang`.
 */
export async function startRuntimeServer(): Promise<{ readonly url: string; close(): void }> {
  const tokens = new Set<string>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString();
    const { arn } = JSON.parse(body);
    if (arn === "hang") return;
    const path = request.url ?? "";
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, value?.toString()]),
    );
    const service = path === "/GetStage" ? "ivs" : "nimble";
    const verdict = await createVerifier({ service, findCredentials: () => credentials })({
      method: "POST",
      path,
      headers,
      body,
    });
    const reply = (status: number, content: object, type?: string) =>
      response
        .writeHead(status, { "content-type": "application/json", ...(type && { "x-amzn-errortype": type }) })
        .end(JSON.stringify(content));
    if (!verdict.ok) return reply(403, { message: verdict.message }, verdict.name);
    if (arn === "gone") return reply(404, {}, "ResourceNotFoundException");
    if (arn) return reply(200, { stage: { arn } });
    const token = headers["x-amz-client-token"] ?? "";
    if (tokens.has(token)) return reply(200, { stream: { streamId: token, state: "READY" } });
    tokens.add(token);
    return reply(503, {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
