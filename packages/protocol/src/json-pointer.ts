/** A name as one step of a JSON pointer (RFC 6901): `a~1b` for `a/b`. */
export function escapeStep(name: string): string {
  return /[~/]/.test(name) ? name.replaceAll("~", "~0").replaceAll("/", "~1") : name;
}

/** The name in a step of a JSON pointer: `a/b` for `a~1b`. */
export function unescapeStep(step: string): string {
  return step.includes("~") ? step.replaceAll("~1", "/").replaceAll("~0", "~") : step;
}

/** One step of a JSON pointer with its slash: `/a~1b` for `a/b`. */
export function pointerStep(name: string | number): string {
  return `/${escapeStep(String(name))}`;
}

/** The JSON pointer through members of these names. */
export function formatPointer(steps: readonly (string | number)[]): string {
  return steps.map(pointerStep).join("");
}

/** The names of a JSON pointer, unescaped. */
export function pointerSteps(pointer: string): string[] {
  return pointer === "" ? [] : pointer.slice(1).split("/").map(unescapeStep);
}
