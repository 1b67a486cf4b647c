import type { Snapshot } from "@callsheet/sandbox/control";
import { useState } from "preact/hooks";
import { Notice } from "../parts/notice.tsx";
import { unpackText } from "./pack-text.ts";
import { chosenSandbox, current, openWorld } from "./worlds.ts";

/** A world that came with the link. Nothing is done with it before somebody confirms. */
export function SharedWorld({ data }: { readonly data: string }) {
  const [name, setName] = useState("shared");
  const [problem, setProblem] = useState("");
  const take = async () => {
    try {
      const snapshot = JSON.parse(await unpackText(data)) as Snapshot; // the sandbox checks it
      await openWorld(chosenSandbox.value, name);
      await current.value?.control.restore(snapshot);
      location.hash = "#/sandbox";
    } catch (error) {
      setProblem(`The link cannot be read: ${(error as Error).message}`);
    }
  };
  return (
    <Notice title="This link has a world in it">
      <form
        class="shared-world"
        onSubmit={(event) => {
          event.preventDefault();
          void take();
        }}
      >
        <label class="field">
          <span>Open it as</span>
          <input
            type="text"
            pattern="[A-Za-z0-9_\-]{1,64}"
            required
            value={name}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
        </label>
        <button type="submit" class="button button-primary">
          Open the world
        </button>
        <a href="#/sandbox">Leave it</a>
      </form>
      {problem !== "" && <p class="field-problem">{problem}</p>}
    </Notice>
  );
}
