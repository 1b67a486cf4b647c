// Sends the bodies of JSONTestSuite (https://github.com/nst/JSONTestSuite) to a service of the stubs, each
// alone and as the value of an unknown member: what is not JSON is refused, what is JSON is accepted, and
// what is debatable never ends in 5xx. The argument is a checkout of the suite.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { known } from "../edge/known.ts";
import { createServices } from "../server/services.ts";

const folder = join(process.argv[2] ?? "", "test_parsing");
if (process.argv[2] === undefined || !existsSync(folder)) {
  console.log("skipped: name a checkout of https://github.com/nst/JSONTestSuite");
  process.exit();
}
const service = createServices();
const [before, after] = [`{"arn":"${known.stage}","unknown":`, "}"].map((text) => Buffer.from(text));
const headers = { "content-type": "application/json" };

async function statusOf(body: Uint8Array<ArrayBuffer>): Promise<number> {
  const response = await service(new Request("http://localhost/GetStage", { method: "POST", headers, body }));
  await response.arrayBuffer();
  return response.status;
}

/**
 * By the first letter of a file's name, which says what a parser must do with its text: the statuses of the
 * two requests.
 */
const owed: Readonly<Record<string, (alone: number, within: number) => boolean>> = {
  y: (alone, within) => (alone === 200 || alone === 400) && within === 200,
  n: (alone, within) => alone === 400 && within === 400,
  i: (alone, within) => [200, 400].includes(alone) && [200, 400].includes(within),
};

const counts = new Map<string, number>();
for (const file of readdirSync(folder)) {
  const text = readFileSync(join(folder, file));
  const alone = await statusOf(text);
  const within = await statusOf(Buffer.concat([before ?? text, text, after ?? text]));
  const kind = file[0] ?? "";
  counts.set(kind, (counts.get(kind) ?? 0) + 1);
  if (owed[kind]?.(alone, within)) continue;
  console.log(`${file}: ${alone} alone, ${within} within`);
  process.exitCode = 1;
}
console.log([...counts].map(([kind, count]) => `${kind}_ ${count}`).join(", "));
