import type { ReadDocument } from "@callsheet/compiler";

/**
 * A document that the page shows, as `readDocuments` gives it. Without its file, nothing beside that is
 * found.
 */
export type ShownDocument = Pick<ReadDocument, "id" | "api"> & Partial<Pick<ReadDocument, "file">>;
