import { useId, useState } from "preact/hooks";
import { Notice } from "../parts/notice.tsx";
import {
  chosenSandbox,
  current,
  listWorlds,
  openProblem,
  openWorld,
  sandboxChoices,
  worldNames,
} from "./worlds.ts";

const newWorld = " new";

/** Which sandbox and which of its worlds is shown. */
export function WorldBar() {
  const [isNaming, setNaming] = useState(false);
  const name = current.value?.name ?? "";
  const choose = (chosen: string) => {
    if (chosen === newWorld) return setNaming(true);
    void openWorld(chosenSandbox.value, chosen);
  };
  return (
    <div class="world-bar">
      {sandboxChoices.value.length > 1 && (
        <label class="field">
          <span>Sandbox</span>
          <select
            value={chosenSandbox.value}
            onChange={({ currentTarget }) => void openWorld(currentTarget.value)}
          >
            {sandboxChoices.value.map((choice) => (
              <option key={choice.name} value={choice.name}>
                {choice.label}
              </option>
            ))}
          </select>
        </label>
      )}
      {isNaming ? (
        <NameWorld onDone={() => setNaming(false)} />
      ) : (
        <label class="field">
          <span>World</span>
          <select
            value={name}
            onFocus={() => void listWorlds()}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
          >
            {worldNames.value.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
            <option value={newWorld}>A new world…</option>
          </select>
        </label>
      )}
      {openProblem.value !== "" && (
        <Notice kind="error" title="The sandbox could not be opened">
          <p>{openProblem.value}</p>
        </Notice>
      )}
    </div>
  );
}

function NameWorld({ onDone }: { onDone(): void }) {
  const id = useId();
  const [name, setName] = useState("");
  const isName = /^[A-Za-z0-9_-]{1,64}$/.test(name);
  return (
    <form
      class="field name-world"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isName) return;
        void openWorld(chosenSandbox.value, name);
        onDone();
      }}
    >
      <label for={id}>Name of the new world</label>
      <span class="name-world-line">
        <input
          id={id}
          type="text"
          autocomplete="off"
          spellcheck={false}
          value={name}
          aria-invalid={name !== "" && !isName}
          aria-describedby={`${id}-hint`}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
        <button type="submit" class="button" disabled={!isName}>
          Open
        </button>
        <button type="button" class="button" onClick={onDone}>
          Cancel
        </button>
      </span>
      <span class="field-hint" id={`${id}-hint`}>
        Letters, digits, - and _. Calls are in it when their access key is <code>world_{name || "name"}</code>
        .
      </span>
    </form>
  );
}
