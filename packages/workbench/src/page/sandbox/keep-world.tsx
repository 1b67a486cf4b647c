import type { Snapshot } from "@callsheet/sandbox/control";
import { useState } from "preact/hooks";
import { CopyButton } from "../parts/code-block.tsx";
import type { LiveWorld } from "./live-world.ts";
import { mostLink, packText } from "./pack-text.ts";

/** Saves a world as a file or a link, and restores one. */
export function KeepWorld({ world }: { readonly world: LiveWorld }) {
  const [link, setLink] = useState("");
  const [told, setTold] = useState("");
  const { control } = world;
  const say = (text: string, act: () => Promise<unknown>) => async () => {
    setTold("");
    await world.attempt(act);
    if (world.problem.value === "") setTold(text);
  };
  const restore = (file: File | undefined) =>
    file &&
    say(`The world is as ${file.name} says.`, async () => control.restore(readSnapshot(await file.text())))();
  const share = async () => {
    const packed = await packText(JSON.stringify(await control.snapshot()));
    if (packed.length > mostLink) throw new Error("The world is too large for a link: save it as a file.");
    setLink(`${location.href.replace(/#.*$/, "")}#/shared/${packed}`);
  };
  return (
    <div class="keep">
      <section>
        <h2>As a file</h2>
        <p class="muted">All of it: resources, tokens, settings, faults and the clock.</p>
        <p class="keep-buttons">
          <button
            type="button"
            class="button"
            onClick={say("The world is saved.", async () =>
              download(await control.snapshot(), `${world.name}.world.json`),
            )}
          >
            Save
          </button>
          <label class="button">
            Restore from a file
            <input
              type="file"
              class="visually-hidden"
              accept=".json,application/json"
              onChange={({ currentTarget }) => {
                void restore(currentTarget.files?.[0]);
                currentTarget.value = "";
              }}
            />
          </label>
        </p>
      </section>
      <section>
        <h2>As a link</h2>
        <p class="muted">The whole world is in the link; it is sent nowhere.</p>
        <p class="keep-buttons">
          <button type="button" class="button" onClick={say("", share)}>
            Make a link
          </button>
          {link !== "" && (
            <>
              <input type="text" class="keep-link" readOnly aria-label="Link to the world" value={link} />
              <CopyButton text={link} label="Copy link" />
            </>
          )}
        </p>
      </section>
      <section>
        <h2>Anew</h2>
        <p class="muted">The world as it was when it was made.</p>
        <p class="keep-buttons">
          <button
            type="button"
            class="button button-danger"
            onClick={say("The world is as it was when it was made.", () => control.reset())}
          >
            Start over
          </button>
        </p>
      </section>
      <p role="status">{told}</p>
    </div>
  );
}

function readSnapshot(text: string): Snapshot {
  try {
    return JSON.parse(text) as Snapshot; // the sandbox checks it
  } catch {
    throw new Error("The file is no snapshot of a world: it is not JSON.");
  }
}

function download(value: unknown, name: string): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(value, null, 2)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
