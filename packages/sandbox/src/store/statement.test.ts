import { expect, test } from "vitest";
import { inserts } from "./statement.ts";

const stages = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ world: "w", arn: `s${n}`, sequence: n, document: "{}" }));

test("a handful of statements inserts any number of rows", () => {
  const statements = new Set();
  for (let count = 0; count <= 600; count++) {
    const arns: unknown[] = [];
    for (const { insert, parameters } of inserts("stages", stages(count))) {
      statements.add(insert);
      arns.push(
        ...Object.entries(parameters)
          .filter(([name]) => name.startsWith("arn:"))
          .map(([, arn]) => arn),
      );
    }
    expect(arns).toEqual(stages(count).map(({ arn }) => arn));
  }
  expect(statements.size).toBe(9);
});
