/** Pattern and length of a text, as AWS service models write them. */
export interface TextRule {
  readonly pattern: string;
  readonly minLength: number;
  readonly maxLength: number;
}

/**
 * Pairs of the kind that AWS uses: names, ids, ARNs, tokens, hosts, versions, tags; anchored or not, with and
 * without alternatives.
 */
export const awsTexts: readonly TextRule[] = [
  rule("^arn:aws:ivs:[a-z0-9-]+:[0-9]+:channel/[a-zA-Z0-9-]+$", 1, 128),
  rule("^arn:aws:[is]vs:[a-z0-9-]+:[0-9]+:channel/[a-zA-Z0-9-]+$", 1, 128),
  rule("^$|^arn:aws:ivs:[a-z0-9-]+:[0-9]+:recording-configuration/[a-zA-Z0-9-]+$", 0, 128),
  rule("^st-[a-zA-Z0-9]+$", 16, 16),
  rule("^st-[a-zA-Z0-9]+$", 26, 26),
  rule("^st-[a-zA-Z0-9]{13}$", 16, 16),
  rule("^[a-zA-Z0-9-_]*$", 0, 128),
  rule("^[a-z0-9-.]+$", 3, 63),
  rule("^[a-zA-Z0-9-_]*$", 0, 22),
  rule("^[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*$", 0, 256),
  rule("^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$", 1, 128),
  rule("[\\w+=,.@-]+", 1, 128),
  rule("^[\\w+=,.@-]+$", 1, 64),
  rule("[\\w]+", 16, 128),
  rule("^[0-9]{12}$", 12, 12),
  rule("\\d{12}", 12, 12),
  rule("arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+", 20, 2048),
  rule("^arn:(aws|aws-cn|aws-us-gov):iam::\\d{12}:role/.+$", 20, 512),
  rule(
    "(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?",
    1,
    140,
  ),
  rule("(|[a-zA-Z0-9$_-]+)", 1, 128),
  rule("^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$", 2, 256),
  rule("^sha256:[a-f0-9]{64}$", 71, 71),
  rule("^[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$", 36, 36),
  rule("^[a-zA-Z0-9_.-]+$", 3, 255),
  rule("^[a-zA-Z][a-zA-Z0-9-]*$", 1, 63),
  rule("^[a-zA-Z](?:[a-zA-Z0-9]*-?[a-zA-Z0-9]+)*$", 1, 60),
  rule("^[^\\u0000-\\u001f]+$", 1, 200),
  rule("^(?!aws:).*$", 1, 128),
  rule("^(?!\\s).+(?<!\\s)$", 1, 64),
  rule("^(?=.*[A-Z])(?=.*\\d)[A-Za-z\\d]+$", 8, 40),
  rule("^vpc-[0-9a-f]{8,17}$", 12, 21),
  rule("^(vpc|subnet|sg)-([0-9a-f]{8}|[0-9a-f]{17})$", 11, 24),
  rule("^https?://[a-z0-9.-]{1,253}(:\\d{1,5})?(/[\\w./-]*)?$", 10, 2048),
  rule("^[a-z]{2}(-[a-z]+)+-\\d$", 9, 20),
  rule("^\\d{4}-\\d{2}-\\d{2}$", 10, 10),
  rule("^\\d+\\.\\d+(\\.\\d+)?(-[a-z0-9.]+)?$", 3, 30),
  rule("^(\\d{1,3}\\.){3}\\d{1,3}/\\d{1,2}$", 9, 18),
  rule("^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$", 4, 400),
  rule("^[A-Z_]+$", 1, 256),
  rule("^alias/[a-zA-Z0-9/_-]+$", 7, 256),
  rule("^(ACTIVE|INACTIVE|[A-Z]{3,12}_[A-Z]+)$", 3, 40),
  rule("^s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/.*)?$", 8, 1024),
  rule("^projects/[^/]+/locations/[^/]+$", 20, 300),
  rule("^[\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\r\\n\\t]*$", 0, 255),
  rule("^[a-zA-Z0-9][\\w.-]{0,126}[a-zA-Z0-9]$", 2, 128),
  rule("^(?:\\+|00)[1-9]\\d{1,14}$", 3, 17),
  rule("^(.*[^\\s].*)?$", 0, 64),
  rule("\\S", 1, 50),
  rule("^mc_[a-f0-9]+$|^[a-z]+@[a-z]+\\.com$", 6, 40),
  rule("^(studio|member)/(admin|user){1,3}$", 10, 27),
];

function rule(pattern: string, minLength: number, maxLength: number): TextRule {
  return { pattern, minLength, maxLength };
}
