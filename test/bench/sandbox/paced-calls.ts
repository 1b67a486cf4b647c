import { readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { type SandboxProcess, signature } from "../../sandbox/sandbox-process.ts";

const paths: readonly [path: string, body: string][] = [
  ["/GetStage", '{"arn":"arn:aws:ivs:us-west-2:123456789012:stage/v3nWkPq8ZsLd"}'],
  [
    "/2020-08-01/studios/us-west-2-6Xb1Qm0PzT/streaming-sessions/Rk7eWm2TzQx9LpVb4NcYdF/streams",
    '{"expirationInSeconds":120}',
  ],
];

const requests = paths.map(([path, body]) => {
  const service = path === "/GetStage" ? "ivs" : "nimble";
  const headers = {
    host: "127.0.0.1",
    "content-type": "application/json",
    ...signature,
    authorization: signature.authorization
      .replace("/nimble/", `/${service}/`)
      .replace("x-amz-client-token;", ""),
    "content-length": body.length,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\n${lines.join("")}\r\n${body}`;
});

/** One caller, a call every `pace` milliseconds, or as soon as the last one is answered. */
export function callPaced(port: number, count: number, pace: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    const start = performance.now();
    const send = () => {
      const ahead = start + sent * pace - performance.now();
      if (pace > 0 && ahead > 1) return void setTimeout(send, ahead);
      socket.write(requests[sent++ % requests.length] ?? "");
    };
    const socket = connect(port, "127.0.0.1", send);
    socket.setNoDelay(true).on("error", reject);
    socket.on("data", (chunk: Buffer) => {
      const text = chunk.toString("latin1");
      if (!text.startsWith("HTTP/1.1 200")) {
        socket.destroy();
        return reject(new Error(text));
      }
      if (sent < count) return send();
      socket.destroy();
      resolve();
    });
  });
}

/** CPU time that all threads of the process have used, in milliseconds. */
export function cpuOf({ child }: Pick<SandboxProcess, "child">): number {
  const tasks = `/proc/${child.pid}/task`;
  return (
    readdirSync(tasks)
      .map((it) => Number(readFileSync(`${tasks}/${it}/schedstat`, "utf8").split(" ")[0]))
      .reduce((sum, it) => sum + it, 0) / 1e6
  );
}
