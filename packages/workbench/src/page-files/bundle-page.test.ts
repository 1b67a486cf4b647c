import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { bundlePage } from "./bundle-page.ts";

const page = bundlePage();

test("the first view loads at most 300 kB, compressed", async () => {
  const files = await Promise.all(["index.html", "workbench.js", "workbench.css"].map(page.read));
  const sizes = files.map((file) => gzipSync(file ?? "").length);
  expect(Math.min(...sizes)).toBeGreaterThan(0);
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(300_000);
});

test("the page forbids inline scripts and styles, and has none", async () => {
  const html = new TextDecoder().decode(await page.read("index.html"));
  expect(html).toMatch(
    /Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/,
  );
  expect(html).not.toMatch(
    /unsafe-inline|unsafe-eval'.*unsafe-eval|<script(?![^>]* src=)|<style| on\w+=|style="/,
  );
});
