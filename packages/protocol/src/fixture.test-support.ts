import type { Operation, Service } from "./operation.ts";
import { typedValues } from "./typed-values.ts";

/** A service and an operation with a member in every place, for tests. */
export const service: Service = {
  id: "library",
  name: "Library",
  signingName: "library",
  endpoint: "https://library.{region}.amazonaws.com",
  errorMessage: "exceptionMessage",
};

export const lendBook: Operation = {
  service,
  values: typedValues,
  name: "LendBook",
  method: "POST",
  path: "/shelves/{shelf}/books/{book}",
  input: {
    bindings: {
      shelf: { in: "path", name: "shelf", type: "integer" },
      book: { in: "path", name: "book" },
      limit: { in: "query", name: "max Results", type: "integer" },
      tags: { in: "query", name: "tag", list: true },
      extra: { in: "query", name: "extra", list: true, map: true },
      clientToken: { in: "header", name: "X-Amz-Client-Token" },
      flags: { in: "header", name: "X-Flags", type: "boolean", list: true },
      notes: { in: "header", name: "X-Notes", list: true },
    },
    body: "members",
    token: "clientToken",
  },
  output: { status: 200, bindings: { etag: { in: "header", name: "ETag" } }, body: "members" },
  errors: {
    ConflictException: { status: 409, bindings: { frame: { in: "header", name: "X-Frame-Options" } } },
  },
};
