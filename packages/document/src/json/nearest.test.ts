import { expect, it } from "vitest";
import { didYouMean, nearest } from "./nearest.ts";

it.each([
  ["Pett", ["Pet", "Pets", "Owner"], "Pet"],
  ["pet", ["Pet", "Bet"], "Pet"],
  ["order.yml", ["ship.yaml", "order.yaml"], "order.yaml"],
  ["Stage", ["Channel", "Session"], undefined],
  ["x".repeat(200), ["x".repeat(200)], undefined],
])("%s is nearest to the name most like it", (name, names, best) => {
  expect(nearest(name, names)).toBe(best);
});

it("becomes the end of a sentence", () => {
  expect(didYouMean("Pett", ["Pet"])).toBe('; did you mean "Pet"?');
  expect(didYouMean("Pett", [])).toBe("");
});
