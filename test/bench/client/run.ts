// One client in one process: how much CPU a call costs, or how long it takes from the start of the process to
// the first reply.
import { subjects } from "./subjects.ts";

const [name = "", url = "", calls = "0", concurrency = "32"] = process.argv.slice(2);
const create = subjects[name];
if (!create) throw new Error(`no subject ${name}`);

const call = await create(url);
await call(0);
const first = cpu();

if (Number(calls)) {
  await run(Number(calls) / 2);
  const start = cpu();
  await run(Number(calls));
  process.send?.((cpu() - start) / Number(calls));
} else process.send?.(first);
process.exit();

async function run(total: number): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < total) await call(next++);
  };
  await Promise.all(Array.from({ length: Number(concurrency) }, worker));
}

/** CPU of this process, in microseconds. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
