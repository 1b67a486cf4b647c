import type { FetchHandler } from "@callsheet/protocol";
import type { Contract } from "./contract.ts";
import type { Report } from "./report/report.ts";
import { ReportBuilder } from "./report/report-builder.ts";
import { handlerTarget } from "./run/handler-target.ts";
import { logIn } from "./run/log-in.ts";
import { runContract } from "./run/run-contract.ts";
import type { RunOptions } from "./run/run-options.ts";
import { urlTarget } from "./run/url-target.ts";

/**
 * Tests a URL or a fetch handler against a contract and reports the result.
 * @throws CouldNotRunError when the target never answers; TypeError for an invalid http or https URL
 */
export async function testContract(
  contract: Contract,
  target: string | FetchHandler,
  given: RunOptions = {},
): Promise<Report> {
  const options = await logIn(given);
  const subject = typeof target === "string" ? urlTarget(target) : handlerTarget(target);
  const builder = new ReportBuilder(contract, subject, options);
  try {
    const end = await runContract(contract, subject, {
      ...options,
      onResult: (result) => {
        builder.add(result);
        options.onResult?.(result);
      },
    });
    return builder.finish(end);
  } finally {
    await subject.close();
  }
}
