import path from "node:path";
import { displayPath, readDocuments } from "@callsheet/compiler/project";
import { generateSdk, isSemver } from "@callsheet/compiler/sdk";
import { isObject, own, ownObject } from "@callsheet/document";
import { defineCommand, UsageError } from "@callsheet/protocol/command";
import { createProgress } from "../output/progress.ts";
import { findProject, projectHelp, projectOptions } from "../project/find-project.ts";

const help = `
Usage: callsheet sdk <generator> [options]

Makes clients in another language with openapi-generator, which needs Java 11 or later: python, java, go or any other of its
generators. A reply with a value or a member that the document does not know ends no client. A client that was made before is
replaced whole.

${projectHelp}
  --out <folder>    where to write: a folder for each document (default: sdk/<generator>)
  --package-version <version>
                    the version of the packages (default: the document's, if it is a semantic version, else 0.1.0)
  --properties <list>
                    options of the generator, such as packageName=studio,library=okhttp-gson

Example:
  callsheet sdk python --package-version 1.4.0
  pip install ./sdk/python/nimble
`;

const options = {
  ...projectOptions,
  out: { type: "string" },
  "package-version": { type: "string" },
  properties: { type: "string" },
} as const;

/** Makes clients in other languages. */
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
    const documents = readDocuments((await findProject(values)).specs);
    const progress = createProgress();
    for (const [index, { id, api }] of documents.entries()) {
      const document = api.root;
      const out = path.resolve(values.out ?? path.join("sdk", generator), id);
      progress.tell(`sdk: ${id} (${index + 1} of ${documents.length})`);
      const order = { document, generator, out, version: version ?? ownVersion(document), properties };
      await generateSdk(order).finally(progress.clear);
      console.log(displayPath(out));
    }
    return 0;
  },
});

function readVersion(version: string | undefined): string | undefined {
  if (version === undefined || isSemver(version)) return version;
  throw new UsageError(`--package-version takes a semantic version, such as 1.2.3, not \`${version}\`.`);
}

function ownVersion(document: unknown): string {
  const version = isObject(document) ? own(ownObject(document, "info"), "version") : undefined;
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
