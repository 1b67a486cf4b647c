/** A header name as RFC 9110 has it; a preflight names several. */
const NAMES = /^[\w!#$%&'*+.^`|~-]+(\s*,\s*[\w!#$%&'*+.^`|~-]+)*$/;

/**
 * Lets a page of any origin read a reply and all its headers. No credentials are allowed, so `*` is safe: signed requests carry
 * none of the browser's.
 */
export function allowOrigin(headers: Headers): void {
  const names = [...headers.keys()].filter((name) => !name.startsWith("access-control-"));
  headers.set("access-control-allow-origin", "*");
  headers.set("access-control-expose-headers", [...names, "date"].join(","));
}

/**
 * Answers OPTIONS: a browser's preflight may go on with any header that it names; anyone else learns the methods of the path.
 */
export function answerOptions(request: Request, methods: readonly string[]): Response {
  const headers = new Headers();
  if (methods.length > 0) headers.set("allow", [...methods, "OPTIONS"].join(", "));
  const asked = request.headers.get("access-control-request-method");
  if (asked) {
    const wanted = request.headers.get("access-control-request-headers") ?? "";
    // An unknown path is let through as well: the page then sees the 404 rather than a riddle.
    headers.set(
      "access-control-allow-methods",
      methods.length > 0 ? methods.join(", ") : "GET, POST, PUT, PATCH, DELETE",
    );
    headers.set("access-control-max-age", "7200");
    if (NAMES.test(wanted)) headers.set("access-control-allow-headers", wanted);
  }
  allowOrigin(headers);
  return new Response(null, { status: 204, headers });
}
