import { createSandbox } from "@callsheet/sandbox";
import wasm from "@sqlite.org/sqlite-wasm/sqlite3.wasm";

// A separate script, loaded on demand: the sandbox with its database. The database is passed as a blob,
// because a page opened from a folder may fetch no file.
const url = URL.createObjectURL(new Blob([wasm as BlobPart], { type: "application/wasm" }));

Object.assign(globalThis, { callsheetWasm: url, callsheetSandbox: () => createSandbox() });
