import { Worker } from "node:worker_threads";
import type { ApiDocument } from "@callsheet/document";
import type { KitMessage, KitRequest, KitState, KitTask } from "./kit-state.ts";

/** The kit, as pages run it: one run at a time, which all of them watch. */
export interface Kit {
  /** What is known about the last run. */
  readonly state: KitState;
  /** Starts a run; false while another one is running. */
  start(request: KitRequest): boolean;
  /** Ends the current run: what was tried is reported. */
  stop(): void;
  /** Ends everything at once. */
  close(): Promise<void>;
}

/** What a kit needs. */
export interface KitOptions {
  documents(): readonly { readonly id: string; readonly api: ApiDocument }[];
  /** Called on each change, without the report, which is read on demand. */
  onChange(state: Omit<KitState, "report">): void;
}

/** Creates the kit of a workbench. None of it is loaded before the first run. */
export function createKit({ documents, onChange }: KitOptions): Kit {
  let state: KitState = { status: "idle" };
  let worker: Worker | undefined;
  const change = (next: KitState) => {
    state = next;
    const { report: _, ...rest } = next;
    onChange(rest);
  };
  const hear = (message: KitMessage) => {
    if (message.kind === "progress") change({ status: "running", progress: message.progress });
    if (message.kind === "report") change({ status: "done", report: message.report });
    if (message.kind === "problem") change({ status: "failed", problem: message.problem });
  };
  return {
    get state() {
      return state;
    },
    start(request) {
      if (state.status === "running") return false;
      const chosen = documents().filter(({ id }) => request.documents?.includes(id) ?? true);
      const task: KitTask = { request, documents: chosen.map(({ id, api }) => ({ id, root: api.root })) };
      worker = new Worker(new URL(workerFile), { workerData: task });
      worker.on("message", hear);
      worker.on("error", ({ message }) => change({ status: "failed", problem: message }));
      worker.on("exit", () => {
        if (state.status === "running")
          change({ status: "failed", problem: "The run ended before its report." });
      });
      change({ status: "running" });
      return true;
    },
    stop() {
      worker?.postMessage("stop");
    },
    async close() {
      await worker?.terminate();
    },
  };
}

/** Works for the sources as they are, and for their build. */
const workerFile = import.meta.url.replace("create-kit", "kit-worker");
