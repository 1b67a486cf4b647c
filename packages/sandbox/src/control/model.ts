import { failures } from "../faults/fault.ts";
import { type OperationName, operationNames } from "../world/operation-names.ts";

/**
 * What a world contains, what can be done with it, and what can go wrong: for tools that show worlds and know
 * none of their names.
 */
export interface WorldModel {
  /** A kind comes after the kind that its resources belong to. */
  readonly kinds: readonly ResourceKind[];
  readonly operations: readonly WorldOperation[];
}

/** A kind of resources. */
export interface ResourceKind {
  /** The name in events: `streamingSession`. */
  readonly name: string;
  /** For people: `Streaming sessions`. */
  readonly title: string;
  /** The kind of the resources that these belong to; missing for those directly in the state. */
  readonly parent?: string;
  /** The member that lists them: of the state, or of the resource that they belong to. */
  readonly list: string;
  /** What identifies one among those of its parent: members as the state has them, by the names in events. */
  readonly ids: Readonly<Record<string, string>>;
  /** States that mean in progress, failed or over; all others are lasting ones. */
  readonly states: {
    readonly moving: readonly string[];
    readonly failed: readonly string[];
    readonly over: readonly string[];
  };
  /**
   * For resources without a stored state: the state they are in, and the state they are in when a member is
   * present.
   */
  readonly open?: { readonly state: string; readonly endMember: string; readonly endState: string };
  readonly acts: readonly ResourceAct[];
}

/** A call that does something with a resource. */
export interface ResourceAct {
  /** For people: `Start`. */
  readonly title: string;
  readonly operation: string;
  /** The states in which it is possible. */
  readonly states: readonly string[];
  /** The members of its input, by the id names in events. */
  readonly input: Readonly<Record<string, string>>;
}

/** An operation of the sandbox. */
export interface WorldOperation {
  readonly name: string;
  /** The status codes with which what it starts can fail. */
  readonly outcomes: readonly string[];
}

const lasting = { moving: [], failed: [], over: ["ENDED"] };
const span = { state: "STARTED", endMember: "endTime", endState: "ENDED" };
const sessionInput = { studioId: "studioId", sessionId: "sessionId" };

function act(
  title: string,
  operation: OperationName,
  { states, input }: Pick<ResourceAct, "states" | "input">,
): ResourceAct {
  return { title, operation, states, input };
}

/** The model of every world of this sandbox. */
export const worldModel: WorldModel = {
  kinds: [
    {
      name: "streamingSession",
      title: "Streaming sessions",
      list: "streamingSessions",
      ids: { studioId: "studioId", sessionId: "sessionId" },
      states: {
        moving: ["CREATE_IN_PROGRESS", "DELETE_IN_PROGRESS", "STOP_IN_PROGRESS", "START_IN_PROGRESS"],
        failed: ["CREATE_FAILED", "DELETE_FAILED", "STOP_FAILED", "START_FAILED"],
        over: ["DELETED"],
      },
      acts: [
        act("Start", "StartStreamingSession", { states: ["STOPPED"], input: sessionInput }),
        act("Open a stream", "CreateStreamingSessionStream", { states: ["READY"], input: sessionInput }),
      ],
    },
    {
      name: "stream",
      title: "Streams",
      parent: "streamingSession",
      list: "streams",
      ids: { streamId: "streamId" },
      states: {
        moving: ["CREATE_IN_PROGRESS", "DELETE_IN_PROGRESS"],
        failed: ["CREATE_FAILED", "DELETE_FAILED"],
        over: ["DELETED"],
      },
      acts: [],
    },
    {
      name: "stage",
      title: "Stages",
      list: "stages",
      ids: { stageArn: "arn" },
      states: lasting,
      acts: [],
    },
    {
      name: "stageSession",
      title: "Sessions of the stage",
      parent: "stage",
      list: "sessions",
      ids: { sessionId: "sessionId" },
      states: lasting,
      open: span,
      acts: [],
    },
    {
      name: "channel",
      title: "Channels",
      list: "channels",
      ids: { channelArn: "arn" },
      states: lasting,
      acts: [],
    },
    {
      name: "streamSession",
      title: "Streams of the channel",
      parent: "channel",
      list: "streams",
      ids: { streamId: "streamId" },
      states: lasting,
      open: span,
      acts: [],
    },
  ],
  operations: operationNames.map((name) => ({ name, outcomes: failures[name] ?? [] })),
};
