import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { library } from "./library.fixture.ts";
import { type RunningMock, startMock } from "./start-mock.ts";

let mock: RunningMock;
beforeAll(async () => {
  mock = await startMock({ documents: [library] });
});
afterAll(() => mock.close());

describe("over a port", () => {
  it("answers, and tells what it serves", async () => {
    const response = await fetch(`${mock.url}/books`);
    expect(response.status).toBe(200);
    expect(await response.json()).toHaveLength(2);
    expect(mock.routes).toHaveLength(5);
    expect(response.headers.get("content-length")).toMatch(/^\d+$/);
  });

  it("swaps documents without closing the port", async () => {
    const other = { ...library, paths: { "/find": library.paths["/search"] } };
    const { url, reload, close } = await startMock({ documents: [library] });
    expect((await fetch(`${url}/books`)).status).toBe(200);
    await reload([other]);
    expect((await fetch(`${url}/books`)).status).toBe(404);
    expect((await fetch(`${url}/find`, { method: "POST" })).status).toBe(204);
    await close();
    await expect(fetch(url)).rejects.toThrow();
  });
});
