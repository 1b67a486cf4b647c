import type { Finding } from "./finding.ts";
import type { Problem } from "./rule.ts";
import { patternProblems } from "./rules/http/schemas.ts";
import { childOf, type Located, listSteps } from "./source/located.ts";
import type { SourceFile } from "./source/source-file.ts";
import { TextPositions } from "./source/text-positions.ts";
import { placeFinding, SpecSources } from "./spec-sources.ts";
import { versionOf } from "./walk/version.ts";
import { walkDocument } from "./walk/walk-document.ts";

/**
 * Finds the patterns that a hostile text can keep busy and those that no engine can read, for whoever makes code of them that matches
 * what anyone sends.
 */
export async function findUnsafePatterns(sources: SpecSources): Promise<Finding[]> {
  const files = sources.documents.map(({ file }) => sources.open(file));
  return files.flatMap((file) =>
    "refusal" in file
      ? []
      : unsafePatterns(file, sources).map(({ located, message }) =>
          placeFinding({ ...located, rule: "safe-pattern", severity: "error", message }),
        ),
  );
}

/** The first unsafe pattern of a document in one piece, with its JSON pointer. */
export async function findUnsafePattern(
  root: unknown,
): Promise<{ pointer: string; problem: string } | undefined> {
  const file: SourceFile = { path: "document", value: root, positions: new TextPositions("") };
  const [first] = unsafePatterns(file, new SpecSources("", []));
  if (!first) return undefined;
  const escaped = listSteps(first.located.steps).map((step) =>
    step.replaceAll("~", "~0").replaceAll("/", "~1"),
  );
  return { pointer: `/${escaped.join("/")}`, problem: first.message };
}

function unsafePatterns(file: SourceFile, sources: SpecSources): (Problem & { readonly located: Located })[] {
  const found: (Problem & { readonly located: Located })[] = [];
  const version = versionOf(file.value);
  walkDocument(file, {
    sources,
    version: typeof version === "string" ? version : "3.1",
    visited: new Map(),
    visitor: {
      place(place) {
        if (place.type.name !== "Schema") return;
        for (const problem of patternProblems(place.value))
          found.push({ ...problem, located: (problem.at ?? []).reduce(childOf, place as Located) });
      },
      mistyped: () => undefined,
      reference: () => undefined,
    },
  });
  return found;
}
