import { existsSync } from "node:fs";
import path from "node:path";

/** How a project installs packages and runs their commands. */
export interface PackageManager {
  readonly add: string;
  readonly addDev: string;
  readonly run: string;
}

const managers = {
  npm: { add: "npm install", addDev: "npm install --save-dev", run: "npx" },
  pnpm: { add: "pnpm add", addDev: "pnpm add --save-dev", run: "pnpm exec" },
  yarn: { add: "yarn add", addDev: "yarn add --dev", run: "yarn" },
  bun: { add: "bun add", addDev: "bun add --dev", run: "bunx" },
} satisfies Readonly<Record<string, PackageManager>>;

const locks: readonly (readonly [string, keyof typeof managers])[] = [
  ["pnpm-lock.yaml", "pnpm"],
  ["yarn.lock", "yarn"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["package-lock.json", "npm"],
];

/** The package manager that a project uses, by its lockfile in the folder or above it. */
export function findPackageManager(folder: string): PackageManager {
  const found = locks.find(([name]) => existsSync(path.join(folder, name)));
  if (found) return managers[found[1]];
  const above = path.dirname(folder);
  return above === folder ? managers.npm : findPackageManager(above);
}
