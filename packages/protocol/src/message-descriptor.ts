import type { Bindings, TextShape, TextStyle } from "./binding.ts";

/** How a body is made from members: one property per member, or only the member `body`. */
export type BodyKind = "members" | "payload";

/** One part of a form or a multipart body. */
export interface Field extends TextShape, TextStyle {
  /** True when the part is a file or other bytes: a `Blob`, `File` or `Uint8Array`. */
  readonly bytes?: true;
}

/** A media type that a body may have, and how to read and write bodies of it. */
export interface Content {
  /** As declared: `application/json`, `image/*`. */
  readonly type: string;
  /**
   * `json`: one JSON text. `text`: text as it is, including XML. `bytes`: `Uint8Array`. `form`:
   * `application/x-www-form-urlencoded`. `multipart`: `multipart/form-data`. `events`: `text/event-stream`,
   * an async iterable. `lines`: one JSON text per line, an async iterable.
   */
  readonly form: "json" | "text" | "bytes" | "form" | "multipart" | "events" | "lines";
  /** The properties of a form or a multipart body that are not plain text, by name. */
  readonly fields?: Readonly<Record<string, Field>>;
  /**
   * What an item of `events` is: the event's data as JSON (the default), its data as text, or the whole
   * event, a `ServerSentEvent`, whose `data` is text (`event`) or parsed JSON (`event-json`).
   */
  readonly items?: "json" | "text" | "event" | "event-json";
}

/** A request or response as members and bindings, seen from either side. */
export interface Message {
  /** Members that travel outside the body; all other members are part of it. */
  readonly bindings?: Bindings;
  /** Absent: no body. */
  readonly body?: BodyKind;
  /** The media types of the body, the preferred one first. Default: only `application/json`. */
  readonly contents?: readonly Content[];
}
