import { expect, test } from "vitest";
import { mix } from "../world/random.ts";
import { DueQueue } from "./due-queue.ts";

test("items come out in order, whenever they are taken", () => {
  const queue = new DueQueue<{ at: number }>();
  const model: number[] = [];
  for (let step = 0; step < 3000; step++) {
    // First twice as many are put in as taken out, then the other way round.
    if (mix(1, step) % 3 < (step < 1500 ? 1 : 2)) expect(queue.take()?.at).toBe(model.shift());
    else {
      const at = mix(2, step) % 50;
      queue.add({ at });
      model.push(at);
      model.sort((a, b) => a - b);
    }
    expect([queue.size, queue.first?.at]).toEqual([model.length, model[0]]);
  }
});
