import type { RuleName } from "../policy.ts";
import type { Direction } from "../schema/judge.ts";
import { quoted } from "../words/describe-change.ts";

/** A rule about a keyword that refuses no value but says how values are meant. */
export interface AnnotationRule {
  readonly keyword: string;
  /** The direction that the keyword is about; both, if missing. */
  readonly direction?: Direction;
  /** The kind of change; undefined if both versions mean the same. */
  rule(old: unknown, fresh: unknown): RuleName | undefined;
  /** The change in words, after the name of what it is about. */
  message(old: unknown, fresh: unknown): string;
}

const flag = (keyword: string, words: readonly [set: string, gone: string]): AnnotationRule => ({
  keyword,
  rule: (old, fresh) => ((old === true) === (fresh === true) ? undefined : "direction-changed"),
  message: (_, fresh) => (fresh === true ? words[0] : words[1]),
});

/** Every rule about annotations of schemas. */
export const annotationRules: readonly AnnotationRule[] = [
  {
    keyword: "default",
    direction: "request",
    rule: (old) => (old === undefined ? "default-added" : "default-changed"),
    message: (old, fresh) => {
      if (fresh === undefined) return `no longer stands for ${quoted(old)} where it is absent`;
      return `stands for ${quoted(fresh)} where it is absent${old === undefined ? "" : ` (was ${quoted(old)})`}`;
    },
  },
  {
    keyword: "deprecated",
    rule: (old, fresh) => {
      if ((old === true) === (fresh === true)) return undefined;
      return fresh === true ? "deprecated-added" : "deprecated-removed";
    },
    message: (_, fresh) => (fresh === true ? "is now deprecated" : "is no longer deprecated"),
  },
  flag("readOnly", ["travels in replies alone", "travels in requests, too"]),
  flag("writeOnly", ["travels in requests alone", "travels in replies, too"]),
];
