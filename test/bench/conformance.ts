// Figures of the conformance kit: cases a second, whole runs, texts of patterns, realistic values, memory
// over many cases, and time over many operations.
import {
  type ApiDocument,
  allCases,
  type Contract,
  readDocument,
  testContract,
} from "@callsheet/conformance";
import { createRandom, exampleValue, languageOf } from "@callsheet/conformance/generate";
import { createSandbox } from "@callsheet/sandbox";
import { startSandbox } from "@callsheet/sandbox/node";
import { serve } from "@callsheet/server/node";
import { awsTexts } from "../conformance/aws-texts.ts";
import { ourContract } from "../conformance/documents.ts";
import { fixtureContracts } from "../conformance/fixtures.ts";
import { proveText } from "../conformance/generator-proof.ts";
import { referenceServer } from "../conformance/reference-server.ts";
import { key, stubService } from "../conformance/stub-service.ts";

const ours = await ourContract();
const credentials = { sign: { ...key, region: "us-west-2" } };
const median = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0;

/** CPU and wall time of some work, in milliseconds. */
async function timed<T>(work: () => T | Promise<T>): Promise<{ cpu: number; wall: number; result: T }> {
  const cpu = process.cpuUsage();
  const started = performance.now();
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / 1000, wall: performance.now() - started, result };
}

function countCases(contract: Contract, fuzz = 50): number {
  let count = 0;
  for (const _ of allCases(contract, { seed: 1, fuzz })) count++;
  return count;
}

await generation();
await runs();
patterns();
values();
await memory();
await linearity();

async function generation(): Promise<void> {
  const cold = await timed(() => countCases(ours));
  const rounds: number[] = [];
  for (let round = 0; round < 5; round++) rounds.push((await timed(() => countCases(ours))).cpu);
  const rate = (cold.result / median(rounds)) * 1000;
  console.log(
    `generation: ${cold.result} cases, first time ${((cold.result / cold.cpu) * 1000).toFixed(0)} a second, then ${rate.toFixed(0)} a second (CPU)`,
  );
}

async function runs(): Promise<void> {
  const sandbox = await createSandbox({ auth: "well-formed" });
  const overPort = await startSandbox({ auth: "well-formed" });
  const stubs = await serve(stubService(ours));
  await run("stubs in memory", stubService(ours), credentials);
  await run("stubs over a port", stubs.url, credentials);
  await run("sandbox in memory", sandbox, {});
  await run("sandbox over a port", overPort.url, {});
  await Promise.all([stubs.close(), sandbox.close(), overPort.close()]);
}

async function run(
  name: string,
  target: Parameters<typeof testContract>[1],
  given: typeof credentials | object,
): Promise<void> {
  const { wall, cpu, result } = await timed(() => testContract(ours, target, { credentials: given }));
  const { totals } = result;
  console.log(
    `${name}: ${sum(totals)} cases in ${(wall / 1000).toFixed(2)} s (CPU of kit and target ${(cpu / 1000).toFixed(2)} s), ${totals.failed} failed, ${totals.undecided} undecided`,
  );
}

function sum(totals: Readonly<Record<string, number>>): number {
  return Object.values(totals).reduce((all, count) => all + count, 0);
}

/**
 * Texts of pairs of pattern and length: the slowest pair, first time and all edges, and what stays in memory.
 */
function patterns(): void {
  let slowest = 0;
  const before = heap();
  const started = process.cpuUsage();
  for (const rule of awsTexts) slowest = Math.max(slowest, proveText(rule, { samples: 5, seed: 3 }).slowest);
  for (let count = 0; count < 300; count++)
    languageOf([`^x${count}[a-z-]+$`, "[a-z]$", "^(?!y).{3,500}$"])?.sample(200, createRandom(count));
  const { user, system } = process.cpuUsage(started);
  console.log(
    `patterns: ${awsTexts.length} single ones and 300 of three in ${((user + system) / 1000).toFixed(0)} ms of CPU, slowest text ${slowest.toFixed(1)} ms, ${(heap() - before).toFixed(0)} MB kept`,
  );
}

/** Realistic values of every declared body of our contract: first and later ones. */
function values(): void {
  const places = ours.documents.flatMap(({ operations }) =>
    operations.flatMap(({ responses }) =>
      responses.flatMap(({ content }) => content.flatMap(({ schema }) => schema ?? [])),
    ),
  );
  const times = { first: 0, later: 0 };
  for (const place of places) {
    for (let seed = 0; seed < 20; seed++) {
      const started = process.cpuUsage();
      exampleValue(place, { seed, realistic: true });
      const { user, system } = process.cpuUsage(started);
      const kind = seed === 0 ? "first" : "later";
      times[kind] = Math.max(times[kind], (user + system) / 1000);
    }
  }
  console.log(
    `values: ${places.length * 20} realistic replies, slowest first one ${times.first.toFixed(1)} ms (its validator is compiled), later ones ${times.later.toFixed(1)} ms`,
  );
}

/** The heap after a collection, if node exposes it (--expose-gc). */
function heap(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}

async function memory(): Promise<void> {
  const server = referenceServer(ours);
  await testContract(ours, server, { fuzz: 10 });
  for (const fuzz of [100, 400, 1600]) {
    let most = 0;
    let seen = 0;
    await testContract(ours, server, {
      fuzz,
      onResult: () => {
        seen++;
        if (seen % 500 === 0) most = Math.max(most, heap());
      },
    });
    console.log(`memory: ${seen} cases, live heap at most ${most.toFixed(0)} MB`);
  }
}

/** A document with this many operations, by repeating those of a public one under other paths. */
function manyOperations(count: number, source: ApiDocument): Contract {
  const paths = Object.entries(source.root.paths as Record<string, unknown>);
  const operations = source.operations.length;
  const copies: Record<string, unknown> = {};
  for (let copy = 0; copy * operations < count; copy++) {
    for (const [path, item] of paths) copies[`/copy-${copy}${path}`] = renamed(item, copy);
  }
  return { documents: [readDocument(`copies-${count}`, { ...source.root, paths: copies })] };
}

function renamed(item: unknown, copy: number): unknown {
  return JSON.parse(JSON.stringify(item), (key, value) =>
    key === "operationId" ? `${value}${copy}` : value,
  );
}

async function linearity(): Promise<void> {
  const petstore = (await fixtureContracts())
    .flatMap(({ documents }) => documents)
    .find(({ name }) => name === "petstore");
  if (!petstore) throw new Error("the fixture petstore is missing");
  for (const count of [50, 100, 250, 500]) {
    const contract = manyOperations(count, petstore);
    const operations = contract.documents[0]?.operations.length ?? 0;
    const { cpu, result } = await timed(() => testContract(contract, referenceServer(contract), { fuzz: 5 }));
    console.log(
      `${operations} operations: ${sum(result.totals)} cases in ${(cpu / 1000).toFixed(1)} s of CPU, ${(cpu / operations).toFixed(1)} ms an operation`,
    );
  }
}
