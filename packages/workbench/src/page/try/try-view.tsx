import { useState } from "preact/hooks";
import { Choice } from "../parts/choice.tsx";
import { Icon } from "../parts/icons.tsx";
import { Notice } from "../parts/notice.tsx";
import type { OperationProps } from "../reference/operation-props.ts";
import { isSigned } from "../samples/sample.ts";
import { SampleCode } from "../samples/samples.tsx";
import { awsCredentials, secretOf } from "../state/credentials.ts";
import { endpointOf, regionOf, target } from "../state/target.ts";
import { validatorsOf } from "../state/validators.ts";
import { InputForm } from "./input-form.tsx";
import { preferencesOf } from "./preferences.ts";
import { ResultView } from "./result-view.tsx";
import { type CallResult, sendCall } from "./send.ts";
import { senderOf } from "./sender.ts";
import { schemesOf, TargetBar } from "./target-bar.tsx";

/** A form for a call, and what comes back. */
export function TryView({ data, operation }: OperationProps) {
  const { call } = operation;
  const [example, setExample] = useState(call?.inputs[0]?.name ?? "");
  const [input, setInput] = useState<unknown>(call?.inputs[0]?.value ?? {});
  const [prefer, setPrefer] = useState("");
  const [result, setResult] = useState<CallResult>();
  const [waiting, setWaiting] = useState(false);
  if (!call) return <Notice kind="warning">This operation cannot be called from here.</Notice>;
  const send = async () => {
    setWaiting(true);
    setResult(
      await sendCall({
        data,
        operation,
        input: Object.keys(input as object).length === 0 ? undefined : input,
        settings: settingsOf({ data, operation }),
        send: await senderOf(target.value),
        headers: target.value === "mock" && prefer !== "" ? { prefer } : {},
        validators: validatorsOf(data.id),
      }),
    );
    setWaiting(false);
  };
  const choose = (name: string) => {
    setExample(name);
    setInput(call.inputs.find((one) => one.name === name)?.value ?? {});
  };
  return (
    <form
      class="try"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div class="try-input">
        <TargetBar data={data} operation={operation} />
        <div class="try-choices">
          {call.inputs.length > 1 && (
            <Choice
              label="Start from"
              value={example}
              onChoose={choose}
              choices={call.inputs.map(({ name, summary }) => [name, summary ?? name])}
            />
          )}
          {target.value === "mock" && (
            <Choice
              label="Reply to prefer"
              value={prefer}
              onChoose={setPrefer}
              choices={preferencesOf(operation).map(({ header, label }) => [header, label])}
            />
          )}
        </div>
        <InputForm
          key={example}
          data={data}
          call={call}
          value={input}
          onChange={(next) => setInput(next ?? {})}
        />
        <p class="try-send">
          <button type="submit" class="button button-primary" disabled={waiting}>
            <Icon name="play" size={14} /> {waiting ? "Sending" : "Send"}
          </button>
        </p>
      </div>
      <div class="try-result">
        <ResultView result={result} waiting={waiting} />
        <details class="try-code">
          <summary>This call as code</summary>
          <SampleCode data={data} operation={operation} input={input as Readonly<Record<string, unknown>>} />
        </details>
      </div>
    </form>
  );
}

function settingsOf({ data, operation }: OperationProps) {
  const { accessKeyId, secretAccessKey, sessionToken, region } = awsCredentials;
  const credentials = {
    accessKeyId: accessKeyId.value,
    secretAccessKey: secretAccessKey.value,
    ...(sessionToken.value !== "" && { sessionToken: sessionToken.value }),
  };
  const isKnown = accessKeyId.value !== "" && secretAccessKey.value !== "";
  const endpoint = target.value === "page" ? "http://sandbox.localhost" : endpointOf(target.value);
  return {
    ...(endpoint !== undefined && { endpoint }),
    region: region.value || regionOf(data, operation),
    credentials: isSigned({ data, operation }) && isKnown ? credentials : ("anonymous" as const),
    auth: Object.fromEntries(
      schemesOf({ data, operation }).map(({ name, type }) => {
        const { token, username, password } = secretOf(data.id, name);
        return [
          name,
          type === "basic" ? { username: username.value, password: password.value } : token.value,
        ];
      }),
    ),
    timeout: 30_000,
  };
}
