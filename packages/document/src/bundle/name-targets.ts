import { pointerSteps } from "../json/pointer.ts";
import { baseName } from "../source/file-path.ts";
import type { Target } from "./linker.ts";

/**
 * Gives every target the name of the component that it becomes. The first three rules do not depend on the
 * order of references:
 *
 * 1. A component of the root document keeps its name. One that is only a reference to another file gives its
 * name to its target.
 * 2. Otherwise the name is the last step of the target's pointer, or, for a whole file, the file's name
 * without its extension. Characters that a component's name cannot have become `_`.
 * 3. Where two targets, or a target and a component of the root, would have the same name, each target gets
 * the names around it in front, nearest first, until they differ: the file's (for a pointer), then its
 * folders' (`order_item`, `ship_item`).
 * 4. Where that is not enough, the second to be referred to is numbered `_2`, and so on.
 */
export function nameTargets(
  targets: readonly Target[],
  rootNames: (group: string) => readonly string[],
): void {
  for (const group of new Set(targets.map((target) => target.group))) {
    const members = targets.filter((target) => target.group === group);
    const taken = new Set(rootNames(group));
    for (const target of members) if (target.home) target.name = pointerSteps(target.home).at(-1) ?? "";
    nameGroup(
      members.filter((target) => !target.home),
      taken,
    );
  }
}

function nameGroup(members: readonly Target[], taken: Set<string>): void {
  const alike = groupByBase(members);
  const claim = (target: Target, name: string): void => {
    target.name = name;
    taken.add(name);
  };
  const numbered = numbering(taken);
  const shared: Target[][] = [];
  for (const [base, [first, ...others]] of alike) {
    if (first && others.length === 0 && !taken.has(base)) claim(first, base);
    else if (first) shared.push([first, ...others]);
  }
  for (const targets of shared) {
    const names = distinctNames(targets, taken);
    for (const [index, target] of targets.entries()) claim(target, numbered(names[index] ?? ""));
  }
}

/** The name of a target when no other one wants it. */
export function targetBase({ pointer, file }: Target): string {
  return componentName(pointerSteps(pointer).at(-1) ?? baseName(file.path));
}

function distinctNames(targets: readonly Target[], taken: ReadonlySet<string>): string[] {
  const trails = targets.map(trailOf);
  const longest = Math.max(...trails.map((trail) => trail.length));
  for (let length = 2; length < longest; length++) {
    const names = trails.map((trail) => trailName(trail, length));
    if (new Set(names).size === names.length && !names.some((name) => taken.has(name))) return names;
  }
  return trails.map((trail) => trailName(trail, longest));
}

/** The target's own name, then the names around it, nearest first. */
function trailOf(target: Target): string[] {
  const folders = target.file.path.split("/").slice(0, -1).reverse();
  const file = target.pointer === "" ? [] : [componentName(baseName(target.file.path))];
  return [targetBase(target), ...file, ...folders.map(componentName)];
}

function trailName(trail: readonly string[], length: number): string {
  return trail.slice(0, length).reverse().join("_");
}

/**
 * Makes names unique by a number. Each name continues where it stopped: a thousand equal names must not take
 * a million tries.
 */
function numbering(taken: ReadonlySet<string>): (name: string) => string {
  const counts = new Map<string, number>();
  return (name) => {
    let unique = name;
    for (let count = counts.get(name) ?? 2; taken.has(unique); count++) {
      unique = `${name}_${count}`;
      counts.set(name, count + 1);
    }
    return unique;
  };
}

function componentName(text: string): string {
  return text.replaceAll(/[^A-Za-z0-9._-]/g, "_") || "_";
}

function groupByBase(targets: readonly Target[]): Map<string, Target[]> {
  const groups = new Map<string, Target[]>();
  for (const target of targets) {
    const base = targetBase(target);
    const group = groups.get(base);
    if (group) group.push(target);
    else groups.set(base, [target]);
  }
  return groups;
}
