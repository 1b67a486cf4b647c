import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Application } from "./applications.ts";

/** Where applications and tools are installed: a folder that is not in version control. */
export const workplace = fileURLToPath(new URL("../../../.cache/real-applications/", import.meta.url));
const sources = fileURLToPath(new URL("apps/", import.meta.url));

const pythonPackages = [
  "schemathesis==4.32.5",
  "fastapi==0.165.0",
  "litestar==2.25.0",
  "django==5.2.19",
  "django-ninja==1.7.1",
  "uvicorn==0.54.0",
];
const nodePackages = [
  "fastify@5",
  "@fastify/swagger@9",
  "ajv@8",
  "hono@4",
  "@hono/node-server@2",
  "@hono/zod-openapi@1",
  "zod@4",
  "@nestjs/core@11",
  "@nestjs/common@11",
  "@nestjs/platform-express@11",
  "@nestjs/swagger@11",
  "reflect-metadata@0.2",
  "rxjs@7",
  "class-validator@0.14",
  "class-transformer@0.5",
  "typescript@5",
];

/** A program of the Python environment. */
export const pythonProgram = (name: string): string => path.join(workplace, "venv/bin", name);

/**
 * Installs what the proof needs, once.
 * @throws where there is no python3, or no registry to install from
 */
export function install(): void {
  mkdirSync(workplace, { recursive: true });
  const quiet = { cwd: workplace, stdio: "pipe", encoding: "utf8" } as const;
  if (!existsSync(pythonProgram("schemathesis"))) {
    execFileSync("python3", ["-m", "venv", "venv"], quiet);
    execFileSync(pythonProgram("pip"), ["install", "--quiet", ...pythonPackages], quiet);
  }
  if (!existsSync(path.join(workplace, "node_modules/typescript"))) {
    writeFileSync(path.join(workplace, "package.json"), '{ "private": true, "type": "module" }\n');
    execFileSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", ...nodePackages], quiet);
  }
  cpSync(sources, workplace, { recursive: true });
  compileNest();
}

/** Decorators with their metadata are compiled by the TypeScript that is installed beside NestJS. */
function compileNest(): void {
  const ts = createRequire(path.join(workplace, "package.json"))("typescript");
  const { outputText } = ts.transpileModule(readFileSync(path.join(workplace, "nest-app.ts"), "utf8"), {
    compilerOptions: {
      module: "esnext",
      target: "es2022",
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
      useDefineForClassFields: false,
    },
  });
  writeFileSync(path.join(workplace, "nest-app.mjs"), outputText);
}

/** An application that listens. */
export interface Running {
  readonly url: string;
  stop(): void;
}

/** Starts an application, and waits until it gives its document. */
export async function start({ language, file, document }: Application, faulty: boolean): Promise<Running> {
  const port = await freePort();
  const [program, args] =
    language === "node"
      ? [process.execPath, [file]]
      : [pythonProgram("uvicorn"), [`${file}:app`, "--log-level", "critical", "--port", String(port)]];
  const env = { ...process.env, PORT: String(port), FAULTS: faulty ? "1" : "0" };
  const child = spawn(program, args, { cwd: workplace, env, stdio: "ignore" });
  const url = `http://127.0.0.1:${port}`;
  for (let wait = 0; wait < 150; wait++) {
    const answer = await fetch(url + document).catch(() => undefined);
    if (answer?.ok) return { url, stop: () => void child.kill("SIGKILL") };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill("SIGKILL");
  throw new Error(`${file} did not start.`);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
