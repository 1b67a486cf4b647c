/** What a check refers to outside of itself. Names are given when the whole module is put together. */
export type External =
  | { readonly kind: "check"; readonly definition: string }
  | { readonly kind: "pattern"; readonly source: string; readonly flags: string }
  | { readonly kind: "value"; readonly json: string }
  | { readonly kind: "runtime"; readonly name: RuntimeName };

/** What the runtime of the validators package offers to checks. */
export type RuntimeName =
  | "deepEqual"
  | "fail"
  | "isDate"
  | "isDateTime"
  | "isLonger"
  | "isRegex"
  | "isShorter"
  | "isTime"
  | "ownMembers"
  | "rewind"
  | "under";

/** Source text with references in it. */
export type Piece = string | External;
