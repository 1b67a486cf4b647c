import type { ReadDocument } from "@callsheet/compiler";

/**
 * A document that the page shows, as `readDocuments` returns it. Without its file, nothing next to that is
 * found.
 */
export type ShownDocument = Pick<ReadDocument, "id" | "api"> & Partial<Pick<ReadDocument, "file">>;
