// A server that answers every call with what the operation returns, as cheaply as node:http can.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parse } from "yaml";

function readExample(file: string): Buffer {
  const example = parse(readFileSync(file, "utf8"));
  return Buffer.from(JSON.stringify(example.value ?? example));
}

const [stage = "", stream = "", other = ""] = process.argv.slice(2).map(readExample);

const server = createServer((request, response) => {
  const body = request.url === "/GetStage" ? stage : request.url === "/GetStreamSession" ? stream : other;
  request.resume().on("end", () => {
    response.writeHead(200, { "content-type": "application/json", "content-length": body.length }).end(body);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit());
