import { application, type Cell, serviceModule, works } from "./cell.ts";

const page = `
import { Browser } from "./browser";
import { probe } from "./probe.js";

export const dynamic = "force-dynamic";
export default async function Page() {
  return <main>{await probe()}<Browser /></main>;
}
`;

const browser = `
"use client";
import { createIvsRealTimeClient } from "@callsheet/client/ivs-realtime";
import { queryOptions } from "@callsheet/client/tanstack-query";

export function Browser() {
  const client = createIvsRealTimeClient({ endpoint: "http://127.0.0.1/api", credentials: "anonymous" });
  const { queryKey } = queryOptions(client.getStage, { arn: "arn:aws:ivs:us-west-2:123456789012:stage/abc" });
  return <p>{queryKey.join(" ")}</p>;
}
`;

const route = `
import { mount } from "@callsheet/server";
import { service } from "../../service.js";

export const POST = mount(service, "/api");
`;

const edge = `
import { mount } from "@callsheet/server";
import { service } from "../../service.js";

export const runtime = "edge";
export const POST = mount(service, "/edge");
`;

const layout = `
export default function Layout({ children }: { children: React.ReactNode }) {
  return <html lang="en"><body>{children}</body></html>;
}
`;

/** Starts the build and checks the page and the route. */
const visit = `
import { spawn } from "node:child_process";

const server = spawn(process.execPath, ["node_modules/next/dist/bin/next", "start", "-p", "0", "-H", "127.0.0.1"]);
let output = "";
const url = await new Promise((resolve, reject) => {
  for (const stream of [server.stdout, server.stderr])
    stream.on("data", (chunk) => {
      output += chunk;
      const [, port] = /http:\\/\\/[\\w.]+:(\\d+)/.exec(output) ?? [];
      if (port && /Ready/.test(output)) resolve(\`http://127.0.0.1:\${port}\`);
    });
  server.on("exit", () => reject(new Error(output)));
});
try {
  const html = await (await fetch(url)).text();
  const body = '{"arn":"arn:aws:ivs:us-west-2:123456789012:stage/abc"}';
  const headers = { "content-type": "application/json" };
  const names = [];
  for (const route of ["api", "edge"]) {
    const answer = await fetch(url + "/" + route + "/GetStage", { method: "POST", headers, body });
    names.push((await answer.json()).stage.name);
  }
  if (!html.includes("GetStage arn") && !html.includes("GetStage [object")) throw new Error(html);
  console.log(html.match(/callsheet \\w+/)?.[0], ...names);
} finally {
  server.removeAllListeners("exit");
  server.kill();
}
`;

/**
 * Next.js with the app router: a server page, a browser page, and routes of both runtimes that a service
 * answers.
 */
export function nexts(probeModule: string): Cell[] {
  const files = {
    "app/page.tsx": page,
    "app/browser.tsx": browser,
    "app/layout.tsx": layout,
    "app/probe.js": probeModule,
    "app/service.js": serviceModule,
    "app/api/[...path]/route.ts": route,
    "app/edge/[...path]/route.ts": edge,
    "next.config.mjs": "export default { turbopack: { root: import.meta.dirname } };",
    "tsconfig.json": JSON.stringify({
      compilerOptions: {
        jsx: "react-jsx",
        strict: true,
        module: "esnext",
        moduleResolution: "bundler",
        allowJs: true,
        noEmit: true,
      },
    }),
    "visit.mjs": visit,
  };
  const install = [
    ...application,
    "next@16",
    "react@19",
    "react-dom@19",
    "typescript@5.9",
    "@types/react@19",
    "@types/node@22",
  ];
  return ["--turbopack", "--webpack"].map((bundler) => ({
    name: `Next.js 16, app router: ${bundler.slice(2)}`,
    install,
    files,
    commands: [
      ["node", "node_modules/next/dist/bin/next", "build", bundler],
      ["node", "visit.mjs"],
    ],
    prints: `${works} friday-panel friday-panel`,
  }));
}
