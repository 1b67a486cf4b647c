import path from "node:path";
import { describeProblem, own } from "@callsheet/document";
import { bundleFile } from "@callsheet/document/node";
import { type CommandValues, defineCommand, UsageError } from "@callsheet/protocol/command";
import { bundleDocuments } from "../bundle-documents.ts";
import { displayPath, specFolder } from "../documents.ts";
import { generateSdk } from "../sdk/generate-sdk.ts";
import { asObject } from "../sdk/json.ts";
import { SdkError } from "../sdk/sdk-error.ts";
import { isSemver } from "../sdk/semver.ts";

const help = `
Usage: callsheet sdk <generator> [options]

Makes clients in another language with openapi-generator, which needs Java 11 or later: python, java, go or any other of its
generators. A reply with a value or a member that the document does not know ends no client. A client that was made before is
replaced whole.

Options:
  --spec <folder>              where the documents are (default: spec)
  --document <file>            one document instead, with the files beside it that it refers to
  --out <folder>               where to write: a folder for each document (default: sdk/<generator>)
  --package-version <version>  the version of the packages (default: the document's, if it is a semantic version, else 0.1.0)
  --properties <list>          options of the generator, such as packageName=studio,library=okhttp-gson
  -h, --help                   print this

Example:
  callsheet sdk python --package-version 1.4.0
  pip install ./sdk/python/nimble
`;

const options = {
  spec: { type: "string" },
  document: { type: "string" },
  out: { type: "string" },
  "package-version": { type: "string" },
  properties: { type: "string" },
} as const;

export const command = defineCommand({
  name: "callsheet sdk",
  help,
  options,
  words: { most: 1 },
  run: async (values, [generator]) => {
    if (generator === undefined)
      throw new UsageError("name a generator, such as `callsheet sdk python`. See --help.");
    const version = readVersion(values["package-version"]);
    const properties = readProperties(values.properties ?? "");
    for (const { id, document } of await readDocuments(values)) {
      const out = path.resolve(values.out ?? path.join("sdk", generator), id);
      await generateSdk({ document, generator, out, version: version ?? ownVersion(document), properties });
      console.log(displayPath(out));
    }
    return 0;
  },
});

async function readDocuments({
  spec,
  document: file,
}: CommandValues<typeof options>): Promise<readonly { readonly id: string; readonly document: unknown }[]> {
  if (spec !== undefined && file !== undefined)
    throw new UsageError("--spec and --document exclude each other. See --help.");
  if (file !== undefined)
    return [{ id: path.basename(file).replace(/\.[^.]+$/, ""), document: readFile(file) }];
  const bundled = await bundleDocuments(spec ?? specFolder);
  return bundled.map(({ id, openapi }) => ({ id, document: openapi }));
}

function readFile(file: string): unknown {
  const { root, problems } = bundleFile(file);
  const [problem] = problems;
  if (problem) throw new SdkError(describeProblem(problem));
  return root;
}

function readVersion(version: string | undefined): string | undefined {
  if (version === undefined || isSemver(version)) return version;
  throw new UsageError(`--package-version takes a semantic version, such as 1.2.3, not \`${version}\`.`);
}

function ownVersion(document: unknown): string {
  const version = own(asObject(own(asObject(document), "info")), "version");
  return isSemver(version) ? version : "0.1.0";
}

function readProperties(list: string): Readonly<Record<string, string>> {
  const pairs = list.split(",").filter((pair) => pair !== "");
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, name, value] = /^([A-Za-z][A-Za-z0-9]*)=(.*)$/s.exec(pair) ?? [];
      if (name === undefined || value === undefined)
        throw new UsageError(`--properties takes name=value pairs, not \`${pair}\`.`);
      return [name, value];
    }),
  );
}
