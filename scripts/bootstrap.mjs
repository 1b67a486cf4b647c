// Runs on any Node >= 20 with npm: finds pnpm, installs what the lockfile names and runs one of the
// workspace's scripts.
// The workspace brings its own newer Node, which pnpm puts on the PATH of the script.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const { packageManager } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const wanted = packageManager.replace("pnpm@", "");
const shell = process.platform === "win32";

/** npm passes its own settings on as variables; pnpm would read them as its own. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^npm_(config|lifecycle|package|command)/i.test(name)),
);

function findPnpm() {
  const { stdout } = spawnSync("pnpm", ["--version"], { cwd: root, encoding: "utf8", env, shell });
  const sameMajor = stdout?.trim().split(".")[0] === wanted.split(".")[0];
  return sameMajor ? ["pnpm"] : ["npx", "--yes", packageManager];
}

function run(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env, shell, stdio: "inherit" });
    const forward = (signal) => child.kill(signal);
    process.on("SIGTERM", forward);
    process.on("SIGINT", () => {}); // the terminal sends Ctrl-C to the whole group: wait for the child to end
    child.on("error", (error) => {
      console.error(`callsheet: cannot run ${command}: ${error.message}`);
      resolve(1);
    });
    child.on("exit", (code, signal) => {
      process.off("SIGTERM", forward);
      resolve(code ?? (signal === "SIGINT" || signal === "SIGTERM" ? 0 : 1));
    });
  });
}

const [task, ...args] = process.argv.slice(2);
if (!task) {
  console.error("callsheet: which script? Usage: node scripts/bootstrap.mjs <script> [arguments]");
  process.exit(2);
}
const isFirst = !existsSync(new URL("../node_modules", import.meta.url));
if (isFirst)
  console.log(
    "callsheet: installing what this repository needs into node_modules; it takes about half a minute, once.",
  );
const [command, ...prefix] = findPnpm();
const installed = await run(command, [
  ...prefix,
  "install",
  "--frozen-lockfile",
  "--prefer-offline",
  "--reporter=append-only",
  // Later runs have nothing to report; the first one shows its progress.
  ...(isFirst ? [] : ["--loglevel=error"]),
]);
if (installed !== 0) {
  console.error("callsheet: the packages could not be installed; the lines above say why.");
  process.exit(installed);
}
process.exit(await run(command, [...prefix, "run", task, ...args]));
