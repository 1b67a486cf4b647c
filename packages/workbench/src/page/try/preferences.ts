import type { OperationData } from "../../data/document-data.ts";

/** A reply that a mock can be asked for. */
export interface Preference {
  /** The header `Prefer`; empty for the mock's own choice. */
  readonly header: string;
  readonly label: string;
}

/** What may happen to any call, declared or not. */
const failures: readonly Preference[] = [
  { header: "code=429", label: "429 too many requests" },
  { header: "code=500", label: "500 a failure of the service" },
  { header: "code=503", label: "503 not available" },
];

/** The replies that a mock can be asked for: each example, each status, and a made-up one. */
export function preferencesOf({ responses, call }: OperationData): Preference[] {
  const choices: Preference[] = [
    { header: "", label: "First example of success" },
    { header: "dynamic=true", label: "Made up from the schema" },
    { header: "items=0", label: "Empty lists" },
  ];
  for (const { status, content, description = "" } of responses) {
    const names = call?.errors.filter(({ statuses }) => statuses.map(String).includes(status)) ?? [];
    const about = names.map(({ name }) => name).join(", ") || description;
    const examples = content.flatMap((media) => media.examples);
    if (examples.length === 0) choices.push({ header: `code=${status}`, label: `${status} ${about}` });
    for (const { name, summary } of examples)
      choices.push({
        header: `code=${status}, example=${quoted(name)}`,
        label: `${status} ${names.length > 0 ? about : (summary ?? name)}`,
      });
  }
  const declared = new Set(responses.map(({ status }) => status));
  return [...choices, ...failures.filter(({ header }) => !declared.has(header.slice("code=".length)))];
}

function quoted(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : `"${name.replaceAll(/["\\]/g, "\\$&")}"`;
}
