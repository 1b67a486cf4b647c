import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { findCircles, importsOf, sourceFiles, targetOf } from "./imports.ts";

const root = path.resolve(import.meta.dirname, "..");

/** Who may import whom. An unlisted package fails the test. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  protocol: [],
  document: ["protocol"],
  contract: ["protocol"],
  validators: ["protocol", "contract"],
  client: ["protocol", "contract"],
  server: ["protocol", "contract", "validators"],
  mock: ["server", "document", "conformance", "protocol", "contract", "validators"],
  sandbox: ["server", "protocol", "contract", "validators"],
  conformance: ["document", "protocol", "contract"],
  compiler: ["document", "protocol"],
  diff: ["document", "conformance"],
  workbench: ["compiler", "conformance", "document", "protocol"],
  callsheet: ["compiler", "document", "protocol", "conformance", "mock", "diff", "workbench", "sandbox"],
};

/** What is bundled into the workbench's page: its package does not depend on it. */
const bundled: Readonly<Record<string, readonly string[]>> = {
  workbench: ["client", "validators", "sandbox"],
};

/** Types that a package may take from another one only for its type declarations. */
const typesOnly = new Set(["validators → contract"]);

const packages = readdirSync(path.join(root, "packages"));

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

function manifest(name: string): Manifest {
  return JSON.parse(readFileSync(path.join(root, "packages", name, "package.json"), "utf8")) as Manifest;
}

function ours(dependencies: Readonly<Record<string, string>> = {}): string[] {
  return Object.keys(dependencies).flatMap((name) => /^@callsheet\/(.+)$/.exec(name)?.[1] ?? []);
}

/** Source files of a package by path, without test-only files. */
function sources(name: string): string[] {
  const folder = path.join(root, "packages", name, "src");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.([mc]?[jt]s|tsx)$/.test(file) && !/\.test(-d|-support)?\.ts$/.test(file))
    .map((file) => path.join(folder, file));
}

test("every package has its place in the table", () => {
  expect(packages.toSorted()).toEqual(Object.keys(allowed).toSorted());
});

describe.each(packages)("%s", (name) => {
  test("depends on no package that it may not import", () => {
    const { dependencies, peerDependencies } = manifest(name);
    const used = [...ours(dependencies), ...ours(peerDependencies)];
    expect(used.filter((other) => !allowed[name]?.includes(other))).toEqual([]);
  });

  test("imports no package of ours that its manifest does not name", () => {
    const { dependencies, peerDependencies, devDependencies } = manifest(name);
    const named = new Set([name, ...ours(dependencies), ...ours(peerDependencies)]);
    for (const other of bundled[name] ?? []) named.add(other);
    const typed = new Set([
      ...named,
      ...ours(devDependencies).filter((other) => typesOnly.has(`${name} → ${other}`)),
    ]);
    const strays = sources(name).flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/^(import|export)( type)?[^;]*? from "@callsheet\/([a-z]+)/gm)]
        .filter(([, , type, other = ""]) => !(type ? typed : named).has(other))
        .map(([line]) => `${path.relative(root, file)}: ${line}`),
    );
    expect(strays).toEqual([]);
  });
});

describe("hand-written code names no operation", () => {
  const operations = readdirSync(path.join(root, "packages/contract/openapi")).flatMap((file) => {
    const { paths } = JSON.parse(
      readFileSync(path.join(root, "packages/contract/openapi", file), "utf8"),
    ) as {
      paths: Record<string, Record<string, { operationId?: string }>>;
    };
    return Object.values(paths).flatMap((item) =>
      Object.values(item).flatMap(({ operationId }) => operationId ?? []),
    );
  });
  const pattern = new RegExp(`\\b(?:${operations.join("|")})`, "i");
  const scripts = readdirSync(path.join(root, "scripts"), { recursive: true, encoding: "utf8" })
    .filter(
      (file) => /\.(ts|mjs|mustache)$/.test(file) && !file.includes("node_modules") && !/\.test/.test(file),
    )
    .map((file) => path.join(root, "scripts", file));
  const handWritten = [...scripts, ...packages.filter((name) => name !== "sandbox").flatMap(sources)].filter(
    (file) => !/[\\/]gen[\\/]/.test(file),
  );

  test("there are operations and files to check", () => {
    expect(operations.length).toBeGreaterThan(4);
    expect(handWritten.length).toBeGreaterThan(50);
  });

  test("outside the documents, the sandbox, tests and prose", () => {
    const strays = handWritten.flatMap((file) => {
      const code = readFileSync(file, "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
      const [name] = pattern.exec(code) ?? [];
      return name === undefined ? [] : [`${path.relative(root, file)} names ${name}`];
    });
    expect(strays).toEqual([]);
  });
});

describe("imports", () => {
  test.each(packages)("of %s have no circles", (name) => {
    expect(findCircles(sourceFiles(`packages/${name}/src`))).toEqual([]);
  });

  test("reach another package only through its exports", () => {
    const folders = [...packages.map((name) => `packages/${name}`), "scripts", "test"];
    const strays = folders.flatMap((folder) =>
      sourceFiles(folder)
        .flatMap(importsOf)
        .filter((one) => {
          const target = targetOf(one);
          return target !== undefined && !target.startsWith(path.join(root, folder) + path.sep);
        })
        .map(({ from, specifier }) => `${path.relative(root, from)} imports ${specifier}`),
    );
    expect(strays).toEqual([]);
  });
});

describe("one reader", () => {
  const files = [...packages.map((name) => `packages/${name}/src`), "scripts"]
    .flatMap(sourceFiles)
    .filter((file) => !/[\\/]gen[\\/]|\.(test(-d|-support)?|fixture)\.ts$/.test(file));
  const code = (file: string) => readFileSync(file, "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
  const found = (pattern: RegExp, except: RegExp) =>
    files
      .map((file) => path.relative(root, file))
      .filter((file) => !except.test(file) && pattern.test(code(file)));

  test("only protocol knows how a JSON pointer is escaped", () => {
    expect(found(/"~[01]"/, /^packages\/protocol\/src\/json-pointer\.ts$/)).toEqual([]);
  });

  test("only document parses a `$ref` of OpenAPI", () => {
    // The remaining ones know `#/$defs/<name>` in schemas that document has named, write references for other
    // tools, or are documents.
    const knowing =
      /^packages\/(document\/|compiler\/src\/(emit\/|sdk\/down-level\/)|callsheet\/src\/init\/sample-document\.ts$)/;
    expect(found(/"#\/components|#\/components\/schemas\//, knowing)).toEqual([]);
    expect(found(/\.\$ref\.(split|replace|slice|match)/, knowing)).toEqual([]);
  });
});
