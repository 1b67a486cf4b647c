import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { main } from "../main.ts";
import { temporaryFolder } from "../temporary-folder.test-support.ts";

test("writes a page of a document, with all that it needs next to it", { timeout: 30_000 }, async () => {
  const folder = await temporaryFolder({
    "pets.yaml": {
      openapi: "3.1.0",
      info: { title: "Pets", version: "1" },
      paths: { "/pets": { get: { operationId: "ListPets", responses: { 204: { description: "None." } } } } },
    },
  });
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  const out = path.join(folder, "site");
  const code = await main([
    "docs",
    "--spec",
    path.join(folder, "pets.yaml"),
    "--out",
    out,
    "--title",
    "Our pets",
  ]);
  expect([code, log.mock.calls.flat()]).toEqual([0, [path.join(out, "index.html")]]);
  log.mockRestore();
  const page = await readFile(path.join(out, "index.html"), "utf8");
  for (const [, file = ""] of page.matchAll(/(?:src|href)="([\w/.-]+)"/g))
    expect((await readFile(path.join(out, file))).length).toBeGreaterThan(0);
  expect(await readFile(path.join(out, "data/index.js"), "utf8")).toMatch(/Our pets.*ListPets/s);
});
