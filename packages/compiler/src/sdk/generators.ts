import type { DownLevelOptions } from "./down-level/down-level.ts";

/** What we know about a generator. */
interface GeneratorFacts extends DownLevelOptions {
  /** Options that name the package, and those without which a client fails on what a newer server sends. */
  readonly properties: (words: readonly string[]) => Readonly<Record<string, string>>;
}

/** The generators whose clients are proven. Any other one gets what they all understand. */
const generators: Readonly<Record<string, GeneratorFacts>> = {
  python: {
    properties: (words) => ({ packageName: words.join("_"), projectName: words.join("-") }),
  },
  java: {
    bodiesRequired: true, // it sends `null` for a body that is left out
    properties: (words) => ({
      library: "native", // the JDK's own HTTP client, with Jackson
      groupId: words.join(""),
      artifactId: words.join("-"),
      invokerPackage: words.join(""),
      apiPackage: `${words.join("")}.api`,
      modelPackage: `${words.join("")}.model`,
    }),
  },
  go: {
    bodiesRequired: true, // it sends `null` for a body that is left out, too
    properties: (words) => ({
      packageName: words.join(""),
      gitHost: "example.com",
      gitUserId: "sdk",
      gitRepoId: words.join("-"),
    }),
  },
};

/**
 * The options by which generators name the version of their output. Each reads its own and ignores the
 * others.
 */
const versionProperties = [
  "artifactVersion",
  "gemVersion",
  "moduleVersion",
  "npmVersion",
  "packageVersion",
  "podVersion",
  "pubVersion",
];

/** The options of a generator unless the caller says otherwise. */
export function generatorProperties(
  generator: string,
  { words, version }: { readonly words: readonly string[]; readonly version: string },
): Readonly<Record<string, string>> {
  return {
    hideGenerationTimestamp: "true",
    disallowAdditionalPropertiesIfNotPresent: "false", // without it, Go refuses a reply with an unknown member
    ...Object.fromEntries(versionProperties.map((name) => [name, version])),
    ...(Object.hasOwn(generators, generator) && generators[generator]?.properties(words)),
  };
}

/** How a document is prepared for a generator. */
export function downLevelOptions(generator: string): DownLevelOptions {
  const facts = Object.hasOwn(generators, generator) ? generators[generator] : undefined;
  return { bodiesRequired: facts?.bodiesRequired ?? false };
}
