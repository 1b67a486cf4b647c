/** The method of an operation, in its color. */
export function Method({ method, small = false }: { readonly method: string; readonly small?: boolean }) {
  const known = ["GET", "POST", "PUT", "PATCH", "DELETE"].includes(method) ? method.toLowerCase() : "other";
  return (
    <span class={`method method-${known}${small ? " method-small" : ""}`}>
      {small ? short(method) : method}
    </span>
  );
}

function short(method: string): string {
  return method === "DELETE" ? "DEL" : method === "OPTIONS" ? "OPT" : method.slice(0, 5);
}

/** A status in the color of its class. */
export function Status({ status }: { readonly status: string | number }) {
  const [first = ""] = String(status);
  const kind = first === "2" ? "good" : first === "4" || first === "5" ? "bad" : "plain";
  return <span class={`status status-${kind}`}>{status}</span>;
}

/** A word about a member or an operation. */
export function Badge({
  kind = "plain",
  text,
}: {
  readonly kind?: "plain" | "required" | "warning" | "good" | "bad";
  readonly text: string;
}) {
  return <span class={`badge badge-${kind}`}>{text}</span>;
}
