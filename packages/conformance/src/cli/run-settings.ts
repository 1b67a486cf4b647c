import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { documents } from "@callsheet/contract";
import { type ApiDocument, DocumentError, isObject, type JsonObject, ownList } from "@callsheet/document";
import { loadDocument } from "@callsheet/document/node";
import { readWhole, UsageError } from "@callsheet/protocol/command";
import { parse } from "yaml";
import { readScenarios } from "../arazzo/read-scenarios.ts";
import type { Contract } from "../contract.ts";
import { CouldNotRunError } from "../run/could-not-run-error.ts";
import type { TargetCredentials } from "../run/credentials.ts";
import type { Exception, RunOptions } from "../run/run-options.ts";
import { namedValue, type Values } from "./options.ts";

type Hooks = Pick<RunOptions, "prepare" | "prepareCase" | "authorize">;

/** The contract of a command line: its documents, else those of its scenarios, else ours. */
export async function readContract(values: Values): Promise<Contract> {
  const files = values.document ?? (await scenarioDocuments(values)) ?? ownDocuments();
  return { documents: await Promise.all(files.map((file) => load(file))) };
}

function ownDocuments(): string[] {
  return documents.map(({ id }) =>
    fileURLToPath(import.meta.resolve(`@callsheet/contract/openapi/${id}.json`)),
  );
}

/** The documents that the scenarios name by relative files. */
async function scenarioDocuments({ scenario = [] }: Values): Promise<string[] | undefined> {
  if (scenario.length === 0) return undefined;
  const scenarios = (await Promise.all(scenario.map(readScenarios))).flat();
  const sources = scenarios.flatMap((one) => one.sources);
  const distant = sources.find(({ file }) => file === undefined);
  if (distant)
    throw new UsageError(
      `${scenario[0]} takes its contract from ${distant.url}: fetch it, and give it with --document.`,
    );
  return [...new Set(sources.flatMap(({ file }) => file ?? []))];
}

async function load(file: string): Promise<ApiDocument> {
  try {
    return await loadDocument(file);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    const [first = ""] = error.message.split("\n", 1);
    const more = error.problems.length - 1;
    throw new CouldNotRunError(more > 0 ? `${first} (and ${more} more problems in it)` : first);
  }
}

/**
 * The run options in a command line.
 * @throws UsageError
 */
export async function readRunOptions(values: Values): Promise<RunOptions> {
  const exceptions = values.exceptions === undefined ? {} : await readExceptions(values.exceptions);
  const numbers = {
    seed: readWhole("seed", values.seed),
    fuzz: readWhole("fuzz", values.fuzz),
    concurrency: readWhole("concurrency", values.concurrency, { least: 1, most: 256 }),
    rate: readWhole("rate", values.rate, { least: 1 }),
    timeout: readWhole("timeout", values.timeout, { least: 1 }),
    maxBytes: readWhole("max-bytes", values["max-bytes"], { least: 1 }),
    maxTime: readWhole("max-time", values["max-time"], { least: 1 }),
    maxCases: readWhole("max-cases", values["max-cases"], { least: 1 }),
  };
  return {
    ...(Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== undefined)) as Partial<
      typeof numbers
    > as RunOptions),
    ...exceptions,
    ...(values.hooks === undefined ? {} : await readHooks(values.hooks)),
    ...(values.only ? { only: values.only } : {}),
    ...(values.case === undefined ? {} : { caseId: values.case }),
    ...(values.mock ? { mock: true } : {}),
    ...(values.strict ? { strict: true } : {}),
    ...(values.values === undefined ? {} : { values: await readValues(values.values) }),
    scenarios: (await Promise.all((values.scenario ?? []).map(readScenarios))).flat(),
    credentials: readCredentials(values),
  };
}

/** The values of `--auth` for a target that verifies no signature or token. */
const FORM_ONLY = "form-only";

function readCredentials(values: Values): TargetCredentials {
  const given = (values.auth ?? []).filter((text) => text !== FORM_ONLY);
  return {
    ...(values.auth?.includes(FORM_ONLY) ? { formOnly: true } : {}),
    schemes: Object.fromEntries(given.map((text) => namedValue("auth", text, "="))),
    headers: Object.fromEntries((values.header ?? []).map((text) => namedValue("header", text, ":"))),
    ...(values.sign === undefined ? {} : { sign: readSigning(values.sign, values["sign-service"]) }),
  };
}

function readSigning(region: string, service: string | undefined): NonNullable<TargetCredentials["sign"]> {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = process.env;
  if (!accessKeyId || !secretAccessKey)
    throw new UsageError("--sign needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment.");
  return {
    region,
    accessKeyId,
    secretAccessKey,
    ...(sessionToken ? { sessionToken } : {}),
    ...(service === undefined ? {} : { service }),
  };
}

async function readHooks(file: string): Promise<Hooks> {
  let hooks: Hooks;
  try {
    hooks = await import(pathToFileURL(resolve(file)).href);
  } catch (error) {
    throw new UsageError(`${file} cannot be loaded: ${(error as Error).message.split("\n")[0]}`);
  }
  const { prepare, prepareCase, authorize } = hooks;
  if (!prepare && !prepareCase && !authorize)
    throw new UsageError(`${file} exports none of "prepare", "prepareCase" and "authorize".`);
  return {
    ...(prepare ? { prepare } : {}),
    ...(prepareCase ? { prepareCase } : {}),
    ...(authorize ? { authorize } : {}),
  };
}

/** A YAML or JSON file that contains an object. */
async function readObject(file: string, what: string): Promise<JsonObject> {
  let source: unknown;
  try {
    source = parse(await readFile(file, "utf8"), { maxAliasCount: 100 });
  } catch (error) {
    throw new UsageError(`${file} cannot be used: ${(error as Error).message.split("\n")[0]}`);
  }
  if (!isObject(source)) throw new UsageError(`${file} is not an object of ${what}.`);
  return source;
}

function readValues(file: string): Promise<JsonObject> {
  return readObject(file, "values by parameter name, such as `petId: 12`");
}

async function readExceptions(file: string): Promise<{ skip: Exception[]; knownFailures: Exception[] }> {
  const source = await readObject(file, '"skip" and "knownFailures"');
  const read = (name: string): Exception[] =>
    ownList(source, name).map((entry) => readException(entry, `${file}, ${name}`));
  return { skip: read("skip"), knownFailures: read("knownFailures") };
}

function readException(source: unknown, where: string): Exception {
  if (!isObject(source) || typeof source.case !== "string" || typeof source.reason !== "string")
    throw new UsageError(`${where}: every entry needs "case" and "reason".`);
  return {
    case: source.case,
    reason: source.reason,
    ...(typeof source.check === "string" ? { check: source.check } : {}),
  };
}
