import { execFileSync, spawnSync } from "node:child_process";
import type { Verdict } from "@callsheet/diff";

/** Another tool that grades changes. */
export interface Grader {
  readonly name: string;
  /** The tool's verdict on a change: its worst one for clients, in our words. */
  grade(old: string, fresh: string): Verdict | "unknown";
}

/** The other tools that are installed; one line says which are not. */
export function otherGraders(): Grader[] {
  const oasdiff: Grader = {
    name: "oasdiff",
    grade(old, fresh) {
      const { stdout } = spawnSync("oasdiff", ["changelog", old, fresh, "--format", "json"], {
        encoding: "utf8",
      });
      if (stdout === "") return "unknown";
      const levels =
        (JSON.parse(stdout || "[]") as { level: number }[] | null)?.map(({ level }) => level) ?? [];
      return levels.includes(3)
        ? "breaking"
        : levels.includes(2)
          ? "risky"
          : levels.length > 0
            ? "additive"
            : "none";
    },
  };
  const redocly: Grader = {
    name: "Redocly",
    grade(old, fresh) {
      const { stdout } = spawnSync("redocly", ["diff", old, fresh, "--format", "json", "--fail-on", "none"], {
        encoding: "utf8",
      });
      if (!stdout.includes("{")) return "unknown";
      const text = stdout.slice(stdout.indexOf("{"));
      const impacts = [...text.matchAll(/"impact":\s*"(major|minor|patch)"/g)].map(([, impact]) => impact);
      return impacts.includes("major") ? "breaking" : impacts.includes("minor") ? "additive" : "none";
    },
  };
  return [oasdiff, redocly].filter(({ name }) => {
    try {
      execFileSync(name.toLowerCase(), ["--version"], { stdio: "ignore" });
      return true;
    } catch {
      console.log(`skipped: ${name} is not installed`);
      return false;
    }
  });
}
