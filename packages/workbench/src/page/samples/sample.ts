import type { HttpRequest } from "@callsheet/client";
import type { DocumentData, OperationData } from "../../data/document-data.ts";
import type { Language } from "../parts/highlight.tsx";

/** The input of a sample. */
export interface SampleContext {
  readonly data: DocumentData;
  readonly operation: OperationData;
  readonly input: Readonly<Record<string, unknown>>;
  /** Where the call goes; undefined for the service itself. */
  readonly endpoint: string | undefined;
  readonly region: string;
  /** The request as the client makes it, without a signature. */
  readonly request: HttpRequest;
  /** The module from which the document's client is imported. */
  readonly clientModule: string;
}

/** A way to make a call. */
export interface Sample {
  readonly name: string;
  readonly label: string;
  readonly language: Language;
  /** What it needs, as a command. */
  readonly needs?: string;
  readonly code: string;
}

/** Credentials of samples: mock and sandbox accept any. */
export const sampleCredentials = { accessKeyId: "test", secretAccessKey: "test" } as const;

/** True when a call of the operation is signed. */
export function isSigned({ data, operation }: Pick<SampleContext, "data" | "operation">): boolean {
  const security = operation.call?.descriptor.security ?? data.service.security ?? [];
  return security.some((names) => names.some((name) => data.service.schemes?.[name]?.type === "sigV4"));
}

type SampleSecret = string | { readonly username: string; readonly password: string };

/** Values for schemes without signatures, to be replaced by the reader's own. */
export function sampleAuth({ service }: DocumentData): Readonly<Record<string, SampleSecret>> {
  return Object.fromEntries<SampleSecret>(
    Object.entries(service.schemes ?? {}).flatMap(([name, { type }]): [string, SampleSecret][] => {
      if (type === "basic") return [[name, { username: "user", password: "password" }]];
      return type === "bearer" || type === "apiKey" ? [[name, "token"]] : [];
    }),
  );
}
