import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { documents } from "@callsheet/contract";
import { isObject, ownList } from "@callsheet/document";
import { loadDocument } from "@callsheet/document/node";
import { parse } from "yaml";
import type { Contract } from "../contract.ts";
import type { TargetCredentials } from "../run/credentials.ts";
import type { Exception, RunOptions } from "../run/run-options.ts";
import { readScenarios } from "../state/read-scenario.ts";
import { type Arguments, namedValue, UsageError, wholeNumber } from "./arguments.ts";

/** The contract that a command line names: its documents, else ours. */
export async function readContract({ values }: Arguments): Promise<Contract> {
  const files =
    values.document ??
    documents.map(({ id }) => fileURLToPath(import.meta.resolve(`@callsheet/contract/openapi/${id}.json`)));
  return { documents: await Promise.all(files.map((file) => loadDocument(file))) };
}

/**
 * The options of a run that a command line names.
 * @throws UsageError
 */
export async function readRunOptions({ values }: Arguments): Promise<RunOptions> {
  const exceptions = values.exceptions === undefined ? {} : await readExceptions(values.exceptions);
  const numbers = {
    seed: wholeNumber("seed", values.seed, 0),
    fuzz: wholeNumber("fuzz", values.fuzz, 0),
    concurrency: wholeNumber("concurrency", values.concurrency, 1),
    rate: wholeNumber("rate", values.rate, 1),
    timeout: wholeNumber("timeout", values.timeout, 1),
    maxBytes: wholeNumber("max-bytes", values["max-bytes"], 1),
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
    scenarios: (await Promise.all((values.scenario ?? []).map(readScenarios))).flat(),
    credentials: readCredentials(values),
  };
}

function readCredentials(values: Arguments["values"]): TargetCredentials {
  return {
    schemes: Object.fromEntries((values.auth ?? []).map((text) => namedValue("auth", text, "="))),
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
    throw new UsageError("--sign needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment");
  return {
    region,
    accessKeyId,
    secretAccessKey,
    ...(sessionToken ? { sessionToken } : {}),
    ...(service === undefined ? {} : { service }),
  };
}

async function readHooks(file: string): Promise<Pick<RunOptions, "prepare" | "prepareCase">> {
  let hooks: { prepare?: RunOptions["prepare"]; prepareCase?: RunOptions["prepareCase"] };
  try {
    hooks = await import(pathToFileURL(resolve(file)).href);
  } catch (error) {
    throw new UsageError(`${file} cannot be loaded: ${(error as Error).message.split("\n")[0]}`);
  }
  const { prepare, prepareCase } = hooks;
  if (!prepare && !prepareCase) throw new UsageError(`${file} exports neither "prepare" nor "prepareCase"`);
  return { ...(prepare ? { prepare } : {}), ...(prepareCase ? { prepareCase } : {}) };
}

async function readExceptions(file: string): Promise<{ skip: Exception[]; knownFailures: Exception[] }> {
  let source: unknown;
  try {
    source = parse(await readFile(file, "utf8"), { maxAliasCount: 100 });
  } catch (error) {
    throw new UsageError(`${file} cannot be used: ${(error as Error).message.split("\n")[0]}`);
  }
  if (!isObject(source)) throw new UsageError(`${file} is no object with "skip" and "knownFailures"`);
  const read = (name: string): Exception[] =>
    ownList(source, name).map((entry) => readException(entry, `${file}, ${name}`));
  return { skip: read("skip"), knownFailures: read("knownFailures") };
}

function readException(source: unknown, where: string): Exception {
  if (!isObject(source) || typeof source.case !== "string" || typeof source.reason !== "string")
    throw new UsageError(`${where}: every entry needs "case" and "reason"`);
  return {
    case: source.case,
    reason: source.reason,
    ...(typeof source.check === "string" ? { check: source.check } : {}),
  };
}
