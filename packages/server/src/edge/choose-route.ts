import { escapeUri, type Selector, selectorKey } from "@callsheet/protocol";

/**
 * One of the operations with the same method and path, which differ in the constant query of their templates,
 * or in selectors.
 */
export interface Choice<Target> {
  /** The pairs of the template's constant query, as written. */
  readonly query: readonly string[];
  readonly when?: readonly Selector[] | undefined;
  readonly target: Target;
}

/** The pairs of the constant query of a path template. */
export function constantQuery(template: string): readonly string[] {
  const cut = template.indexOf("?");
  return cut < 0 ? [] : template.slice(cut + 1).split("&");
}

/**
 * The choices with one more, those with the most pairs and selectors first. Undefined when another choice has
 * the same ones.
 */
export function addChoice<Target>(
  choices: readonly Choice<Target>[],
  choice: Choice<Target>,
): readonly Choice<Target>[] | undefined {
  const key = ({ query, when = [] }: Choice<Target>) =>
    `${[...query].sort().join("&")} ${when.map(selectorKey).sort()}`;
  const size = ({ query, when = [] }: Choice<Target>) => query.length + when.length;
  if (choices.some((other) => key(other) === key(choice))) return undefined;
  return [...choices, choice].sort((a, b) => size(b) - size(a));
}

/** The parts of a request that matter here. */
interface Sent {
  readonly query: string;
  header(name: string): string | undefined;
}

/**
 * The target whose constant query and selectors a request has. With a single choice, they play no part in
 * routing: a client that leaves them out means the same. If only selectors distinguish choices and none
 * matches, the first choice says so.
 */
export function chooseRoute<Target>(choices: readonly Choice<Target>[], sent: Sent): Target | undefined {
  const [first] = choices;
  if (choices.length === 1) return first?.target;
  const pairs = new Set(sent.query.split("&"));
  const found = choices.find(
    ({ query, when = [] }) =>
      query.every((pair) => pairs.has(pair)) && when.every((selector) => isThere(selector, pairs, sent)),
  );
  return (found ?? (choices.every(({ when }) => when) ? first : undefined))?.target;
}

function isThere({ in: place, name, value }: Selector, pairs: ReadonlySet<string>, sent: Sent): boolean {
  if (place === "header") {
    const text = sent.header(name.toLowerCase());
    return value === undefined ? text !== undefined : text === value;
  }
  const key = escapeUri(name);
  if (value !== undefined) return pairs.has(`${key}=${escapeUri(value)}`);
  return [...pairs].some((pair) => pair === key || pair.startsWith(`${key}=`));
}
