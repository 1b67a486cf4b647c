import path from "node:path";
import type { ReadDocument } from "@callsheet/compiler/project";
import type { RunningMock } from "@callsheet/mock";
import { type CommandValues, readPort } from "@callsheet/protocol/command";
import { findProject, type Project } from "../project/find-project.ts";
import { findTarget, type Target } from "../project/target.ts";
import type { StartCompanion } from "./companion.ts";
import type { devOptions } from "./dev-options.ts";
import { greeting, type Running } from "./greeting.ts";
import { saveReport } from "./save-report.ts";
import { type Address, startDevMock } from "./start-mock.ts";
import { startPage } from "./start-page.ts";
import { type DocumentWatcher, watchDocuments } from "./watch-documents.ts";

interface Dev extends Running {
  readonly project: Project;
  readonly target: Target;
}

/** Serves documents and follows every save until the process is told to end; returns the exit code. */
export async function runDev(
  values: CommandValues<typeof devOptions>,
  startCompanion?: StartCompanion,
): Promise<number> {
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  }); // before anything starts: no process must outlive this one
  const project = await findProject(values);
  const addresses = addressesOf(values, project);
  const dev = await start(project, await findTarget(project, values), addresses, startCompanion);
  console.log(greeting(dev));
  const first = update(dev, []);
  const watcher = watchDocuments(dev.specs, async (files) => {
    await first;
    console.log(`${new Date().toLocaleTimeString("en-GB")} ${files.join(", ")}`);
    for (const line of await updateAndFollow(dev, files, watcher)) console.log(`  ${line}`);
  });
  for (const line of await updateAndFollow(dev, [], watcher, first)) console.log(line);
  await stopped;
  watcher.stop();
  await Promise.all([dev.mock?.close(), dev.companion?.close(), dev.page?.close()]);
  return 0;
}

interface Addresses {
  readonly mock: Address;
  readonly page: Address;
}

function addressesOf(values: CommandValues<typeof devOptions>, { config }: Project): Addresses {
  const host = values.host ?? config.mock?.host ?? "127.0.0.1";
  const port = readPort("port", values.port) ?? config.mock?.port ?? 4010;
  const pagePort = readPort("page-port", values["page-port"]) ?? config.page?.port ?? (port === 0 ? 0 : 4000);
  return { mock: { host, port }, page: { host, port: pagePort } };
}

/** The last generated output is served at once; what has changed since follows. */
async function start(
  project: Project,
  target: Target,
  addresses: Addresses,
  startCompanion: StartCompanion | undefined,
): Promise<Dev> {
  const { specs } = project;
  const [mocked, accompanied] = await Promise.allSettled([
    startDevMock(specs, target, addresses.mock),
    startCompanion?.(addresses.mock.host),
  ]);
  const companion = accompanied.status === "fulfilled" ? accompanied.value : undefined;
  const mock = mocked.status === "fulfilled" ? mocked.value : undefined;
  const failed = [mocked, accompanied].find((one) => one.status === "rejected");
  if (failed) {
    await Promise.all([mock?.close(), companion?.close()]);
    throw failed.reason;
  }
  const page = await startPage(project, { mock: mock?.url, companion }, addresses.page);
  return { project, target, specs, mock, companion, page };
}

/** Regenerates everything, serves it and lints; returns the lines for the designer. */
async function update(dev: Dev, files: readonly string[]): Promise<Updated> {
  const { project, target, specs, mock, page, companion } = dev;
  const { regenerate } = await import("./regenerate.ts"); // the compilers take a while to load, and nothing is served by them
  const { documents, changes, lines } = await regenerate(specs, target, project.config.strict);
  const generated = changes.map(({ path: file }) => file);
  if (!documents) {
    page?.update(saveReport({ files, lines, generated, broken: true }));
    return { lines };
  }
  const served = mock ? await reload(mock, documents) : [];
  companion?.changed(generated);
  const { reportFindings } = await import("./report-findings.ts");
  const { reportChanges } = await import("./report-changes.ts");
  const { findings, lines: found } = await reportFindings(specs);
  const { verdict, lines: changed } = await reportChanges(specs);
  page?.update(saveReport({ files, lines, generated, findings, verdict, broken: false }), documents);
  return { documents, lines: [...lines, ...served, ...found, ...changed] };
}

/** Serves the current documents, or says why it cannot. */
async function reload(mock: RunningMock, documents: readonly ReadDocument[]): Promise<string[]> {
  try {
    await mock.reload(documents.map(({ api }) => api.root as object));
    return [];
  } catch (error) {
    const [line = ""] = (error as Error).message.split("\n", 1);
    return [`mock: ${line}; it goes on with what it had`];
  }
}

interface Updated {
  readonly documents?: readonly ReadDocument[];
  readonly lines: readonly string[];
}

/** Updates, and follows the files that the documents now consist of. */
async function updateAndFollow(
  dev: Dev,
  files: readonly string[],
  watcher: DocumentWatcher,
  under = update(dev, files),
): Promise<readonly string[]> {
  const { documents, lines } = await under;
  if (documents)
    watcher.follow(documents.flatMap(({ api, folder }) => api.files.map((name) => path.join(folder, name))));
  return lines;
}
