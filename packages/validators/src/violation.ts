/** One way in which a value breaks its schema. The members are those of Ajv's error objects. */
export interface Violation {
  /** JSON pointer (RFC 6901) of the offending part of the value; empty for the value itself. */
  instancePath: string;
  /** JSON pointer of the broken keyword in the package's raw schemas, after `#`: `#/$defs/Stage/required`. */
  schemaPath: string;
  /** The broken keyword, such as `required` or `maxLength`. */
  keyword: string;
  /** What the keyword asked for, such as `{ limit: 128, minLength: 1 }`; the members depend on the keyword. */
  params: Record<string, unknown>;
  /** What is wrong, in words that follow the name of the offending part: `must be string`. */
  message: string;
}
