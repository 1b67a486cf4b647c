// One subject in a process of its own: prints the CPU nanoseconds of one validation for each kind of value.
import { createPayloads } from "./payloads.ts";
import { type Check, subjects } from "./subjects.ts";

const [name = ""] = process.argv.slice(2);
const make = subjects[name];
if (!make) throw new Error(`There is no subject called ${name}`);
const { small, full } = await make();
const payloads = createPayloads();

console.log(
  JSON.stringify({
    small: measure(small, payloads.small, true, 40),
    smallInvalid: measure(small, payloads.smallInvalid, false, 40),
    full: measure(full, payloads.full, true, 40),
    fullInvalid: measure(full, payloads.fullInvalid, false, 40),
  }),
);

/** The median of seven stretches of about `stretch` milliseconds each, after two to warm up. */
function measure(check: Check, values: readonly unknown[], valid: boolean, stretch: number): number {
  if (values.some((value) => check(value) !== valid))
    throw new Error(
      `${name} takes a ${valid ? "valid value for an invalid" : "invalid value for a valid"} one`,
    );
  const rounds = roundsIn(check, values, stretch);
  const times = Array.from({ length: 9 }, () => time(check, values, rounds)).slice(2);
  return times.toSorted((a, b) => a - b)[3] ?? Number.NaN;
}

function roundsIn(check: Check, values: readonly unknown[], stretch: number): number {
  let rounds = 100;
  while (rounds * values.length * time(check, values, rounds) < stretch * 1e6) rounds *= 2;
  return rounds;
}

function time(check: Check, values: readonly unknown[], rounds: number): number {
  let valid = 0;
  const start = process.cpuUsage();
  for (let round = 0; round < rounds; round++) {
    for (const value of values) if (check(value)) valid++;
  }
  const { user, system } = process.cpuUsage(start);
  if (valid % rounds !== 0) throw new Error("The verdict changed");
  return ((user + system) * 1000) / (rounds * values.length);
}
