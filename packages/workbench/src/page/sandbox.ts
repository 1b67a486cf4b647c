import { createSandbox } from "@callsheet/sandbox";
import wasm from "@sqlite.org/sqlite-wasm/sqlite3.wasm";

// A script of its own, loaded when it is used: the sandbox with the database that it runs on. The database is
// handed over as a blob,
// because a page that was opened from a folder may fetch no file.
const url = URL.createObjectURL(new Blob([wasm as BlobPart], { type: "application/wasm" }));

Object.assign(globalThis, { callsheetWasm: url, callsheetSandbox: () => createSandbox() });
