import { expect, test } from "vitest";
import { WallClock } from "./wall-clock.ts";

const hour = 3_600_000;

function clock(begin = 0) {
  const time = { wall: begin };
  return { time, of: new WallClock(() => time.wall) };
}

test("a clock that is set back goes on from where it was, for the worlds that saw it", () => {
  const { time, of } = clock();
  const row = { id: "a", wall_high: 0 };
  time.wall = hour;
  expect(of.read(row)).toBe(hour);
  time.wall = 1000;
  expect(of.read(row)).toBe(hour);
  time.wall = 1500;
  expect(of.read(row)).toBe(hour + 500);
  expect(of.read({ id: "b", wall_high: 0 })).toBe(1500);
  expect(of.now()).toBe(1500);
});

test("a row that is ahead, from an earlier process or another one, sets the time from there on", () => {
  const { time, of } = clock(1000);
  expect(of.read({ id: "a", wall_high: hour })).toBe(hour);
  time.wall += 20;
  expect(of.read({ id: "a", wall_high: hour })).toBe(hour + 20);
  expect(of.read({ id: "a", wall_high: hour + 500 })).toBe(hour + 500);
  time.wall += 20;
  expect(of.estimate("a")).toBe(hour + 520);
});

test("a recreated world begins by the wall clock, whoever created it", () => {
  const { time, of } = clock();
  of.read({ id: "a", wall_high: hour });
  time.wall = 5000;
  expect(of.read({ id: "a", wall_high: 4000 })).toBe(5000);
  of.read({ id: "b", wall_high: hour });
  of.forget("b");
  expect(of.estimate("b")).toBe(5000);
});
