import { label, type PathLabels } from "./path.ts";

/** How many ways to read a path are tried, whatever the path. */
const most = 64;

/**
 * Compiles the ways to read a path whose template has several labels in one step: `/files/{name}.{ext}` reads
 * `/files/a.tar.gz` in two ways, and only the constraints on the labels tell which is meant. Undefined for a
 * template without such a step.
 */
export function compileReadings(template: string): ((path: string) => readonly PathLabels[]) | undefined {
  const steps = (template.split("?", 1)[0] ?? "").split("/").map((step) => step.split(label));
  if (!steps.some(({ length }) => length > 4)) return undefined;
  return (path) => {
    const sent = path.split("/");
    if (sent.length !== steps.length) return [];
    let readings: Pairs[] = [[]];
    for (const [index, step] of steps.entries()) {
      const ways = readStep(step, sent[index] ?? "", { tries: 0 });
      readings = readings.flatMap((before) => ways.map((way) => [...before, ...way])).slice(0, most);
    }
    return readings.map((pairs) => Object.assign(Object.create(null), Object.fromEntries(pairs)));
  };
}

type Pairs = readonly (readonly [name: string, text: string])[];

/** The ways to read a step: texts, labels and plus signs alternate; the shortest labels come first. */
function readStep(
  [text = "", name, , ...rest]: readonly string[],
  sent: string,
  budget: { tries: number },
): Pairs[] {
  if (!sent.startsWith(text)) return [];
  const left = sent.slice(text.length);
  if (name === undefined) return left === "" ? [[]] : [];
  const [next = ""] = rest;
  if (rest.length === 1)
    return left.length > next.length && left.endsWith(next)
      ? [[[name, left.slice(0, left.length - next.length)]]]
      : [];
  const ways: Pairs[] = [];
  for (let end = left.indexOf(next, 1); end > 0 && budget.tries++ < most; end = left.indexOf(next, end + 1))
    for (const way of readStep(rest, left.slice(end), budget))
      ways.push([[name, left.slice(0, end)], ...way]);
  return ways;
}
