import path from "node:path";
import { generateSdk } from "./generate-sdk.ts";
import { asObject, own } from "./json.ts";
import { readBundle, readBundles } from "./read-bundle.ts";
import { SdkError } from "./sdk-error.ts";
import { isSemver } from "./semver.ts";
import { UsageError } from "./usage-error.ts";

const help = `
Usage: callsheet sdk <generator> [options]

Makes clients in another language with openapi-generator (needs Java 11 or later): python, java, go or any other of its generators.
A reply with a value or member that a document does not know ends no client. Each client replaces the last one of its folder, whole.

Options:
  --document <file>     a bundled OpenAPI 3.1 document, JSON or YAML (default: each of packages/contract/openapi)
  --out <folder>        where to write: a folder for each document (default: sdk/<generator>)
  --package-version <v> the version of the packages (default: the document's own where it is a semantic version, else 0.1.0)
  --properties <list>   options of the generator, such as packageName=studio,library=okhttp-gson
  -h, --help            print this

Example:
  callsheet sdk python --document packages/contract/openapi/nimble.json --package-version 1.4.0
  pip install ./sdk/python/nimble
`;

interface SdkValues {
  readonly document?: string | undefined;
  readonly out?: string | undefined;
  readonly "package-version"?: string | undefined;
  readonly properties?: string | undefined;
}

/** The command `callsheet sdk <generator>`: what it is called, what it takes and what it does. */
export const sdkCommand = {
  name: "sdk",
  help,
  options: {
    document: { type: "string" },
    out: { type: "string" },
    "package-version": { type: "string" },
    properties: { type: "string" },
  },
  /** The arguments that are no options, in their order. */
  positionals: ["generator"],
  run,
} as const;

/** Makes the clients and returns the exit code. What went wrong is one line on standard error. */
async function run(values: SdkValues, positionals: readonly string[]): Promise<number> {
  try {
    const [generator, ...more] = positionals;
    if (generator === undefined) throw new UsageError("name a generator, such as `callsheet sdk python`");
    if (more.length > 0) throw new UsageError(`one generator at a time: \`${more.join(" ")}\` is too much`);
    const { document, out = path.join("sdk", generator) } = values;
    const properties = readProperties(values.properties ?? "");
    const version = values["package-version"];
    if (version !== undefined && !isSemver(version))
      throw new UsageError(`--package-version \`${version}\` is not a semantic version, such as 1.2.3`);
    const bundles =
      document === undefined ? await readBundles("packages/contract/openapi") : [await readBundle(document)];
    for (const bundle of bundles) {
      const folder = path.join(out, bundle.id);
      await generateSdk({
        document: bundle.document,
        generator,
        out: folder,
        version: version ?? ownVersion(bundle.document),
        properties,
      });
      console.log(`made ${folder}`);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof SdkError || isSystemError(error))) throw error;
    console.error(`sdk: ${error.message}`);
    return error instanceof UsageError ? 2 : 1;
  }
}

function ownVersion(document: unknown): string {
  const version = own(asObject(own(asObject(document), "info")), "version");
  return isSemver(version) ? version : "0.1.0";
}

function isSystemError(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}

function readProperties(list: string): Readonly<Record<string, string>> {
  const pairs = list.split(",").filter((pair) => pair !== "");
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, name, value] = /^([A-Za-z][A-Za-z0-9]*)=(.*)$/s.exec(pair) ?? [];
      if (name === undefined || value === undefined)
        throw new UsageError(`--properties takes name=value pairs: \`${pair}\` is not one`);
      return [name, value];
    }),
  );
}
