import type { AnyNode, BinaryExpression, Expression, PrivateIdentifier } from "acorn";

/** The nodes directly below a node, in the order of the source. */
export function childrenOf(node: AnyNode): AnyNode[] {
  const children: AnyNode[] = [];
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) children.push(...value.filter(isNode));
    else if (isNode(value)) children.push(value);
  }
  const inOrder = children.every(
    (child, index) => index === 0 || (children[index - 1] as AnyNode).start <= child.start,
  );
  return inOrder ? children : children.sort((a, b) => a.start - b.start);
}

/** Calls `visit` with a node and all below it, in the order of the source. */
export function walk(node: AnyNode, visit: (node: AnyNode) => void): void {
  visit(node);
  for (const child of childrenOf(node)) walk(child, visit);
}

/** True for the identifier of this name. */
export function isName(node: AnyNode | null | undefined, name: string | RegExp): boolean {
  return (
    node?.type === "Identifier" && (typeof name === "string" ? node.name === name : name.test(node.name))
  );
}

/** The parts of `a + b + c`, left to right. */
export function summands(node: Expression | PrivateIdentifier): (Expression | PrivateIdentifier)[] {
  return isSum(node) ? [...summands(node.left), ...summands(node.right)] : [node];
}

/** The value of a string literal, or nothing for any other node. */
export function stringOf(node: AnyNode | undefined): string | undefined {
  return node?.type === "Literal" && typeof node.value === "string" ? node.value : undefined;
}

function isSum(node: AnyNode): node is BinaryExpression {
  return node.type === "BinaryExpression" && node.operator === "+";
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}
