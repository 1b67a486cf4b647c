import { isObject, nearest, pointerStep } from "@callsheet/document";
import { type MemberShape, type ObjectKind, shapes } from "./shapes.ts";

/** Called with each problem: its place and its description. */
export type Report = (pointer: string, message: string) => void;

type Shaped<T> = Extract<MemberShape, { type: T }>;

/** Checks values of an Arazzo document against the shapes of their kinds. */
export class ShapeCheck {
  private readonly report: Report;

  constructor(report: Report) {
    this.report = report;
  }

  object(kind: ObjectKind, value: unknown, pointer: string): void {
    if (!isObject(value)) {
      this.report(pointer, "is not an object");
      return;
    }
    const isReference = shapes[kind].reusable && Object.hasOwn(value, "reference");
    const { members, required } = isReference ? shapes.reusable : shapes[kind];
    for (const name of required) if (!Object.hasOwn(value, name)) this.report(pointer, `lacks "${name}"`);
    for (const [name, child] of Object.entries(value)) {
      const place = pointer + pointerStep(name);
      const member = Object.hasOwn(members, name) ? members[name] : undefined;
      if (member) this.member(member, child, place);
      else if (!name.startsWith("x-")) this.report(place, unknownMember(name, Object.keys(members)));
    }
  }

  private member(member: MemberShape, value: unknown, pointer: string): void {
    switch (member.type) {
      case "text":
        this.text(member, value, pointer);
        break;
      case "number":
        this.number(member, value, pointer);
        break;
      case "object":
        this.object(member.of, value, pointer);
        break;
      case "textOrObject":
        if (isObject(value)) this.object(member.of, value, pointer);
        else this.text({ type: "text", values: member.values }, value, pointer);
        break;
      case "schema":
        if (!isObject(value) && typeof value !== "boolean") this.report(pointer, "is not a JSON Schema");
        break;
      case "list":
        this.list(member, value, pointer);
        break;
      case "map":
        this.map(member, value, pointer);
        break;
      case "any":
    }
  }

  private list({ of, least = 0 }: Shaped<"list">, value: unknown, pointer: string): void {
    if (!Array.isArray(value)) this.report(pointer, "is not a list");
    else if (value.length < least) this.report(pointer, "is empty");
    else for (const [index, item] of value.entries()) this.item(of, item, `${pointer}/${index}`);
  }

  private map({ of }: Shaped<"map">, value: unknown, pointer: string): void {
    if (!isObject(value)) this.report(pointer, "is not an object");
    else for (const [name, item] of Object.entries(value)) this.item(of, item, pointer + pointerStep(name));
  }

  private item(of: MemberShape | ObjectKind, value: unknown, pointer: string): void {
    if (typeof of === "string") this.object(of, value, pointer);
    else this.member(of, value, pointer);
  }

  private text({ pattern, values }: Shaped<"text">, value: unknown, pointer: string): void {
    if (typeof value !== "string" || value === "") this.report(pointer, "is not a text");
    else if (pattern && !pattern.test(value))
      this.report(pointer, `"${value}" has characters other than letters, digits, _ and -`);
    else if (values && !values.includes(value))
      this.report(pointer, `"${value}" is not one of ${values.join(", ")}`);
  }

  private number({ whole = false, most }: Shaped<"number">, value: unknown, pointer: string): void {
    if (typeof value !== "number" || value < 0 || (whole && !Number.isInteger(value)))
      this.report(pointer, `is not a ${whole ? "whole " : ""}number from 0 on`);
    else if (value > most) this.report(pointer, `is more than ${most}, the most there is`);
  }
}

function unknownMember(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  return near === undefined
    ? `has no meaning here; known are ${known.join(", ")}`
    : `has no meaning here; did you mean "${near}"?`;
}
