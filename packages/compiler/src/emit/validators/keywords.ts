import { _, type Code, type CodeKeywordDefinition, type KeywordCxt, Name, str } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { or } from "ajv/dist/compile/codegen/index.js";
import { mergeEvaluated } from "ajv/dist/compile/util.js";
import constant from "ajv/dist/vocabularies/validation/const.js";
import enumeration from "ajv/dist/vocabularies/validation/enum.js";
import limitItems from "ajv/dist/vocabularies/validation/limitItems.js";
import limitNumber from "ajv/dist/vocabularies/validation/limitNumber.js";
import limitProperties from "ajv/dist/vocabularies/validation/limitProperties.js";
import type { External, RuntimeName } from "./external.ts";
import { flattenQuantifiers } from "./flatten-quantifiers.ts";
import { formatCheck } from "./formats.ts";
import { refName } from "./read-schema.ts";

/** Ajv with the keywords of this file in place of its own. It only writes code; nothing that it makes is ever called. */
export function createAjv(options: { readonly unevaluated: boolean }): Ajv2020 {
  const ajv = new Ajv2020({
    allErrors: true,
    ownProperties: true,
    strict: false,
    strictNumbers: true,
    meta: false,
    validateSchema: false,
    addUsedSchema: false,
    logger: false,
    code: { source: true, lines: true },
  });
  // Ajv2020 always sets these two. The first costs every check that does not need it; `$dynamicRef` is refused before it gets here.
  Object.assign(ajv.opts, { unevaluated: options.unevaluated, dynamicRef: false });
  const ranges = [maxLength, minLength, limitItems.default, limitNumber.default, limitProperties.default].map(
    withOtherLimit,
  );
  const words = [withMessage(enumeration.default, oneOf), withMessage(constant.default, equalTo)];
  for (const definition of [reference, format, pattern, ...ranges, ...words]) {
    for (const keyword of [definition.keyword].flat()) ajv.removeKeyword(keyword);
    ajv.addKeyword(definition);
  }
  return ajv;
}

/** Names in code that Ajv writes. */
const errors = new Name("errors");
const instancePath = new Name("instancePath");

/** Calls the check of the definition that is referred to, so that each is in the module once. */
const reference: CodeKeywordDefinition = {
  keyword: "$ref",
  schemaType: "string",
  code(cxt) {
    const { gen, data, it, schema } = cxt;
    const check = use(cxt, { kind: "check", definition: refName(schema) ?? "" });
    gen.if(_`!${check}(${data}, ${instancePath} + ${it.errorPath})`).code(_`${errors}++`);
    if (it.opts.unevaluated) takeEvaluated(cxt, check);
    gen.endIf();
  },
};

/** Adds what a referred check evaluated to what the schema that refers to it did, in copies: a check keeps its own. */
function takeEvaluated({ gen, it }: KeywordCxt, check: Name): void {
  gen.else();
  const { props, items } = { props: _`${check}.evaluated.props`, items: _`${check}.evaluated.items` };
  if (it.props !== true)
    it.props = mergeEvaluated.props(
      gen,
      gen.var("props", _`${props} === true || Object.assign({}, ${props})`),
      it.props,
      Name,
    );
  if (it.items !== true)
    it.items = mergeEvaluated.items(gen, gen.var("items", _`${items} || 0`), it.items, Name);
}

const maxLength = lengthKeyword(
  "maxLength",
  "more",
  (cxt) => _`${useRuntime(cxt, "isLonger")}(${cxt.data}, ${cxt.schema})`,
);

// One character is one code unit or two.
const minLength = lengthKeyword("minLength", "fewer", (cxt) =>
  cxt.schema < 2
    ? _`${cxt.data}.length < ${cxt.schema}`
    : _`${useRuntime(cxt, "isShorter")}(${cxt.data}, ${cxt.schema})`,
);

