import { createControl, type WorldModel } from "@callsheet/sandbox/control";
import type { KitRequest } from "../../conformance/kit-state.ts";
import { ResourceTree } from "../sandbox/resource-tree.ts";
import { awsCredentials } from "../state/credentials.ts";
import { entryOfOperation } from "../state/index-store.ts";

/** What a reader chose to run. */
export interface KitChoice {
  readonly kind: "mock" | "sandbox" | "url";
  readonly url: string;
  /** A document's id; empty for all. */
  readonly document: string;
}

/** The world that runs are in: nobody else's is disturbed. */
const world = "conformance";

/** A run as the server takes it. A sandbox gets a separate world, which starts over for each operation. */
export async function kitRequestOf({ kind, url, document }: KitChoice): Promise<KitRequest> {
  const documents = document === "" ? {} : { documents: [document] };
  if (kind === "mock") return { url, mock: true, formOnly: true, ...documents };
  if (kind === "url") return { url, sign: signOf(), ...documents };
  const control = createControl({ url, world });
  await control.reset();
  const [model, state] = await Promise.all([control.model(), control.state()]);
  return {
    url,
    formOnly: true,
    sign: control.credentials,
    reset: { url: `${url}/_sandbox/reset`, headers: control.headers },
    values: valuesOf(model, state),
    ...documents,
  };
}

/**
 * Ids of resources in a state that allows an act: its cases are about them, and so are those of operations
 * below its path, which read what it has created.
 */
function valuesOf(model: WorldModel, state: object): Readonly<Record<string, unknown>> {
  const { roots } = new ResourceTree(model, state);
  const values = roots.flatMap(({ kind, nodes }) =>
    kind.acts.flatMap(({ operation, states, input }) => {
      const node = nodes.find((one) => one.state !== undefined && states.includes(one.state));
      const ids = Object.entries(input).map(([member, id]) => [member, node?.ids[id]]);
      if (!node) return [];
      return [operation, ...operationsBelow(operation)].map((name) => [name, Object.fromEntries(ids)]);
    }),
  );
  return Object.fromEntries(values);
}

function operationsBelow(name: string): string[] {
  const { operations = [] } = entryOfOperation(name) ?? {};
  const path = operations.find((one) => one.name === name)?.path;
  return operations
    .filter((one) => path !== undefined && one.path.startsWith(`${path}/`))
    .map((one) => one.name);
}

function signOf(): NonNullable<KitRequest["sign"]> {
  const { accessKeyId, secretAccessKey, region } = awsCredentials;
  return {
    accessKeyId: accessKeyId.value,
    secretAccessKey: secretAccessKey.value,
    ...(region.value !== "" && { region: region.value }),
  };
}
