import { setTimeout as wait } from "node:timers/promises";
import { signature } from "../../sandbox/sandbox-process.ts";

/** The result of a kind of fault. */
export interface Report {
  readonly name: string;
  /** Why it was left out. */
  readonly skipped?: string;
  readonly acknowledged: number;
  readonly refused: number;
  /** Calls that got no answer: they may have acted or not. */
  readonly unknown: number;
  /** Acknowledged calls whose stream is missing or another one. */
  readonly lost: number;
  /** Streams beyond one per token. */
  readonly doubled: number;
  /** Calls that took longer than they may. */
  readonly hung: number;
  readonly longest: number;
}

/** How long a call may take, in milliseconds, besides the time that a process was paused. */
const patience = 12_000;

const studioId = "studio";
const sessionId = "ready";

/** The fixture of a round: one session that can have streams. */
export const fixture = {
  studios: [{ studioId, sessions: [{ sessionId, state: "READY", maxSessionLengthInMinutes: 43_200 }] }],
};

/** Creates streams, records the answers, and checks them afterwards. */
export class Tally {
  readonly #acknowledged = new Map<string, string>();
  readonly #sent = new Set<string>();
  #count = 0;
  refused = 0;
  unknown = 0;
  lost = 0;
  doubled = 0;
  hung = 0;
  longest = 0;

  /** Sends calls from some callers until it is stopped. */
  async load(urls: readonly string[], during: () => Promise<void>, callers = 16): Promise<void> {
    let isOver = false;
    const work = async (caller: number) => {
      for (let i = caller; !isOver; i++) {
        const answered = await this.#create(urls[i % urls.length] ?? "", `token-${this.#count++}`);
        // A refused or cut call is not resent at once, as no client does that.
        if (!answered) await wait(20);
      }
    };
    const workers = Array.from({ length: callers }, (_, caller) => work(caller));
    try {
      await during();
    } finally {
      isOver = true;
    }
    await Promise.all(workers);
  }

  /** Repeats every call until it is answered, and counts what exists. */
  async verify(url: string): Promise<void> {
    const tokens = [...this.#sent];
    const queue = tokens.values();
    const work = async () => {
      for (const token of queue) await this.#repeat(url, token);
    };
    await Promise.all(Array.from({ length: 16 }, work));
    const response = await fetch(
      `${url}/_sandbox/state?studioId=${studioId}&sessionId=${sessionId}&limit=999999`,
    );
    const state = (await response.json()) as { streamingSessions: { streams: unknown[] }[] };
    const there = state.streamingSessions[0]?.streams.length ?? 0;
    this.doubled = Math.max(0, there - tokens.length);
    this.lost += Math.max(0, tokens.length - there);
  }

  report(name: string, skipped?: string): Report {
    const { refused, unknown, lost, doubled, hung, longest } = this;
    const acknowledged = this.#acknowledged.size;
    return {
      name,
      ...(skipped && { skipped }),
      acknowledged,
      refused,
      unknown,
      lost,
      doubled,
      hung,
      longest,
    };
  }

  async #create(url: string, token: string): Promise<boolean> {
    this.#sent.add(token);
    const began = performance.now();
    try {
      const { status, streamId } = await create(url, token);
      if (status === 200) this.#acknowledged.set(token, String(streamId));
      else this.refused++;
      return status === 200;
    } catch (error) {
      if ((error as Error).name === "TimeoutError") this.hung++;
      this.unknown++;
      return false;
    } finally {
      this.longest = Math.max(this.longest, performance.now() - began);
    }
  }

  async #repeat(url: string, token: string): Promise<void> {
    for (let attempt = 0; attempt < 50; attempt++) {
      const answer = await create(url, token).catch(() => undefined);
      if (answer?.status === 200) {
        const before = this.#acknowledged.get(token);
        if (before !== undefined && before !== answer.streamId) this.lost++;
        return;
      }
      await wait(100);
    }
    this.hung++;
  }
}

async function create(url: string, token: string): Promise<{ status: number; streamId: string | undefined }> {
  const response = await fetch(
    `${url}/2020-08-01/studios/${studioId}/streaming-sessions/${sessionId}/streams`,
    {
      method: "POST",
      headers: { "content-type": "application/json", "x-amz-client-token": token, ...signature },
      body: "{}",
      signal: AbortSignal.timeout(patience),
    },
  );
  const body = (await response.json()) as { stream?: { streamId: string } };
  return { status: response.status, streamId: body.stream?.streamId };
}
