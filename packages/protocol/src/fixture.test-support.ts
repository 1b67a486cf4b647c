import type { ErrorHeaders, Operation } from "./operation.ts";
import type { Service } from "./service.ts";

/** A service and an operation with a member in every place, for tests. */
export const service: Service = {
  id: "library",
  name: "Library",
  profile: "aws",
  signingName: "library",
  server: { url: "https://library.{region}.amazonaws.com" },
  errorMessage: "exceptionMessage",
};

export const lendBook: Operation = {
  service,
  codec: "full",
  name: "LendBook",
  method: "POST",
  path: "/shelves/{shelf}/books/{book}",
  input: {
    bindings: {
      shelf: { in: "path", name: "shelf", type: "integer" },
      book: { in: "path", name: "book" },
      limit: { in: "query", name: "max Results", type: "integer" },
      tags: { in: "query", name: "tag", list: true },
      extra: { in: "query", name: "extra", additional: { list: true } },
      clientToken: { in: "header", name: "X-Amz-Client-Token" },
      flags: { in: "header", name: "X-Flags", type: "boolean", list: true },
      notes: { in: "header", name: "X-Notes", list: true },
    },
    body: "members",
    token: "clientToken",
  },
  outcomes: [
    { status: 200, bindings: { etag: { in: "header", name: "ETag" } }, body: "members" },
    { status: 409, error: "ConflictException", body: "members" },
  ],
};

/** The members of the service's errors that travel as headers. */
export const errorHeaders: ErrorHeaders = {
  ConflictException: { frame: { in: "header", name: "X-Frame-Options" } },
};
