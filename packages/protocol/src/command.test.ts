import { afterEach, describe, expect, it, vi } from "vitest";
import { type Command, readPort, readWhole, runCommand, UsageError } from "./command.ts";

const echo: Command<{
  readonly port: { readonly type: "string" };
  readonly loud: { readonly type: "boolean" };
}> = {
  name: "echo",
  help: "\nUsage: echo [--port <number>] [--loud] [word]\n",
  options: { port: { type: "string" }, loud: { type: "boolean" } },
  words: { most: 1 },
  run: async ({ port, loud }, words) => {
    console.log(JSON.stringify({ port: readPort("port", port), loud, words }));
    return 0;
  },
};

async function run(args: readonly string[], command: Pick<Command, "run"> | object = {}) {
  const out = vi.spyOn(console, "log").mockImplementation(() => {});
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const code = await runCommand({ ...echo, ...command }, args);
  return { code, out: out.mock.calls.flat(), error: error.mock.calls.flat() };
}

afterEach(() => void vi.restoreAllMocks());

describe("runCommand", () => {
  it.each<[readonly string[], { code: number; out?: string[]; error?: string[] }]>([
    [[], { code: 0, out: ['{"words":[]}'] }],
    [["--port", "0", "--loud", "a"], { code: 0, out: ['{"port":0,"loud":true,"words":["a"]}'] }],
    [["--help"], { code: 0, out: ["Usage: echo [--port <number>] [--loud] [word]"] }],
    [["-h", "--port", "x"], { code: 0, out: ["Usage: echo [--port <number>] [--loud] [word]"] }],
    [["--nope"], { code: 2, error: ["echo: Unknown option '--nope'. See --help."] }],
    [["a", "b"], { code: 2, error: ["echo: `b` is one word too many. See --help."] }],
    [["--port", "-1"], { code: 2, error: ["echo: --port takes a whole number from 0 to 65535, not `-1`."] }],
    [
      ["--port", "70000"],
      { code: 2, error: ["echo: --port takes a whole number from 0 to 65535, not `70000`."] },
    ],
  ])("%j", async (args, want) => {
    expect(await run(args)).toEqual({ out: [], error: [], ...want });
  });

  it("reports a failure that one line explains, with its exit code", async () => {
    const broken = Object.assign(new Error("spec/a.yaml:3:1 is broken\nmore"), { exitCode: 1, place: {} });
    expect(await run([], { run: () => Promise.reject(broken) })).toEqual({
      code: 1,
      out: [],
      error: ["spec/a.yaml:3:1 is broken"],
    });
  });

  it("reports each problem of a failure that has several", async () => {
    const message = "spec/a.yaml:3:1 is broken\nspec/b.yaml:1:1 is broken, too";
    const broken = Object.assign(new Error(message), { exitCode: 1, problems: [{}, {}] });
    expect(await run([], { run: () => Promise.reject(broken) })).toEqual({
      code: 1,
      out: [],
      error: [message],
    });
  });

  it("reports what the system refuses", async () => {
    const taken = Object.assign(new Error("listen EADDRINUSE"), {
      syscall: "listen",
      code: "EADDRINUSE",
      port: 80,
      address: "127.0.0.1",
    });
    const { code, error } = await run([], { run: () => Promise.reject(taken) });
    expect([code, error]).toEqual([
      2,
      ["echo: port 80 of 127.0.0.1 is in use; stop what uses it, or choose another one with --port."],
    ]);
  });

  it("does not hide a defect", async () => {
    await expect(run([], { run: () => Promise.reject(new RangeError("oops")) })).rejects.toThrow(RangeError);
  });
});

describe("readWhole", () => {
  it.each(["", "1.5", "1e3", "0x10", " 1", "12345678901234567"])("refuses %j", (text) => {
    expect(() => readWhole("max", text, { least: 1 })).toThrow(UsageError);
  });

  it("has no value for a missing option", () => {
    expect(readWhole("max", undefined)).toBeUndefined();
  });
});
