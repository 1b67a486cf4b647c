import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readCommand } from "./command.ts";
import { defaultFixtureInput } from "./fixture/default-fixture.ts";

const read = (args: readonly string[], environment: Record<string, string> = {}) =>
  readCommand(args, environment);

test("without arguments it listens on this machine's port 4020, keeps its state in a file and refuses unsigned calls", async () => {
  const store = join(".callsheet", "sandbox.db");
  expect(await read([])).toEqual({
    port: 4020,
    host: "127.0.0.1",
    store,
    control: true,
    auth: "well-formed",
    maxWorlds: 1000,
    keepWorlds: 30,
    postgres: { connections: 10, connectTimeout: 5000, queryTimeout: 5000 },
  });
});

test("--help runs nothing", async () => {
  expect(await read(["--help"])).toBeUndefined();
});

describe("options", () => {
  test.each<[string[], Record<string, string>, object]>([
    [["--port", "0", "--host", "::1"], {}, { port: 0, host: "::1", control: true }],
    [
      ["--pool", "3", "--store-timeout", "200"],
      {},
      { postgres: { connections: 3, connectTimeout: 200, queryTimeout: 200 } },
    ],
    [["--keep-worlds", "1", "--store", "a.db"], {}, { store: "a.db", keepWorlds: 1 }],
    [["--store", "a.db"], { DATABASE_URL: "postgres://db" }, { store: "a.db" }],
    [[], { DATABASE_URL: "postgres://db" }, { store: "postgres://db" }],
    [["--control-key", "k"], {}, { control: "k" }],
    [["--host", "0.0.0.0"], {}, { control: false }],
    [["--host", "0.0.0.0"], { CALLSHEET_CONTROL_KEY: "k" }, { control: "k" }],
    [["--store", ":memory:"], { DATABASE_URL: "postgres://db" }, { store: ":memory:" }],
    [[], { DATABASE_URL: "" }, { store: join(".callsheet", "sandbox.db") }],
    [["--reset"], {}, { reset: true }],
    [["--max-worlds", "5"], {}, { maxWorlds: 5 }],
    [[], { CALLSHEET_CONTROL_KEY: "" }, { control: true }],
    [["--host", "127.evil.example"], {}, { control: false }],
    [["--speed", "0.5"], {}, { fixture: { clock: { speed: 0.5 } } }],
    [["--auth", "well-formed"], {}, { auth: "well-formed" }],
    [["--auth", "off"], {}, { auth: "off" }],
    [["--cors", "http://a", "--cors", "http://b"], {}, { cors: { origins: ["http://a", "http://b"] } }],
    [["--cors", "*"], {}, { cors: { origins: "*" } }],
    [["--cors", "none"], {}, { cors: false }],
    [["--cors", "capacitor://localhost"], {}, { cors: { origins: ["capacitor://localhost"] } }],
    [["--speed", "60"], {}, { fixture: { ...defaultFixtureInput, clock: { speed: 60 } } }],
    [["--rates", "published"], {}, { fixture: { ...defaultFixtureInput, settings: { rates: "published" } } }],
  ])("%j with %j", async (args, environment, options) => {
    expect(await read(args, environment)).toMatchObject(options);
  });
});

describe("a mistake is reported in one line", () => {
  test.each([
    [["--port", "http"], /--port takes a number/],
    [["--port", ""], /--port takes a number/],
    [["--port", "-1"], /^--port takes a number from 0 to 65535, not "-1"\.$/],
    [["--port", "65536"], /--port takes a number/],
    [["--port", "1.5"], /^--port takes a whole number, not "1\.5"\.$/],
    [["--port", "0x1000"], /--port takes a number/],
    [["--port", "1e4"], /--port takes a number/],
    [["--port"], /'--port <value>' argument missing/],
    [["--host", ""], /--host takes an address/],
    [["--store", ""], /--store takes a file/],
    [["--max-worlds", "0"], /--max-worlds takes a number from 1/],
    [["--cors", "nonsense"], /--cors takes an origin such as .*, not nonsense/],
    [["--cors", "http://a.com/path"], /--cors takes an origin/],
    [["--cors", "http://a.com/"], /--cors takes an origin/],
    [["--control-key", ""], /--control-key takes printable ASCII/],
    [["--control-key", "schlüssel"], /--control-key takes printable ASCII/],
    [["--control-key", " a"], /--control-key takes printable ASCII/],
    [["--control-key", "a\nb"], /--control-key takes printable ASCII/],
    [["--speed", "-1"], /^--speed takes a number from 0 to 1000000, not "-1"\.$/],
    [["--speed", "1e309"], /--speed takes a number/],
    [["--rates", "some"], /--rates takes published, not some/],
    [["--auth", "none"], /--auth takes off or well-formed, not none/],
    [["world.yaml"], /Unexpected argument 'world.yaml'/],
    [["--fixture", "no-such.yaml"], /no-such\.yaml: cannot be read \(ENOENT\)/],
  ])("%j", async (args, message) => {
    const refused = expect(read(args)).rejects;
    await refused.toThrow(message);
    await refused.not.toThrow("\n");
  });
});
