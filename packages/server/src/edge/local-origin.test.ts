import { expect, it } from "vitest";
import { isLocalOrigin } from "./local-origin.ts";

it.each([
  "http://localhost",
  "http://localhost:5173",
  "https://LOCALHOST:1",
  "http://app.localhost:3000",
  "http://127.0.0.1:4000",
  "http://127.1.2.3",
  "http://[::1]:4000",
])("%s belongs to this machine", (origin) => {
  expect(isLocalOrigin(origin)).toBe(true);
});

it.each([
  "null",
  "",
  "http://localhost.evil.example",
  "http://127.0.0.1.evil.example",
  "http://evil.example/localhost",
  "http://evil.example#.localhost",
  "http://a@localhost",
  "http://192.168.0.7",
  "http://0.0.0.0",
  "file://localhost",
  "http://localhost:5173 ",
])("%j is not", (origin) => {
  expect(isLocalOrigin(origin)).toBe(false);
});
