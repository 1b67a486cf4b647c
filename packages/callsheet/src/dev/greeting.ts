import { displayPath } from "@callsheet/compiler/project";
import type { RunningMock } from "@callsheet/mock";
import type { Workbench } from "@callsheet/workbench";
import type { Companion } from "./companion.ts";

/** What runs, and from what. */
export interface Running {
  readonly specs: readonly string[];
  readonly mock: RunningMock | undefined;
  readonly page: Workbench | undefined;
  readonly companion: Companion | undefined;
}

/** The greeting for a designer. */
export function greeting({ specs, mock, page, companion }: Running): string {
  return [
    "",
    ...(page ? [`  page      ${page.url}   the documents to read and try, and what each save did`] : []),
    ...(mock
      ? [`  mock      ${mock.url}   ${mock.routes.length} operations, replies from the examples`]
      : []),
    ...(companion?.greeting(mock?.url) ?? []),
    `  watching  ${specs.map(displayPath).join(", ")}`,
    "",
  ].join("\n");
}
