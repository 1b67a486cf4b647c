import { type Report, testContract } from "@callsheet/conformance";
import { describe, expect, it } from "vitest";
import { pets } from "./correct-servers/pets.ts";
import {
  honoHandler,
  type Running,
  startExpress,
  startFastify,
  startNode,
} from "./correct-servers/servers.ts";

async function over(start: () => Promise<Running>): Promise<Report> {
  const running = await start();
  try {
    return await testContract(pets, running.url, { fuzz: 20 });
  } finally {
    await running.close();
  }
}

describe("a correct server is found correct, and its contract proven", () => {
  it.each([
    ["Express", () => over(startExpress)],
    ["fastify", () => over(startFastify)],
    ["hono", () => testContract(pets, honoHandler(), { fuzz: 20 })],
    ["node:http", () => over(startNode)],
  ])(
    "%s",
    async (_, run) => {
      const report = await run();
      expect(
        report.causes.map(({ check, status, message, ids }) => `${check} ${status} ${message} ${ids[0]}`),
      ).toEqual([]);
      expect(report.unproven).toEqual([]);
      expect(report.verdict).toBe("kept");
    },
    60_000,
  );
});
