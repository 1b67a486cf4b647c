import path from "node:path";
import type { Workbench } from "@callsheet/workbench";
import type { Project } from "../project/find-project.ts";
import type { Companion } from "./companion.ts";
import { importOptional } from "./import-optional.ts";
import type { Address } from "./start-mock.ts";

/** The addresses that the page may call. */
export interface PageTargets {
  readonly mock: string | undefined;
  readonly companion: Companion | undefined;
}

/** Serves the page, or says in one line why it cannot: everything else continues without it. */
export async function startPage(
  { config, folder }: Project,
  { mock, companion }: PageTargets,
  address: Address,
): Promise<Workbench | undefined> {
  const workbench = await importOptional(() => import("@callsheet/workbench"));
  if (!workbench) {
    console.error("dev: no page: npm install --save-dev @callsheet/workbench");
    return undefined;
  }
  const { title = path.basename(folder), client } = config.page ?? {};
  const targets = [
    ...(mock === undefined ? [] : [{ kind: "mock", url: mock } as const]),
    ...(companion?.url === undefined ? [] : [{ kind: "sandbox", url: companion.url } as const]),
  ];
  const inPage = companion?.inPage ?? [];
  const options = {
    documents: [],
    title,
    targets,
    inPage,
    ...(client !== undefined && { clientModule: client }),
  };
  try {
    return await workbench.startWorkbench({ ...options, ...address });
  } catch (error) {
    console.error(`dev: no page: ${(error as Error).message}; choose another port with --page-port`);
    return undefined;
  }
}
