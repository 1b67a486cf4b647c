import { expect, test } from "vitest";
import { packText, unpackText } from "./pack-text.ts";

test("a text comes back from a link as it was", async () => {
  const text = JSON.stringify({ name: "ω/é", many: "a".repeat(100_000) });
  const packed = await packText(text);
  expect(packed).toMatch(/^[\w-]+$/);
  expect(packed.length).toBeLessThan(500);
  expect(await unpackText(packed)).toBe(text);
});

test("what no link can have is refused", async () => {
  await expect(unpackText("???")).rejects.toThrow();
  await expect(unpackText("AAAA")).rejects.toThrow();
  await expect(unpackText(await packText("a".repeat(21_000_000)))).rejects.toThrow("too large");
});
