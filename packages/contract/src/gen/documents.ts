// Generated from spec/ by callsheet.
// Run `callsheet generate` to regenerate it; `callsheet check` fails on manual edits.

/** The documents of the contract, sorted by name. An id names the entry points: `@callsheet/contract/<id>`. */
export const documents = [
  { id: "ivs-realtime", title: "Amazon IVS Real-Time", service: "IvsRealTime" },
  { id: "ivs", title: "Amazon IVS", service: "Ivs" },
  { id: "nimble", title: "Amazon Nimble Studio", service: "Nimble" },
] as const;
