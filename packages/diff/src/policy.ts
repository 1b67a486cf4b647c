import type { Verdict } from "./verdict.ts";

/** What a kind of change means to clients and to servers. */
export interface Policy {
  /** For authors of clients: whoever sends requests and reads replies. */
  readonly clients: Verdict;
  /** For authors of servers: whoever reads requests and sends replies. */
  readonly servers: Verdict;
  /** The kind of change, as a rule in reports describes it. */
  readonly what: string;
}

/**
 * The one table of what each kind of change means. A request that is no longer accepted breaks its senders. A
 * reply that was not allowed before is breaking if the code that reads it cannot be prepared (a member is
 * absent, a value has another type), and risky if it can (a new enum value, a longer text).
 */
export const policies = {
  "operation-removed": policy("breaking", "breaking", "An operation is gone."),
  "operation-added": policy("additive", "breaking", "An operation is new: servers need a handler."),
  "operation-moved": policy("breaking", "none", "An operation has another method or path."),
  "operation-renamed": policy("breaking", "breaking", "An operation's method and types have another name."),
  "request-narrowed": policy("breaking", "none", "A request that was taken is refused."),
  "request-widened": policy("additive", "additive", "A request that was refused is taken."),
  "request-value-added": policy(
    "additive",
    "risky",
    "Requests have values or alternatives that handlers do not know.",
  ),
  "request-type-added": policy(
    "additive",
    "breaking",
    "Requests have values of a type that handlers do not know.",
  ),
  "request-part-optional": policy(
    "additive",
    "breaking",
    "A part of requests that was always there may be absent.",
  ),
  "request-part-added": policy("additive", "additive", "Requests may carry something new."),
  "request-part-removed": policy(
    "breaking",
    "breaking",
    "Something that requests carried is no longer read.",
  ),
  "request-serialization": policy("breaking", "none", "A part of requests is written in another way."),
  "request-media-type-removed": policy("breaking", "none", "Bodies of a media type are no longer taken."),
  "request-media-type-added": policy("additive", "additive", "Bodies of another media type are taken."),
  "reply-narrowed": policy("none", "breaking", "A reply that was right is wrong."),
  "reply-widened": policy("risky", "additive", "Replies have values that were not allowed before."),
  "reply-value-added": policy(
    "risky",
    "additive",
    "Replies have enum values or alternatives that clients do not know.",
  ),
  "reply-type-added": policy(
    "breaking",
    "additive",
    "Replies have values of a type that clients do not know.",
  ),
  "reply-part-optional": policy(
    "breaking",
    "additive",
    "A part of replies that was always there may be absent.",
  ),
  "reply-part-added": policy("additive", "additive", "Replies may carry something new."),
  "reply-part-removed": policy("breaking", "breaking", "Something that replies carried is gone."),
  "reply-media-type-removed": policy("breaking", "breaking", "Replies no longer come in a media type."),
  "reply-media-type-added": policy("additive", "additive", "Replies may come in another media type."),
  "success-added": policy(
    "breaking",
    "additive",
    "A call may succeed with a status that clients do not know.",
  ),
  "error-added": policy("risky", "additive", "A call may fail with a status that clients do not know."),
  "status-removed": policy("breaking", "breaking", "A status is gone, and the type of its reply with it."),
  "link-removed": policy(
    "risky",
    "none",
    "A reply no longer says how to go on: clients may have lost pages.",
  ),
  "link-added": policy("additive", "none", "A reply says how to go on."),
  "link-changed": policy("risky", "none", "A reply says otherwise how to go on."),
  "credential-removed": policy("breaking", "none", "Credentials that were enough no longer are."),
  "credential-added": policy("additive", "additive", "Other credentials are enough."),
  "server-removed": policy("breaking", "none", "A server's URL is gone."),
  "server-added": policy("additive", "none", "A server's URL is new."),
  "server-changed": policy(
    "risky",
    "none",
    "What stands for a variable of a server's URL by default is another value.",
  ),
  "default-changed": policy("risky", "risky", "What an absent value means has changed."),
  "default-added": policy("additive", "additive", "It is told what an absent value means."),
  "deprecated-added": policy(
    "additive",
    "additive",
    "Something is deprecated: it may go in a later version.",
  ),
  "deprecated-removed": policy("none", "none", "Something is no longer deprecated."),
  "direction-changed": policy("risky", "risky", "A member travels in one direction only, or no longer so."),
  "type-renamed": policy("none", "none", "An exported type and its validator have another name."),
  "type-removed": policy("none", "none", "An exported type and its validator are gone."),
  "text-changed": policy("none", "none", "A title, summary or description differs."),
  "example-changed": policy("none", "none", "An example differs."),
  "tag-changed": policy("none", "none", "Tags differ."),
  "version-changed": policy("none", "none", "The version of the document differs."),
  "extension-changed": policy("none", "none", "An extension differs."),
} as const satisfies Readonly<Record<string, Policy>>;

/** The name of a kind of change. */
export type RuleName = keyof typeof policies;

function policy(clients: Verdict, servers: Verdict, what: string): Policy {
  return { clients, servers, what };
}
