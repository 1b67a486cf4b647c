import { execFileSync } from "node:child_process";
import path from "node:path";
import { GetStreamSessionInput } from "@callsheet/validators/ivs";
import { GetStageInput, Stage } from "@callsheet/validators/ivs-realtime";
import { CreateStreamingSessionStreamInput } from "@callsheet/validators/nimble";
import { afterEach, describe, expect, expectTypeOf, it } from "vitest";

const arn = "arn:aws:ivs:us-west-2:123456789012:stage/abcdABCDefgh";

describe("a validator", () => {
  it("is a type guard", () => {
    const value: unknown = { arn };
    if (!GetStageInput.is(value)) throw new Error("refused");
    expectTypeOf(value).toEqualTypeOf<{ arn: string }>();
  });

  it("reports everything that is wrong, with paths from the value on", () => {
    expect(GetStreamSessionInput.errors({ channelArn: "arn", streamId: 5 })).toEqual([
      {
        instancePath: "/channelArn",
        schemaPath: "#/$defs/ChannelArn/pattern",
        keyword: "pattern",
        params: { pattern: expect.any(String) },
        message: expect.stringMatching(/^must match pattern "\^arn:aws:/),
      },
      {
        instancePath: "/streamId",
        schemaPath: "#/$defs/GetStreamSessionRequestContent/properties/streamId/type",
        keyword: "type",
        params: { type: ["string", "null"] },
        message: "must be string or null",
      },
    ]);
  });

  it("reports nothing about a valid value", () => {
    expect(GetStageInput.errors({ arn })).toEqual([]);
  });

  it("stops at a limit", () => {
    const value = { arn, tags: Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`k${i}`, i])) };
    expect(Stage.errors(value)).toHaveLength(40);
    expect(Stage.errors(value, 3)).toEqual(Stage.errors(value).slice(0, 3));
    expect(Stage.errors(value, 1)).toHaveLength(1);
  });

  it("does not change what it checks", () => {
    const value = Object.freeze({
      arn,
      tags: Object.freeze({ a: "b" }),
      endpoints: Object.freeze({ whip: "https://x" }),
    });
    expect(Stage.is(value)).toBe(true);
  });
});

describe("Standard Schema", () => {
  it("tells frameworks the type that callers have to give", () => {
    type Input = NonNullable<(typeof Stage)["~standard"]["types"]>["input"];
    const right: Input = { arn };
    // @ts-expect-error An input is no less typed than an output.
    const wrong: Input = { arn: 7 };
    expect([right, wrong].map((input) => Stage.is(input))).toEqual([true, false]);
  });

  it("gives back the value, or issues with paths", () => {
    const { validate, vendor, version } = Stage["~standard"];
    expect({ vendor, version }).toEqual({ vendor: "callsheet", version: 1 });
    const value = { arn };
    expect(validate(value)).toEqual({ value });
    expect(
      validate({
        arn,
        tags: { "a/b~c": 1 },
        autoParticipantRecordingConfiguration: { storageConfigurationArn: "", mediaTypes: ["X"] },
      }),
    ).toEqual({
      issues: [
        { path: ["tags", "a/b~c"], message: "must be string" },
        {
          path: ["autoParticipantRecordingConfiguration", "mediaTypes", 0],
          message: expect.stringContaining("must be one of"),
        },
      ],
    });
  });
});

describe("inherited members", () => {
  afterEach(() => {
    Reflect.deleteProperty(Object.prototype, "arn");
    Reflect.deleteProperty(Object.prototype, "clientToken");
  });

  it.each([
    ["of another object", () => Object.create({ arn })],
    [
      "of a class",
      () =>
        new (class {
          get arn() {
            return arn;
          }
        })(),
    ],
    ["two levels up", () => Object.create(Object.create({ arn }))],
  ])("%s satisfy nothing", (_, make) => {
    expect(GetStageInput.is(make())).toBe(false);
    expect(GetStageInput.errors(make())).toMatchObject([{ keyword: "required" }]);
  });

  it.each([true, false])(
    "of a polluted Object.prototype satisfy nothing and break nothing (enumerable: %s)",
    (enumerable) => {
      Object.defineProperty(Object.prototype, "arn", {
        value: arn,
        configurable: true,
        enumerable,
        writable: true,
      });
      Object.defineProperty(Object.prototype, "clientToken", {
        value: 5,
        configurable: true,
        enumerable,
        writable: true,
      });
      expect(GetStageInput.is({})).toBe(false);
      expect(GetStageInput.is(JSON.parse(`{"arn": "${arn}"}`))).toBe(true);
      expect(CreateStreamingSessionStreamInput.is({ studioId: "s", sessionId: "t" })).toBe(true);
    },
  );

  it("of a polluted Object.prototype do not hide an object's own", () => {
    const value = Object.assign(Object.create({ other: 1 }), { arn });
    Reflect.set(Object.prototype, "get", "x");
    const valid = GetStageInput.is(value);
    Reflect.deleteProperty(Object.prototype, "get"); // before `expect`, which it would break
    expect(valid).toBe(true);
  });

  it("do not matter for objects with own members", () => {
    expect(GetStageInput.is(Object.assign(Object.create(null), { arn }))).toBe(true);
    expect(GetStageInput.is(Object.assign(Object.create({ other: 1 }), { arn }))).toBe(true);
    expect(
      GetStageInput.is(
        new (class {
          arn = arn;
        })(),
      ),
    ).toBe(true);
    expect(GetStageInput.is(JSON.parse(`{"__proto__": {"arn": "${arn}"}}`))).toBe(false);
    expect(GetStageInput.is(JSON.parse(`{"__proto__": null, "arn": "${arn}"}`))).toBe(true);
  });
});

it("loads and works where code cannot be made from strings", () => {
  const script = `
    import { GetStageInput } from "@callsheet/validators/ivs-realtime";
    import { GetStreamSessionOutput } from "@callsheet/validators/ivs";
    import * as nimble from "@callsheet/validators/nimble";
    console.log(GetStageInput.is({ arn: "${arn}" }), GetStreamSessionOutput.errors({ streamSession: 1 }).length, Object.keys(nimble).length > 0);
  `;
  const options = [
    "--disallow-code-generation-from-strings",
    "--disable-proto=throw",
    "--input-type=module",
    "--eval",
    script,
  ];
  const output = execFileSync(process.execPath, options, {
    cwd: path.resolve(import.meta.dirname, ".."),
    encoding: "utf8",
  });
  expect(output.trim()).toBe("true 1 true");
});
