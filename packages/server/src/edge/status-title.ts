/**
 * The statuses that a service answers by itself.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-status-codes
 */
const titles: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  406: "Not Acceptable",
  408: "Request Timeout",
  409: "Conflict",
  413: "Content Too Large",
  414: "URI Too Long",
  415: "Unsupported Media Type",
  417: "Expectation Failed",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  431: "Request Header Fields Too Large",
  500: "Internal Server Error",
  501: "Not Implemented",
  503: "Service Unavailable",
};

/** The title of a status. */
export function statusTitle(status: number): string {
  return titles[status] ?? (status < 500 ? "Client Error" : "Server Error");
}
