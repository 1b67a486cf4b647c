import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";

/** The test's own PostgreSQL server, with one empty database. */
export interface Postgres {
  readonly url: string;
  /** The server's root process. */
  readonly pid: number;
  /** Opens a separate client session, runs SQL in it, and leaves it open until it is ended. */
  session(sql: string): Promise<{ end(): Promise<void> }>;
  stop(): void;
}

/** The folder of PostgreSQL's programs; undefined when it is not installed. */
function findPrograms(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).map((it) => path.join(debian, it, "bin")) : [];
  const { stdout } = spawnSync("pg_config", ["--bindir"], { encoding: "utf8" });
  return [...versions.reverse(), stdout?.trim() ?? ""].find(
    (it) => it !== "" && existsSync(path.join(it, "initdb")),
  );
}

/** Debian's location: not every PATH includes it. */
const runuser = existsSync("/usr/sbin/runuser") ? "/usr/sbin/runuser" : "runuser";
const programs = findPrograms();
const isRoot = process.getuid?.() === 0;

/** Why there is no PostgreSQL to test with; undefined when there is one. */
export const noPostgres =
  programs === undefined
    ? "PostgreSQL is not installed"
    : isRoot && spawnSync(runuser, ["-u", "postgres", "--", "true"]).status !== 0
      ? "PostgreSQL does not run as root and there is no user postgres"
      : undefined;

/** Options of {@link startPostgres}. */
export interface PostgresServerOptions {
  /**
   * Whether commits reach the disk. Default: false, because the test is about what the sandbox does with the
   * data.
   */
  readonly durable?: boolean;
  /** Further settings, such as `max_connections=10`. */
  readonly settings?: readonly string[];
}

/** Starts a server in its own folder, on a socket in it: no port is taken. */
export function startPostgres({ durable = false, settings = [] }: PostgresServerOptions = {}): Postgres {
  const folder = mkdtempSync(path.join(tmpdir(), "callsheet-postgres-"));
  const data = path.join(folder, "data");
  const run = (program: string, ...args: string[]) => {
    const command = [path.join(programs ?? "", program), ...args];
    const [file = "", ...rest] = isRoot ? [runuser, "-u", "postgres", "--", ...command] : command;
    execFileSync(file, rest, { stdio: "ignore", cwd: folder });
  };
  chmodSync(folder, 0o777);
  run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "--no-sync", "--locale=C.UTF-8");
  const own = ["listen_addresses=", `fsync=${durable ? "on" : "off"}`, `unix_socket_directories=${folder}`];
  const flags = [...own, ...settings].map((it) => `-c ${it}`).join(" ");
  run("pg_ctl", "-D", data, "-o", flags, "-w", "-l", path.join(folder, "log"), "start");
  return {
    pid: Number(readFileSync(path.join(data, "postmaster.pid"), "utf8").split("\n", 1)[0]),
    url: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`,
    async session(sql) {
      const child = spawn(path.join(programs ?? "", "psql"), ["-qAt", "-h", folder, "-U", "postgres"], {
        stdio: ["pipe", "pipe", "ignore"],
      });
      const closed = once(child, "close");
      child.stdin.on("error", () => {});
      child.stdin.write(`${sql};\nselect 'done';\n`);
      let said = "";
      for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
        said += chunk;
        if (said.includes("done")) break;
      }
      child.stdout.resume();
      return {
        async end() {
          child.stdin.end();
          await closed;
        },
      };
    },
    stop() {
      run("pg_ctl", "-D", data, "-m", "immediate", "stop");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
