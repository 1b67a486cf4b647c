import { type Verdict, worst } from "@callsheet/diff";
import { type ApiDocument, type JsonObject, valueAt } from "@callsheet/document";
import { type SchemaSite, schemaSites } from "../sites.ts";
import { numberOperators } from "./number-operators.ts";
import { operationOperators } from "./operation-operators.ts";
import type { Verdicts } from "./schema-operator.ts";
import { structureOperators } from "./structure-operators.ts";
import { textOperators } from "./text-operators.ts";

/** A document with one change whose verdicts are known. */
export interface DiffMutant {
  readonly document: string;
  readonly operator: string;
  /** Where the change is. */
  readonly pointer: string;
  /** The value there, or undefined if it is removed. */
  readonly value: unknown;
  readonly clients: Verdict;
  readonly servers: Verdict;
}

const schemaOperators = [...textOperators, ...numberOperators, ...structureOperators];

const pair = (request: Verdicts, reply: Verdicts, { inRequests, inReplies }: SchemaSite): Verdicts => {
  const all = [...(inRequests ? [request] : []), ...(inReplies ? [reply] : [])];
  return [worst(all.map(([clients]) => clients)), worst(all.map(([, servers]) => servers))];
};

/** Every mutant of a document, by operator: at most this many for each. */
export function mutantsOf(api: ApiDocument, most: number): DiffMutant[] {
  const sites = schemaSites(api);
  const mutants: DiffMutant[] = [];
  for (const { name, request, reply, change } of schemaOperators) {
    const changed = sites.flatMap((site) => {
      const value = change(site.schema, site);
      if (!value) return [];
      const [clients, servers] = pair(request, reply, site);
      return { document: api.name, operator: name, pointer: site.pointer, value, clients, servers };
    });
    mutants.push(...spread(changed, most));
  }
  for (const { name, verdicts, change } of operationOperators) {
    const changed = api.operations.flatMap((operation) => {
      const value = change(valueAt(api.root, operation.pointer) as JsonObject, operation);
      if (!value) return [];
      const gone = Object.keys(value).length === 0;
      const [clients, servers] = verdicts;
      return {
        document: api.name,
        operator: name,
        pointer: operation.pointer,
        value: gone ? undefined : value,
        clients,
        servers,
      };
    });
    mutants.push(...spread(changed, most));
  }
  return mutants;
}

/** This many items of a list, spread over all of it. */
function spread<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  return Array.from({ length: most }, (_, index) => list[Math.floor((index * list.length) / most)] as T);
}
