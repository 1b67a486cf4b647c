import type { Content } from "@callsheet/protocol";

/** The essence of a media type: without parameters, in lower case. */
export function essenceOf(type: string): string {
  return type.split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/** How bodies of a media type are read and written, or why they are not. */
export function contentForm(type: string): Content["form"] | { readonly unsupported: string } {
  const essence = essenceOf(type);
  if (!/^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+$/.test(essence))
    return { unsupported: `\`${type}\` is not a media type` };
  if (/[/+]json$/.test(essence)) return "json";
  if (essence === "text/event-stream") return "events";
  if (/^application\/(x-)?(ndjson|jsonl|jsonlines|json-lines|json-seq|stream\+json)$/.test(essence))
    return essence.endsWith("json-seq")
      ? { unsupported: "`application/json-seq` is not supported" }
      : "lines";
  if (essence === "application/x-www-form-urlencoded") return "form";
  if (essence === "multipart/form-data") return "multipart";
  if (essence.startsWith("multipart/"))
    return { unsupported: `\`${essence}\` is not supported; \`multipart/form-data\` is` };
  if (/^text\/|[/+](xml|yaml|x-yaml|javascript|ecmascript|graphql|toml|jwt|sql)$/.test(essence))
    return "text";
  return "bytes";
}
