import { computed, signal } from "@preact/signals";
import type { DocumentData, OperationData } from "../../data/document-data.ts";
import { index } from "./index-store.ts";

/** Where calls go. */
export type TargetChoice = "mock" | "sandbox" | "page" | "url" | "service";

/** The target that the reader chose; undefined before that. */
const chosenTarget = signal<TargetChoice | undefined>();

/** A URL that the reader typed in. */
export const ownUrl = signal("http://127.0.0.1:8080");

/** The available targets, the best one first. */
export const targetChoices = computed((): TargetChoice[] => {
  const kinds = new Set(index.value?.targets.map(({ kind }) => kind));
  const order: TargetChoice[] = ["mock", "sandbox", "page", "service", "url"];
  return order.filter((kind) => {
    if (kind === "page") return (index.value?.inPage.length ?? 0) > 0;
    return kind === "url" || kind === "service" || kinds.has(kind);
  });
});

/** The target of calls and samples. */
export const target = computed((): TargetChoice => {
  const [first = "service"] = targetChoices.value;
  const chosen = chosenTarget.value;
  return chosen !== undefined && targetChoices.value.includes(chosen) ? chosen : first;
});

/** The URL for calls of an operation: undefined for the document's own. */
export function endpointOf(choice: TargetChoice): string | undefined {
  if (choice === "url") return ownUrl.value;
  return index.value?.targets.find(({ kind }) => kind === choice)?.url;
}

/** The AWS region of samples and calls. */
export function regionOf(data: DocumentData, { servers }: OperationData): string {
  const declared = servers[0]?.variables.find(({ name }) => name === "region");
  return declared?.default ?? (data.service.profile === "aws" ? "us-west-2" : "us-east-1");
}

/** Chooses where calls go. */
export function chooseTarget(choice: TargetChoice): void {
  chosenTarget.value = choice;
}
