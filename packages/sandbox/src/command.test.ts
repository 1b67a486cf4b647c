import { describe, expect, test } from "vitest";
import { readCommand } from "./command.ts";
import { defaultFixtureInput } from "./fixture/default-fixture.ts";

const read = (args: readonly string[], environment: Record<string, string> = {}) =>
  readCommand(args, environment);

test("without arguments it is in memory, on this machine's port 4020, with the control API", async () => {
  expect(await read([])).toEqual({ port: 4020, host: "127.0.0.1", store: ":memory:", control: true });
});

test("--help is no command to run", async () => {
  expect(await read(["--help"])).toBeUndefined();
});

describe("options", () => {
  test.each<[string[], Record<string, string>, object]>([
    [["--port", "0", "--host", "::1"], {}, { port: 0, host: "::1", control: true }],
    [["--store", "a.db"], { DATABASE_URL: "postgres://db" }, { store: "a.db" }],
    [[], { DATABASE_URL: "postgres://db" }, { store: "postgres://db" }],
    [["--control-key", "k"], {}, { control: "k" }],
    [["--host", "0.0.0.0"], {}, { control: false }],
    [["--host", "0.0.0.0"], { CALLSHEET_CONTROL_KEY: "k" }, { control: "k" }],
    [["--auth", "well-formed"], {}, { auth: "well-formed" }],
    [["--cors", "http://a", "--cors", "http://b"], {}, { cors: { origins: ["http://a", "http://b"] } }],
    [["--cors", "*"], {}, { cors: { origins: "*" } }],
    [["--speed", "60"], {}, { fixture: { ...defaultFixtureInput, clock: { speed: 60 } } }],
    [["--rates", "published"], {}, { fixture: { ...defaultFixtureInput, settings: { rates: "published" } } }],
  ])("%j with %j", async (args, environment, options) => {
    expect(await read(args, environment)).toMatchObject(options);
  });
});

describe("a mistake is one line", () => {
  test.each([
    [["--port", "http"], /--port takes a number/],
    [["--port", ""], /--port takes a number/],
    [["--speed", "-1"], /--speed/],
    [["--rates", "some"], /--rates takes published, not some/],
    [["--auth", "off"], /--auth takes well-formed, not off/],
    [["world.yaml"], /Unexpected argument 'world.yaml'/],
    [["--fixture", "no-such.yaml"], /no-such\.yaml: cannot be read \(ENOENT\)/],
  ])("%j", async (args, message) => {
    await expect(read(args)).rejects.toThrow(message);
  });
});
