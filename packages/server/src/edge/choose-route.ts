/** One of the operations at a method and a path: those that share both differ in the constant query of their templates. */
export interface Choice<Target> {
  /** The pairs of the template's constant query, as written. */
  readonly query: readonly string[];
  readonly target: Target;
}

/** The pairs of the constant query of a path template. */
export function constantQuery(template: string): readonly string[] {
  const cut = template.indexOf("?");
  return cut < 0 ? [] : template.slice(cut + 1).split("&");
}

/**
 * The choices with one more, those with most pairs first. Undefined when another choice has the same pairs.
 */
export function addChoice<Target>(
  choices: readonly Choice<Target>[],
  choice: Choice<Target>,
): readonly Choice<Target>[] | undefined {
  const key = ({ query }: Choice<Target>) => [...query].sort().join("&");
  if (choices.some((other) => key(other) === key(choice))) return undefined;
  return [...choices, choice].sort((a, b) => b.query.length - a.query.length);
}

/**
 * The target whose constant query a request has. Where there is but one choice, the query does not take part
 * in routing: the client that leaves it out means the same.
 */
export function chooseRoute<Target>(choices: readonly Choice<Target>[], query: string): Target | undefined {
  if (choices.length === 1) return choices[0]?.target;
  const pairs = new Set(query.split("&"));
  return choices.find((choice) => choice.query.every((pair) => pairs.has(pair)))?.target;
}
