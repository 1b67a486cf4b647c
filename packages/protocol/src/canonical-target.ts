import { escapeUri } from "./path.ts";

/**
 * A path and query in the form that SigV4 signs: no empty and no dot segments, and the query's parameters in
 * order.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function canonicalTarget(target: string): { readonly path: string; readonly query: string } {
  const [path = "", query = ""] = target.split(/\?(.*)/s, 2);
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "..") segments.pop();
    else if (segment && segment !== ".") segments.push(segment);
  }
  const pathname = `/${segments.join("/")}${segments.length && path.endsWith("/") ? "/" : ""}`;
  return { path: pathname, query: query && canonicalQuery(query) };
}

function canonicalQuery(query: string): string {
  const pairs = query.split("&").map((pair) => {
    const [name = "", value = ""] = pair.split(/=(.*)/s, 2);
    // Sorted by name and then by value: nothing sorts before a line break.
    return `${escapeUri(decode(name))}\n${escapeUri(decode(value))}`;
  });
  return pairs.sort().join("&").replaceAll("\n", "=");
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
