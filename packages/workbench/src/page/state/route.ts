import { signal } from "@preact/signals";

/** What the page shows, as its address says. */
export type Route =
  | { readonly view: "home" | "mock" | "sandbox" | "changes" | "conformance" | "unknown" }
  /** A world that came with the link. */
  | { readonly view: "shared"; readonly data: string }
  | { readonly view: "document"; readonly id: string }
  | {
      readonly view: "operation";
      readonly id: string;
      readonly operation: string;
      readonly tab: "reference" | "try";
      /** The part of the page to show, such as `request/arn`. */
      readonly part?: string;
    };

/** The route of the address. */
export const route = signal<Route>(readRoute(location.hash));

addEventListener("hashchange", () => {
  route.value = readRoute(location.hash);
});

/** Reads the part of an address behind `#`. */
export function readRoute(hash: string): Route {
  const [view = "", ...steps] = hash.replace(/^#\/?/, "").split("/").map(decode);
  const [id = "", operation = "", ...rest] = steps;
  if (view === "") return { view: "home" };
  if (view === "mock" || view === "sandbox" || view === "changes" || view === "conformance")
    return { view: id === "" ? view : "unknown" };
  if (view === "shared" && id !== "") return { view, data: id };
  if (view !== "docs" || id === "") return { view: "unknown" };
  if (operation === "") return { view: "document", id };
  if (rest[0] === "try") return { view: "operation", id, operation, tab: "try" };
  const part = rest.join("/");
  return { view: "operation", id, operation, tab: "reference", ...(part !== "" && { part }) };
}

function decode(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}

/** The address of a document. */
export function documentHref(id: string): string {
  return `#/docs/${encodeURIComponent(id)}`;
}

/** The address of an operation, of its form, or of a part of its page. */
export function operationHref(id: string, operation: string, ...parts: readonly string[]): string {
  return [documentHref(id), operation, ...parts]
    .map((step, at) => (at === 0 ? step : encodeURIComponent(step)))
    .join("/");
}
