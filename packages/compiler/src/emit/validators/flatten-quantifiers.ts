import { type AST, RegExpParser, visitRegExpAST } from "@eslint-community/regexpp";

/**
 * Rewrites repetitions of a repetition, such as `([0-9]+)+`, as the one repetition that matches the same texts: `[0-9]+`. A backtracking
 * matcher tries every way to share a text between the two, which doubles with each character; AWS's models have such patterns.
 *
 * A pattern that refers back to a group stays as it is: what the group holds would change.
 */
export function flattenQuantifiers(pattern: string): string {
  for (let text = pattern; ; ) {
    const next = flattenOne(text);
    if (next === undefined) return text;
    text = next;
  }
}

function flattenOne(pattern: string): string | undefined {
  let found: { outer: AST.Quantifier; inner: AST.Quantifier } | undefined;
  let refers = false;
  visitRegExpAST(new RegExpParser().parsePattern(pattern, undefined, undefined, { unicode: true }), {
    onBackreferenceEnter: () => {
      refers = true;
    },
    onQuantifierEnter: (outer) => {
      const inner = onlyElement(outer.element);
      if (inner?.type === "Quantifier" && isOpen(outer) && isOpen(inner)) found ??= { outer, inner };
    },
  });
  if (!found || refers) return undefined;
  const { outer, inner } = found;
  const repetition = inner.element.raw + (outer.min === 1 && inner.min === 1 ? "+" : "*");
  return pattern.slice(0, outer.start) + repetition + pattern.slice(outer.end);
}

/** The one thing that a group holds. */
function onlyElement(element: AST.Quantifier["element"]): AST.Element | undefined {
  if (element.type !== "Group" && element.type !== "CapturingGroup") return undefined;
  const [alternative, ...others] = element.alternatives;
  return others.length === 0 && alternative?.elements.length === 1 ? alternative.elements[0] : undefined;
}

/** `+` or `*`, greedy or not: for a test, that makes no difference. */
function isOpen({ min, max }: AST.Quantifier): boolean {
  return min <= 1 && max === Number.POSITIVE_INFINITY;
}
