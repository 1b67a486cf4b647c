// The long tour of the page: what a thousand operations cost, every view in both themes on a desktop and a
// phone, a broken save and its mending under `npm start`, and printed samples run as they are printed,
// ten pages on a busy sandbox, and a frontend made with Vite. The argument names one part. Pictures are in
// .cache/workbench. Needs Chromium; what else is missing is told.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { chromiumPath, launchBrowser } from "../browser.ts";
import { followSaves } from "./workbench/follow-saves.ts";
import { measureLarge } from "./workbench/measure-large.ts";
import { runSamples } from "./workbench/run-samples.ts";
import { takeTour } from "./workbench/take-tour.ts";
import { useFrontend } from "./workbench/use-frontend.ts";
import { watchBusySandbox } from "./workbench/watch-busy-sandbox.ts";

const out = path.resolve(import.meta.dirname, "../../.cache/workbench");
const parts = {
  large: measureLarge,
  saves: followSaves,
  samples: runSamples,
  busy: watchBusySandbox,
  frontend: useFrontend,
  tour: takeTour,
};

if (!chromiumPath) {
  console.log("workbench: Chromium is missing; install it to prove the page");
} else {
  await mkdir(out, { recursive: true });
  const [, , only] = process.argv;
  for (const [name, prove] of Object.entries(parts)) {
    if (only !== undefined && only !== name) continue;
    const browser = await launchBrowser();
    const isGood = await prove(browser, out);
    await browser.close();
    if (!isGood) {
      console.log(`workbench: ${name} is not as it should be`);
      process.exitCode = 1;
    }
  }
}
