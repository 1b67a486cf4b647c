import type { Signal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { OperationProps } from "../reference/operation-props.ts";
import { isSigned } from "../samples/sample.ts";
import { awsCredentials, secretOf } from "../state/credentials.ts";
import { index } from "../state/index-store.ts";
import {
  chooseTarget,
  endpointOf,
  ownUrl,
  regionOf,
  type TargetChoice,
  target,
  targetChoices,
} from "../state/target.ts";

const labels: Readonly<Record<TargetChoice, string>> = {
  mock: "Mock",
  sandbox: "Sandbox",
  page: "Sandbox in this page",
  service: "The service itself",
  url: "Another URL",
};

/** Where a call goes and who makes it. */
export function TargetBar({ data, operation }: OperationProps) {
  const id = useId();
  const choices = targetChoices.value.filter(
    (choice) => choice !== "page" || index.value?.inPage.includes(data.id),
  );
  return (
    <div class="target-bar">
      <div class="field">
        <label for={id}>Send to</label>
        <select
          id={id}
          value={target.value}
          onChange={({ currentTarget }) => chooseTarget(currentTarget.value as TargetChoice)}
        >
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {labels[choice]}
              {endpointOf(choice) && choice !== "url" ? ` (${endpointOf(choice)})` : ""}
            </option>
          ))}
        </select>
      </div>
      {target.value === "url" && <TextField label="URL" value={ownUrl} />}
      {isSigned({ data, operation }) && (
        <details class="credentials">
          <summary>
            Credentials: {awsCredentials.accessKeyId.value || "none"}, in{" "}
            {awsCredentials.region.value || regionOf(data, operation)}
          </summary>
          <p class="field-hint">They stay in this page's memory and sign what you send from here.</p>
          <TextField label="Access key id" value={awsCredentials.accessKeyId} />
          <TextField label="Secret access key" value={awsCredentials.secretAccessKey} secret />
          <TextField label="Session token" value={awsCredentials.sessionToken} secret />
          <TextField label="Region" value={awsCredentials.region} placeholder={regionOf(data, operation)} />
        </details>
      )}
      {schemesOf({ data, operation }).length > 0 && (
        <details class="credentials">
          <summary>Credentials</summary>
          <p class="field-hint">They stay in this page's memory.</p>
          {schemesOf({ data, operation }).map(({ name, type }) => (
            <SecretFields key={name} document={data.id} name={name} type={type} />
          ))}
        </details>
      )}
    </div>
  );
}

/** The schemes of an operation for which a secret is typed in. */
export function schemesOf({ data, operation }: OperationProps) {
  const security = operation.call?.descriptor.security ?? data.service.security ?? [];
  return [...new Set(security.flat())].flatMap((name) => {
    const type = data.service.schemes?.[name]?.type;
    return type === "basic" || type === "bearer" || type === "apiKey" ? [{ name, type }] : [];
  });
}

function SecretFields({
  document,
  name,
  type,
}: {
  readonly document: string;
  readonly name: string;
  readonly type: string;
}) {
  const secret = secretOf(document, name);
  if (type !== "basic") return <TextField label={name} value={secret.token} secret />;
  return (
    <>
      <TextField label={`${name}: user`} value={secret.username} />
      <TextField label={`${name}: password`} value={secret.password} secret />
    </>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: Signal<string>;
  readonly secret?: boolean;
  readonly placeholder?: string;
}

function TextField({ label, value, secret = false, placeholder = "" }: TextFieldProps) {
  const id = useId();
  const common = {
    id,
    autocomplete: "off",
    spellcheck: false,
    placeholder,
    value: value.value,
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => {
      value.value = currentTarget.value;
    },
  } as const;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {secret ? <input {...common} type="password" /> : <input {...common} type="text" />}
    </div>
  );
}
