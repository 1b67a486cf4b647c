import { isObject, type JsonObject, own, ownList, ownObject, ownString } from "../json/json.ts";
import { pointerStep } from "../json/pointer.ts";
import type { Located } from "../reference/follow-reference.ts";
import { readExtensions } from "./extensions.ts";
import type { Server, ServerVariable } from "./operation.ts";

/** The servers of the innermost holder that declares some: operation, path item, document. */
export function readServers(holders: readonly (Located | undefined)[]): Server[] {
  for (const holder of holders) {
    const list = isObject(holder?.value) ? ownList(holder.value, "servers") : [];
    const servers = list.flatMap((server, index) =>
      isObject(server) ? (readServer(server, `${holder?.pointer}/servers${pointerStep(index)}`) ?? []) : [],
    );
    if (servers.length > 0) return servers;
  }
  return [];
}

function readServer(source: JsonObject, pointer: string): Server | undefined {
  const url = ownString(source, "url");
  if (url === undefined) return undefined;
  const description = ownString(source, "description");
  const variables = readVariables(ownObject(source, "variables"));
  return {
    url,
    defaultUrl: url.replaceAll(
      /\{([^{}]*)\}/g,
      (text, name: string) => variables.find((variable) => variable.name === name)?.default ?? text,
    ),
    variables,
    pointer,
    extensions: readExtensions(source),
    ...(description === undefined ? {} : { description }),
  };
}

function readVariables(source: JsonObject): ServerVariable[] {
  return Object.keys(source).map((name) => {
    const variable = ownObject(source, name);
    const values = ownList(variable, "enum").map(String);
    const description = ownString(variable, "description");
    const fallback = own(variable, "default");
    return {
      name,
      // A number or boolean without quotes is read as its text.
      default: fallback === undefined ? (values[0] ?? "") : String(fallback),
      ...(values.length > 0 ? { values } : {}),
      ...(description === undefined ? {} : { description }),
    };
  });
}
