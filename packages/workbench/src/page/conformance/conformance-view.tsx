import { signal } from "@preact/signals";
import { Choice } from "../parts/choice.tsx";
import { Icon } from "../parts/icons.tsx";
import { Empty, Notice } from "../parts/notice.tsx";
import { index } from "../state/index-store.ts";
import { kit, startKit, stopKit } from "../state/kit.ts";
import { ownUrl } from "../state/target.ts";
import { KitProgressBar } from "./kit-progress.tsx";
import { type KitChoice, kitRequestOf } from "./kit-request.ts";
import { KitResult } from "./kit-result.tsx";

const chosen = signal("");
const document = signal("");
const problem = signal("");

/** Runs the conformance kit on a target, and shows the result. */
export function ConformanceView() {
  const { live, documents = [] } = index.value ?? {};
  if (!live)
    return (
      <Empty title="Runs need a server">
        <p>
          Start <code>callsheet dev</code> and open the page that it prints, or run{" "}
          <code>callsheet test</code>.
        </p>
      </Empty>
    );
  const { status, progress, report, problem: failure } = kit.value;
  return (
    <div class="conformance">
      <h1>Conformance</h1>
      <p class="summary">
        Does it keep the contract? Cases made from the documents say so, each one with its proof.
      </p>
      <form
        class="kit-form"
        onSubmit={(event) => {
          event.preventDefault();
          void run();
        }}
      >
        <Choice
          label="Hold to the contract"
          value={targetNow()}
          choices={targets().map(({ kind, url }) => [
            kind,
            kind === "url" ? "A URL" : `The ${kind} at ${url}`,
          ])}
          onChoose={(kind) => {
            chosen.value = kind;
          }}
        />
        {targetNow() === "url" && (
          <label class="field">
            <span>URL</span>
            <input
              type="text"
              value={ownUrl.value}
              onInput={({ currentTarget }) => {
                ownUrl.value = currentTarget.value;
              }}
            />
          </label>
        )}
        <Choice
          label="Documents"
          value={document.value}
          choices={[["", "All of them"], ...documents.map(({ id, title }) => [id, title] as const)]}
          onChoose={(id) => {
            document.value = id;
          }}
        />
        {status === "running" ? (
          <button type="button" class="button" onClick={() => void stopKit()}>
            End the run
          </button>
        ) : (
          <button type="submit" class="button button-primary">
            <Icon name="play" size={14} /> Run
          </button>
        )}
      </form>
      {(problem.value || failure) && (
        <Notice kind="error" title="The run could not take place">
          <p>{problem.value || failure}</p>
        </Notice>
      )}
      {status === "running" && <KitProgressBar progress={progress} />}
      {status === "idle" && (
        <Empty title="No run yet">
          <p>
            A run takes from some seconds to a few minutes. It sends valid and invalid requests to the target.
          </p>
        </Empty>
      )}
      {status === "done" && report && <KitResult report={report} />}
    </div>
  );
}

function targets(): { readonly kind: KitChoice["kind"]; readonly url: string }[] {
  return [...(index.value?.targets ?? []), { kind: "url" as const, url: ownUrl.value }];
}

function targetNow(): KitChoice["kind"] {
  const all = targets();
  return (all.find(({ kind }) => kind === chosen.value) ?? all[0])?.kind ?? "url";
}

async function run(): Promise<void> {
  problem.value = "";
  const kind = targetNow();
  const url = targets().find((one) => one.kind === kind)?.url ?? "";
  const before = kit.value;
  kit.value = { status: "running" }; // what the last run said is not what this one says
  try {
    await startKit(await kitRequestOf({ kind, url, document: document.value }));
  } catch (error) {
    kit.value = before;
    problem.value = (error as Error).message;
  }
}
