import { readdirSync, existsSync } from "node:fs";
import { loadDocument, testContract, operationsOf } from "@callsheet/conformance";
import { createMock } from "@callsheet/mock";
import { goodCredential } from "./conformance/reference-server.ts";
const files: string[] = process.argv.slice(2);
for (const file of files) {
  const start = performance.now();
  try {
    const lines: string[] = [];
    const mock = createMock({ documents: [file], log: (level, line) => { if (level === "error") lines.push(line); } });
    const routes = await mock.ready;
    const contract = { documents: [await loadDocument(file)] };
    const schemes = Object.fromEntries(operationsOf(contract).flatMap(({ security }) => security.flat().map(({ name }) => [name, goodCredential])));
    const slow: number[] = [];
    const timed = Object.assign(async (request: Request) => { const t = performance.now(); const r = await mock(request); slow.push(performance.now() - t); return r; }, {});
    const ops = operationsOf(contract).length;
    const report = await testContract(contract, timed, { fuzz: 3, credentials: { schemes }, mock: true });
    const groups = new Map<string, number>();
    for (const f of report.failures) for (const x of f.findings) { const k = `${f.id.split("/").slice(0, 4).join("/")} :: ${x.check}: ${x.message.slice(0, 150)}`; groups.set(k, (groups.get(k) ?? 0) + 1); }
    console.log(`${file.split("/").slice(-2).join("/")}: routes ${routes.length}/${ops}, passed ${report.totals.passed}, failures ${report.failures.length}, slowest ${Math.max(0, ...slow).toFixed(0)} ms, ${(performance.now() - start).toFixed(0)} ms`);
    for (const line of lines.slice(0, 5)) console.log("   log:", line.slice(0, 200));
    for (const [k, n] of [...groups].slice(0, 12)) console.log(`   ${n}x ${k}`);
  } catch (e) { console.log(`${file.split("/").slice(-2).join("/")}: ${String((e as Error).stack).slice(0, 300)}`); }
}
