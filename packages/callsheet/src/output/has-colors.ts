import process from "node:process";

/** Colors are for people at a terminal. https://no-color.org */
export function hasColors(): boolean {
  return Boolean(process.stdout.isTTY) && !process.env.NO_COLOR && process.env.TERM !== "dumb";
}
