import { textOf } from "../wire/reply.ts";
import { type Check, caseFinding } from "./check.ts";

const INTERNALS: readonly (readonly [string, RegExp])[] = [
  ["a stack trace of JavaScript", /\n\s+at .{1,300}:\d+:\d+\)?/],
  ["a stack trace of Java", /\n\s+at [\w$.]{3,200}\([\w$]+\.java:\d+\)/],
  ["a stack trace of Python", /Traceback \(most recent call last\)/],
  ["a stack trace of Go", /goroutine \d+ \[running\]/],
  [
    "an error of a database",
    /\b(?:SQLSTATE\[?\w{5}|syntax error at or near|SQLITE_[A-Z]+|ORA-\d{5}|You have an error in your SQL syntax)/,
  ],
];

/** Errors reveal nothing about the inside of the target. */
export const noInternalsCheck: Check = {
  name: "no-internals",
  decides: "The body of an answer from 400 on shows no stack trace and no error text of a database.",
  run: (input) => {
    if (input.reply.status < 400) return [];
    const text = textOf(input.reply).replaceAll("\\n", "\n").slice(0, 100_000);
    const shown = INTERNALS.find(([, pattern]) => pattern.test(text));
    return shown
      ? [
          caseFinding(
            "no-internals",
            input,
            `The body of the answer with status ${input.reply.status} shows ${shown[0]}.`,
          ),
        ]
      : [];
  },
};

/** Nothing of a request becomes a header of the answer. */
export const headerInjectionCheck: Check = {
  name: "header-injection",
  decides:
    "A request that hides a line break and a Set-Cookie header in its path does not get that header back.",
  run: (input) => {
    if (!/%0d%0aset-cookie/i.test(input.case.request.path)) return [];
    const cookie = input.reply.headers.get("set-cookie") ?? "";
    return cookie.includes("a=b")
      ? [caseFinding("header-injection", input, "A line break in the path became a header of the answer.")]
      : [];
  },
};
