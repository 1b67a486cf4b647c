import path from "node:path";
import { pathToFileURL } from "node:url";
import { diffDocuments, type Report } from "@callsheet/diff";
import { readDocument } from "@callsheet/document";
import { type SaveReport, writeDocs } from "@callsheet/workbench";
import type { Browser, Page } from "playwright-core";
import { openWatched } from "../../browser.ts";
import { seriousFindings } from "../../workbench/serious-findings.ts";
import { type ServedPage, servePage } from "../../workbench/served-page.ts";

const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/**
 * Goes through every view in both themes on a desktop and a phone, takes a picture of each and asks axe what
 * is wrong with it.
 */
export async function takeTour(browser: Browser, out: string): Promise<boolean> {
  const served = await servePage();
  const folder = path.join(out, "contract");
  await writeDocs({
    documents: served.documents,
    out: folder,
    title: "callsheet",
    inPage: served.documents.map(({ id }) => id),
  });
  const fromFile = pathToFileURL(path.join(folder, "index.html")).href;
  served.workbench.update(changedSave(served), served.documents);
  let pictures = 0;
  const wrong: string[] = [];
  for (const [size, viewport] of Object.entries(sizes))
    for (const colorScheme of ["light", "dark"] as const) {
      const { page, problems } = await openWatched(browser, { viewport, colorScheme });
      const see = async (name: string) => {
        await page.screenshot({ path: path.join(out, `${name}-${size}-${colorScheme}.png`) });
        wrong.push(...(await seriousFindings(page)).map((one) => `${name} ${size} ${colorScheme}: ${one}`));
        pictures++;
      };
      await seeReference(page, served, { url: fromFile, see });
      await seeReference(page, served, { url: served.workbench.url, see });
      await seeSandbox(page, served, see);
      await seeRest(page, served, see);
      wrong.push(...problems);
      await page.context().close();
    }
  await served.close();
  for (const line of wrong) console.log(line);
  console.log(`${pictures} pictures in .cache/workbench, ${wrong.length} serious findings`);
  return wrong.length === 0;
}

type See = (name: string) => Promise<void>;

/** The documents and each operation with its form. */
async function seeReference(
  page: Page,
  { documents }: ServedPage,
  { url, see }: { readonly url: string; readonly see: See },
): Promise<void> {
  const from = url.startsWith("file:") ? "folder" : "served";
  await page.goto(`${url}#/`);
  await page.locator(".card").first().waitFor();
  await see(`${from}-home`);
  for (const { id, api } of documents) {
    await page.goto(`${url}#/docs/${id}`);
    await page.locator(".operation-list").waitFor();
    await see(`${from}-${id}`);
    for (const { name } of api.operations) {
      await page.goto(`${url}#/docs/${id}/${name}`);
      await page.locator(".member").first().waitFor();
      await see(`${from}-${name}`);
      await page.goto(`${url}#/docs/${id}/${name}/try`);
      await page.locator(".try").waitFor();
      await see(`${from}-${name}-try`);
    }
  }
  await page.goto(`${url}#/nowhere`);
  await page.getByText("There is no such page").waitFor();
  await see(`${from}-nowhere`);
}

/** A world in which something has happened, in each of its parts. */
async function seeSandbox(page: Page, { workbench }: ServedPage, see: See): Promise<void> {
  await page.goto(`${workbench.url}/#/sandbox`);
  await page.locator(".world-bar select").first().selectOption("page");
  await page.getByRole("button", { name: "Start", exact: true }).click();
  await page.locator(".state", { hasText: "START_IN_PROGRESS" }).waitFor();
  await see("sandbox-starting");
  await page.getByRole("button", { name: "Advance by 5 s" }).click();
  await page.getByRole("button", { name: "Open a stream" }).nth(1).waitFor();
  await page.getByRole("tab", { name: "Faults" }).click();
  await page.getByRole("button", { name: "Put on the deck" }).click();
  await page.locator(".fault").first().waitFor();
  await see("sandbox-faults");
  await page.getByRole("tab", { name: "Resources" }).click();
  for (let at = 0; at < 2; at++) {
    await page.getByRole("button", { name: "Open a stream" }).first().click();
    await page
      .locator(".call")
      .nth(at + 1)
      .waitFor();
  }
  await page.locator(".call summary").first().click();
  await see("sandbox-resources");
  await page.getByRole("button", { name: "Advance by 1 h" }).click();
  await page.getByRole("tab", { name: "Timeline" }).click();
  await page.locator(".phase").first().waitFor();
  await see("sandbox-timeline");
  await page.getByRole("tab", { name: "Keep and share" }).click();
  await page.getByRole("button", { name: "Make a link" }).click();
  await page.locator(".keep-link").waitFor();
  await see("sandbox-keep");
}

/** A reply in the form of an operation, a run of the kit, what saves did, and the search. */
async function seeRest(page: Page, { workbench, documents }: ServedPage, see: See): Promise<void> {
  const [{ id = "", api } = {}] = documents;
  await page.goto(`${workbench.url}/#/docs/${id}/${api?.operations[0]?.name}/try`);
  await page.getByRole("button", { name: "Send" }).click();
  await page.locator(".result .status").waitFor();
  await see("try-reply");
  await page.goto(`${workbench.url}/#/mock`);
  await page.locator("#wishes").waitFor();
  await see("mock");
  await page.goto(`${workbench.url}/#/conformance`);
  await page.getByLabel("Documents").selectOption(id);
  await page.getByRole("button", { name: "Run" }).click();
  await page.locator(".kit-progress").waitFor();
  await page.locator(".kit-result").waitFor({ timeout: 60_000 });
  await see("conformance");
  await page.goto(`${workbench.url}/#/changes`);
  await page.locator(".save").first().waitFor();
  await see("changes");
  await page.keyboard.press("/");
  await page.keyboard.type("session");
  await page.getByRole("option").first().waitFor();
  await see("search");
}

/** A save that breaks callers, as the designer's tools report it. */
function changedSave({ documents }: ServedPage): SaveReport {
  const side = (label: string, change: (text: string) => string) => ({
    label,
    documents: documents.map(({ id, api }) => ({
      id,
      file: `spec/${id}.yaml`,
      api: readDocument(id, JSON.parse(change(JSON.stringify(api.root)))),
    })),
  });
  const report: Report = diffDocuments(
    side("main@1f2e3d4", (text) => text),
    side("spec", (text) => text.replaceAll('"maxLength":128', '"maxLength":64')),
  );
  return {
    time: new Date().toISOString(),
    files: ["ivs-realtime.yaml"],
    lines: [],
    generated: ["packages/validators/gen/ivs-realtime.js"],
    broken: false,
    findings: [
      {
        place: "spec/ivs-realtime.yaml:8:3",
        severity: "warning",
        rule: "a-rule",
        message: "Write `a` here.",
      },
    ],
    verdict: {
      since: report.old,
      clients: report.clients,
      servers: report.servers,
      more: 0,
      changes: report.findings.map(({ rule, clients, servers, message, operations, witness }) => ({
        rule,
        clients,
        servers,
        text: message,
        operations,
        ...(witness?.kind === "request" && {
          witness: { kind: witness.kind, takenBy: witness.takenBy, text: witness.curl },
        }),
      })),
    },
  };
}
