/** A JSON type that a text can represent. `null` is the empty text. */
export type TextType = "string" | "integer" | "number" | "boolean" | "null";

/** How to read the text of a value that travels outside a JSON body. */
export interface TextShape {
  /**
   * The type of the value, or of a list's items. Of several, the first that the text matches. Default:
   * `"string"`.
   */
  readonly type?: TextType | readonly TextType[];
  /** True when the value is a list of values of `type`. */
  readonly list?: true;
  /** The properties of an object, by name: values and lists. Properties without a shape are texts. */
  readonly properties?: Readonly<Record<string, TextShape>>;
  /** The shape of properties that `properties` does not name. Absent where there are none. */
  readonly additional?: TextShape;
}

/** How OpenAPI writes a value with several parts. */
export type ParameterStyle =
  | "simple"
  | "label"
  | "matrix"
  | "form"
  | "spaceDelimited"
  | "pipeDelimited"
  | "deepObject";

/** How a value is written as text: OpenAPI's `style` and its companions. */
export interface TextStyle {
  /** Default: `form` in a query, a cookie and a form; `simple` elsewhere. */
  readonly style?: ParameterStyle;
  /** Default: true for `form`, else false. */
  readonly explode?: boolean;
  /** True when reserved characters are not escaped (`allowReserved`). */
  readonly reserved?: true;
  /** The media type of the text, if the value travels as one: JSON, for instance (`content`). */
  readonly mediaType?: string;
}

/** Where a member outside the body travels, and in which form. */
export interface Binding extends TextShape, TextStyle {
  /** The part of the message that carries the member. */
  readonly in: "path" | "query" | "header" | "cookie";
  /** The name on the wire: label, query key, header or cookie. */
  readonly name: string;
  /** What a handler gets when a request leaves the member out. */
  readonly default?: unknown;
}

/** Members that do not travel in the body, by name. */
export type Bindings = Readonly<Record<string, Binding>>;
