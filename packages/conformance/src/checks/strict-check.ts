import { type Check, caseFinding } from "./check.ts";

/** What lenient servers accept, and the strict column of the policy does not. */
const LENIENCIES: readonly (readonly [id: RegExp, keyword: string, what: string])[] = [
  [/\/path\/trailing-slash$/, "trailing-slash", "a path with a slash more at its end"],
  [/\/path\/other-case$/, "path-case", "a path in other letters, upper or lower case"],
  [/\/media\/content-type\/missing$/, "content-type", "a body that does not say of what media type it is"],
  [/\/body\/encoding\//, "content", "a body that is not UTF-8"],
  [/\/body\/malformed\/(?:nan|infinity|negative-infinity)$/, "content", "a number that JSON does not have"],
  [/\/header\/query\/[^/]+\/twice$/, "doubled-parameter", "a query parameter that is sent twice"],
];

/** With `strict`: nothing outside the contract is accepted, however usual leniency is. */
export const strictCheck: Check = {
  name: "strict",
  decides:
    "Only with --strict, and for documents that name their protocol (`info.x-callsheet-service`): a path in another case or with a slash more, a body without Content-Type, in another encoding than UTF-8 or with NaN, and a query parameter sent twice do not succeed; a method that a path does not have gets 405, not 404.",
  run: (input) => {
    if (!input.strict || input.reply.status >= 300) return [];
    const found = LENIENCIES.find(([id]) => id.test(input.case.id));
    if (!found) return [];
    const [, keyword, what] = found;
    const finding = caseFinding("strict", input, `The target takes ${what} (status ${input.reply.status}).`);
    return [{ ...finding, rule: { ...finding.rule, keyword } }];
  },
};
