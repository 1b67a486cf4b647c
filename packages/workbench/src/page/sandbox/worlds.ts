import { computed, signal } from "@preact/signals";
import { index } from "../state/index-store.ts";
import { LiveWorld } from "./live-world.ts";
import { sandboxAt, sandboxInPage } from "./world-source.ts";

/** A sandbox that can be shown. */
export interface SandboxChoice {
  /** Its URL; `page` for the one inside this page. */
  readonly name: string;
  readonly label: string;
}

/** The available sandboxes. */
export const sandboxChoices = computed((): SandboxChoice[] => {
  const { targets = [], inPage = [] } = index.value ?? {};
  return [
    ...targets
      .filter(({ kind }) => kind === "sandbox")
      .map(({ url }) => ({ name: url, label: `Sandbox at ${url}` })),
    ...(inPage.length > 0 ? [{ name: "page", label: "Sandbox inside this page" }] : []),
  ];
});

/** The world that is shown. It is watched even while other views are open. */
export const current = signal<LiveWorld | undefined>();

/** The names of the worlds of that sandbox. */
export const worldNames = signal<readonly string[]>([]);

/** The chosen sandbox. */
export const chosenSandbox = signal<string | undefined>();

/** Why no world could be opened. */
export const openProblem = signal("");

/** The world of calls that name none. */
const defaultWorld = "default";

let opened = 0;

/** Shows a world of a sandbox: by default the default world of the first one. */
export async function openWorld(sandbox = sandboxChoices.value[0]?.name, name = defaultWorld): Promise<void> {
  if (sandbox === undefined) return;
  chosenSandbox.value = sandbox;
  const mine = ++opened;
  // Nobody shall act on the world before while another one is on its way.
  current.value?.close();
  current.value = undefined;
  try {
    const source = sandbox === "page" ? await sandboxInPage() : sandboxAt(sandbox);
    if (mine !== opened) return;
    current.value = new LiveWorld(source, name);
    openProblem.value = "";
    await listWorlds();
  } catch (error) {
    openProblem.value = (error as Error).message;
  }
}

/** Requests the list of worlds. */
export async function listWorlds(): Promise<void> {
  const { value: world } = current;
  const names = world ? await world.control.worlds().catch(() => []) : [];
  worldNames.value = [...new Set([defaultWorld, ...names, ...(world ? [world.name] : [])])];
}
