import { own } from "@callsheet/document";
import { asObject } from "./json.ts";
import { SdkError } from "./sdk-error.ts";

/**
 * The words of a service's name in lowercase, such as `["ivs", "real", "time"]`, which give packages their
 * names. They come from `x-callsheet-service`, or else from the title.
 *
 * @throws SdkError when there are none.
 */
export function serviceWords(document: unknown): readonly string[] {
  const info = asObject(own(asObject(document), "info"));
  const name = own(asObject(own(info, "x-callsheet-service")), "name") ?? own(info, "title");
  const words = splitWords(typeof name === "string" ? name : "");
  if (words.length > 0 && /^[a-z]/.test(words[0] ?? "")) return words;
  throw new SdkError("the document names no service: give its `info.title` a word that starts with a letter");
}

function splitWords(name: string): string[] {
  return name
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}
