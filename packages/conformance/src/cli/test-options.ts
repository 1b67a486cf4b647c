import { options } from "./options.ts";
import { usage } from "./usage.ts";

const { target: _target, document: _document, json: _json, ...others } = options;

/**
 * The options of `callsheet test`: those of a run, except for the target, the documents and the form of its
 * output.
 */
export const testOptions = others;

/** The help text of {@link testOptions}. */
export const testHelp: string = usage
  .slice(usage.indexOf("  --scenario"), usage.indexOf("Exit codes:"))
  .replace("--document,", "--spec,")
  .replace("  --json <file>", "")
  .trimEnd();
