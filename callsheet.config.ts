import { defineConfig } from "callsheet";

/** callsheet's own contract: a package for each part, with a client of its own for each document. */
export default defineConfig({
  layout: "packages",
  page: { title: "callsheet", client: "@callsheet/client/{id}" },
});
