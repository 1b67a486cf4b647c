/** An event of a stream, as it came. */
export interface StreamEvent {
  readonly type: string;
  readonly data: string;
}

/** A stream to listen to, and who listens. */
export interface Listening {
  readonly url: string;
  /** The names of its events. */
  readonly types: readonly string[];
  receive(events: readonly StreamEvent[]): void;
  /** Called when the stream begins, so that earlier state can be read, and when it is lost. */
  connected(is: boolean): void;
}

type Message =
  | { readonly kind: "events"; readonly events: readonly StreamEvent[] }
  | { readonly kind: "connected"; readonly is: boolean }
  | { readonly kind: "ask" };

/** Events within this many milliseconds are delivered together. */
const together = 50;

/**
 * Listens to a stream of events until the returned function is called. Browsers open at most six connections
 * to a host, so pages share one: the page that holds a lock reads the stream and passes it to the others;
 * when it goes away, the next one takes over.
 */
export function listenShared({ url, types, receive, connected }: Listening): () => void {
  const name = `callsheet ${url}`;
  const channel = new BroadcastChannel(name);
  const end = new AbortController();
  let leads: boolean | undefined;
  const tell = (message: Message) => {
    channel.postMessage(message);
    take(message);
  };
  const take = (message: Message) => {
    if (message.kind === "events") receive(message.events);
    if (message.kind === "connected") connected(message.is);
    if (message.kind === "ask" && leads !== undefined)
      channel.postMessage({ kind: "connected", is: leads } satisfies Message);
  };
  channel.onmessage = ({ data }: MessageEvent<Message>) => take(data);
  const lead = () =>
    readStream(url, types, {
      signal: end.signal,
      events: (events) => tell({ kind: "events", events }),
      connected: (is) => {
        leads = is;
        tell({ kind: "connected", is });
      },
    });
  channel.postMessage({ kind: "ask" } satisfies Message);
  if (navigator.locks)
    navigator.locks.request(name, { signal: end.signal }, lead).catch(() => {}); // aborted before its turn
  else void lead(); // a page that came over plain HTTP from elsewhere
  return () => {
    end.abort();
    channel.close();
  };
}

interface Reader {
  readonly signal: AbortSignal;
  events(events: readonly StreamEvent[]): void;
  connected(is: boolean): void;
}

/** Reads the stream itself until the signal is aborted. */
function readStream(url: string, types: readonly string[], reader: Reader): Promise<void> {
  const { signal } = reader;
  if (signal.aborted) return Promise.resolve();
  const source = new EventSource(url);
  let waiting: StreamEvent[] = [];
  source.addEventListener("open", () => reader.connected(true));
  source.addEventListener("error", () => reader.connected(false));
  for (const type of types)
    source.addEventListener(type, ({ data }: MessageEvent<string>) => {
      waiting.push({ type, data });
      if (waiting.length === 1) setTimeout(flush, together);
    });
  const flush = () => {
    const events = waiting;
    waiting = [];
    if (!signal.aborted) reader.events(events);
  };
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => {
      source.close();
      resolve();
    });
  });
}