function lengthKeyword(
  keyword: string,
  word: string,
  fails: (cxt: KeywordCxt) => Code,
): CodeKeywordDefinition {
  return {
    keyword,
    type: "string",
    schemaType: "number",
    error: {
      message: ({ schema }) => str`must NOT have ${word} than ${schema} characters`,
      params: ({ schema }) => _`{limit: ${schema}}`,
    },
    code: (cxt) => cxt.fail(fails(cxt)),
  };
}

const pattern: CodeKeywordDefinition = {
  keyword: "pattern",
  type: "string",
  schemaType: "string",
  error: {
    message: ({ schema }) => str`must match pattern "${schema}"`,
    params: ({ schema }) => _`{pattern: ${schema}}`,
  },
  code: (cxt) =>
    cxt.fail(
      _`!${use(cxt, { kind: "pattern", source: flattenQuantifiers(cxt.schema), flags: "u" })}.test(${cxt.data})`,
    ),
};

const format: CodeKeywordDefinition = {
  keyword: "format",
  type: ["number", "string"],
  schemaType: "string",
  error: {
    message: ({ schema }) => str`must match format "${schema}"`,
    params: ({ schema }) => _`{format: ${schema}}`,
  },
  code(cxt, type) {
    const { data, schema } = cxt;
    const check = formatCheck(schema);
    if (type === "number" && check.by === "range") {
      const { minimum, maximum } = check;
      cxt.fail(_`!(${data} % 1 === 0 && ${data} >= ${minimum} && ${data} <= ${maximum})`);
    }
    if (type === "string" && check.by === "function") cxt.fail(_`!${useRuntime(cxt, check.name)}(${data})`);
    if (type === "string" && check.by === "patterns") {
      cxt.fail(
        or(...check.patterns.map((one) => _`!${use(cxt, { kind: "pattern", ...one })}.test(${data})`)),
      );
    }
  },
};

/** The limit at the other end of a range, which AWS's wording of a violation names too. */
const otherLimits: Readonly<Record<string, string>> = {
  minLength: "maxLength",
  maxLength: "minLength",
  minItems: "maxItems",
  maxItems: "minItems",
  minProperties: "maxProperties",
  maxProperties: "minProperties",
  minimum: "maximum",
  maximum: "minimum",
};

/** Adds the schema's other limit, where it has one, to the `params` of a violation: `{ limit: 128, minLength: 1 }`. */
function withOtherLimit(definition: CodeKeywordDefinition): CodeKeywordDefinition {
  const params = definition.error?.params;
  if (typeof params !== "function") return definition;
  return {
    ...definition,
    error: {
      ...definition.error,
      message: definition.error?.message ?? "",
      params: (cxt) => {
        const other = otherLimits[cxt.keyword];
        const limit: unknown = other === undefined ? undefined : cxt.parentSchema?.[other];
        if (other === undefined || typeof limit !== "number") return params(cxt);
        return _`{limit: ${cxt.schemaCode}, ${new Name(other)}: ${limit}}`;
      },
    },
  };
}

function withMessage(
  definition: CodeKeywordDefinition,
  message: (schema: unknown) => string,
): CodeKeywordDefinition {
  return { ...definition, error: { ...definition.error, message: ({ schema }) => str`${message(schema)}` } };
}

function oneOf(values: unknown): string {
  const all = (values as unknown[]).map((value) => JSON.stringify(value));
  return all.length > 20
    ? "must be one of the allowed values"
    : `must be ${all.length > 1 ? "one of " : ""}${all.join(", ")}`;
}

function equalTo(value: unknown): string {
  return `must be ${JSON.stringify(value)}`;
}

function useRuntime(cxt: KeywordCxt, name: RuntimeName): Name {
  return use(cxt, { kind: "runtime", name });
}

/** A name for something outside of the check that is being written. */
function use({ gen }: KeywordCxt, external: External): Name {
  return gen.scopeValue("obj", { key: JSON.stringify(external), ref: external });
}
