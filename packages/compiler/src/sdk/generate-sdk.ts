import path from "node:path";
import { downLevel } from "./down-level/down-level.ts";
import { downLevelOptions, generatorProperties } from "./generators.ts";
import { runGenerator } from "./openapi-generator.ts";
import { replaceFolder } from "./replace-folder.ts";
import { SdkError } from "./sdk-error.ts";
import { requireSemver } from "./semver.ts";
import { serviceWords } from "./service-words.ts";

/** Options of {@link generateSdk}. */
export interface GenerateSdkOptions {
  /** A bundled OpenAPI 3.1 document: none of its `$ref`s leads to another file. */
  readonly document: unknown;
  /** `python`, `java`, `go`, or the name of any other generator of openapi-generator. */
  readonly generator: string;
  /** The folder to create. A folder that openapi-generator made before is replaced. */
  readonly out: string;
  /** The version of the client's package, such as `1.2.3`. */
  readonly version: string;
  /** Options of the generator, such as `{ packageName: "studio" }`. They win over ours. */
  readonly properties?: Readonly<Record<string, string>>;
}

/**
 * Makes a client in another language with openapi-generator. The same input makes the same bytes, and `out`
 * is never half-written.
 *
 * @throws SdkError when there is no Java or no jar, or when the document, the generator or the folder is
 * unsuitable.
 */
export async function generateSdk(options: GenerateSdkOptions): Promise<void> {
  const { document, generator, version, properties = {} } = options;
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(generator))
    throw new SdkError(`\`${generator}\` is not the name of a generator, such as python`, { exitCode: 2 });
  const words = serviceWords(document);
  const own = generatorProperties(generator, { words, version: requireSemver(version) });
  const prepared = downLevel(document, downLevelOptions(generator));
  await replaceFolder(path.resolve(options.out), (out) =>
    runGenerator({ generator, document: prepared, out, properties: { ...own, ...properties } }),
  );
}
