import { expect, test } from "vitest";
import { jsdoc } from "./jsdoc.ts";

const cases = [
  { given: "nothing", text: "  ", want: "" },
  { given: "one line", text: "Reads a thing.", want: "/** Reads a thing. */\n" },
  { given: "two lines", text: "One.\n\nTwo.", want: "/**\n * One.\n *\n * Two.\n */\n" },
  { given: "the end of a comment", text: "a */ evil() /*", want: "/** a *\\/ evil() /* */\n" },
  {
    given: "the end of a comment over a removed character",
    text: "a *\u0000/ evil()",
    want: "/** a * / evil() */\n",
  },
  {
    given: "every kind of line break",
    text: "a\r\nb\rc\u2028d\u2029e",
    want: "/**\n * a\n * b\n * c\n * d\n * e\n */\n",
  },
  { given: "text that reads backwards", text: "a\u202eb", want: "/** a b */\n" },
];

test.each(cases)("jsdoc of $given", ({ text, want }) => {
  expect(jsdoc(text)).toBe(want);
});
