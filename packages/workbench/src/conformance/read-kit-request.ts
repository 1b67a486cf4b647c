import { isObject } from "@callsheet/document";
import type { KitRequest } from "./kit-state.ts";

/** Reads a page's request to the kit; a text says what is wrong with it. */
export function readKitRequest(text: string): KitRequest | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "The body is not JSON.";
  }
  if (!isObject(value) || !isWebUrl(value.url)) return "`url` is no http or https URL.";
  const { documents, reset, sign, values } = value;
  if (documents !== undefined && !isTexts(documents)) return "`documents` is no list of names.";
  if (reset !== undefined && !(isObject(reset) && isWebUrl(reset.url) && isTextMap(reset.headers)))
    return "`reset` has no http or https URL and headers.";
  if (sign !== undefined && !isTextMap(sign)) return "`sign` has no texts.";
  if (values !== undefined && !isObject(values)) return "`values` is no object.";
  return value as unknown as KitRequest;
}

function isWebUrl(value: unknown): value is string {
  return typeof value === "string" && /^https?:\/\//i.test(value) && URL.canParse(value);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

function isTextMap(value: unknown): boolean {
  return isObject(value) && isTexts(Object.values(value));
}
