import { describe, expect, it } from "vitest";
import {
  childAt,
  formatPointer,
  parentPointer,
  pointerReference,
  pointerSteps,
  referencePointer,
  valueAt,
} from "./pointer.ts";

describe("a JSON pointer", () => {
  it.each([
    ["", []],
    ["/", [""]],
    ["/a~1b/m~0n/~01", ["a/b", "m~n", "~1"]],
    ["/paths/~1pets~1{id}/get", ["paths", "/pets/{id}", "get"]],
  ])("%j is read and written", (pointer, steps) => {
    expect(pointerSteps(pointer)).toEqual(steps);
    expect(formatPointer(steps)).toBe(pointer);
  });

  const root = { a: [{ b: 1 }], "": 0, "x/y": 2 };
  it.each([
    ["", root],
    ["/a/0/b", 1],
    ["/", 0],
    ["/x~1y", 2],
    ["/a/01", undefined],
    ["/a/-", undefined],
    ["/a/length", undefined],
    ["/constructor", undefined],
    ["/a/0/b/c", undefined],
  ])("%j finds own members only", (pointer, value) => {
    expect(valueAt(root, pointer)).toEqual(value);
  });

  it("has a parent", () => {
    expect(["", "/a", "/a/b"].map(parentPointer)).toEqual(["", "", "/a"]);
  });

  it("never takes inherited members", () => {
    expect(childAt({}, "toString")).toBeUndefined();
  });
});

describe("a local reference", () => {
  it.each([
    ["#", ""],
    ["#/a%20b/c~1d", "/a b/c~1d"],
    ["#/paths/~1x~1%7Bid%7D", "/paths/~1x~1{id}"],
    ["#anchor", undefined],
    ["#/%E0%A4%A", undefined],
    ["other.yaml#/a", undefined],
  ])("%j means %j", (reference, pointer) => {
    expect(referencePointer(reference)).toBe(pointer);
  });

  it("is written so that it is read back", () => {
    for (const pointer of ["", "/a b", "/100%", "/a#b", "/ü/~1x~1{id}"])
      expect(referencePointer(pointerReference(pointer))).toBe(pointer);
  });
});
