/** A fault class of the Web Fuzzing Commons, and its counterpart here. */
export interface FaultClass {
  readonly code: number;
  readonly label: string;
  /** The checks that find it, or why none does. */
  readonly here: string;
}

/**
 * The agreed fault classes of the Web Fuzzing Commons. Reports carry their labels.
 * @see https://github.com/WebFuzzing/Commons
 */
export const faultClasses: readonly FaultClass[] = [
  { code: 100, label: "F100:HTTP Status 500", here: "no-server-error" },
  {
    code: 101,
    label: "F101:Received A Response From API With A Structure/Data That Is Not Matching Its Schema",
    here: "status-declared, content-type, body-schema, headers-schema",
  },
  { code: 102, label: "F102:Received Success Response When Sending Wrong Data", here: "refuses-invalid" },
  {
    code: 103,
    label: "F103:Resource Still Accessible After Being Deleted",
    here: "state-kept: a call after the deletion must not succeed; scenarios, too",
  },
  {
    code: 104,
    label: "F104:Failed Creation of Resource Has Side Effects on Backend",
    here: "scenarios: a step after the refused creation expects 404",
  },
  {
    code: 200,
    label: "F200:SQL Injection (SQLi)",
    here: "no-server-error and no-internals on values and labels with SQL in them; time-based injection is not tried",
  },
  {
    code: 201,
    label: "F201:Cross-Site Scripting (XSS)",
    here: "content-type on values with markup in them: an answer that is not HTML runs nothing",
  },
  {
    code: 202,
    label: "F202:Server-Side Request Forgery (SSRF)",
    here: "not tried: it needs a listener that the target can reach",
  },
  {
    code: 203,
    label: "F203:Mass Assignment",
    here: "not decidable from a contract: it does not say which members a caller must not set",
  },
  {
    code: 204,
    label: "F204:Leakage Information Existence of Protected Resource",
    here: "not tried: it needs a second caller and things that belong to the first",
  },
  {
    code: 205,
    label: "F205:Wrongly Not Recognized as Authenticated",
    here: "accepts-valid: 401 with credentials that were good for the base call",
  },
  {
    code: 206,
    label: "F206:Allowed To Modify Resource That Likely Should Had Been Protected",
    here: "not decidable from a contract: it does not say who may do what",
  },
  {
    code: 207,
    label: "F207:A Protected Resource Is Accessible Without Providing Any Authentication",
    here: "requires-authorization",
  },
];

/** The label of a fault class by its number. */
export function faultLabel(code: number): string {
  return faultClasses.find((fault) => fault.code === code)?.label ?? `F${code}`;
}
