/** What a queue of acts needs of its store. */
export interface Transactions {
  begin(): void;
  commit(): void;
  rollback(): void;
  /** Marks where the next act begins, so that it alone can be undone. */
  mark(): void;
  /** Ends what {@link mark} began, kept or undone. */
  unmark(undo: boolean): void;
  /** True while a transaction is open; some failures end one. */
  isOpen(): boolean;
  /** Waits for the acts of this turn of the event loop. Absent: an act begins at once. */
  gather?(): Promise<unknown>;
  /**
   * Writes what was committed to the disk. If it fails, nobody knows what is there. Absent: nothing lasts.
   */
  sync?(): Promise<void>;
  /** Makes room after a failure, if possible. */
  relieve?(error: unknown): boolean;
}

interface Act {
  readonly work: () => Promise<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** How many acts one commit holds at most. */
const mostActs = 256;

/**
 * Runs acts one after another on one connection. Those that arrive in the same turn of the event loop, or
 * while the disk is busy with earlier ones, share a commit; each is answered once that is on disk. Reads run
 * between commits, and see what lasts.
 */
export class ActQueue {
  readonly #transactions: Transactions;
  #acts: Act[] = [];
  #reads: (() => void)[] = [];
  #isRunning = false;
  /** Whether the running group has committed anything. */
  #isWritten = false;
  /** Why nothing can be promised any more. */
  #broken: { readonly error: unknown } | undefined;

  constructor(transactions: Transactions) {
    this.#transactions = transactions;
  }

  /** Runs an act. It may run again if those that share its commit fail. */
  act<Result>(work: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#acts.push({ work, resolve: resolve as Act["resolve"], reject });
      if (!this.#isRunning) void this.#run();
    });
  }

  /** Runs a read: at once if no act is running. */
  read<Result>(read: () => Result): Promise<Result> | Result {
    if (this.#broken) throw this.#broken.error;
    if (!this.#isRunning) return read();
    return new Promise((resolve, reject) => {
      this.#reads.push(() => {
        try {
          resolve(read());
        } catch (error) {
          reject(error);
        }
      });
    });
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#acts.length > 0) {
      await this.#transactions.gather?.();
      const group = this.#acts.splice(0, mostActs);
      await this.#settle(group);
      for (const read of this.#reads.splice(0)) read();
    }
    this.#isRunning = false;
    // A read may have found nothing running but its own queue.
    for (const read of this.#reads.splice(0)) read();
  }

  /**
   * Runs a group; if its commit fails, each act separately, so that one failure does not take the others
   * along.
   */
  async #settle(group: readonly Act[], isLastTry = false): Promise<void> {
    let answers: (() => void)[];
    this.#isWritten = false;
    try {
      if (this.#broken) throw this.#broken.error;
      answers = await this.#commit(group);
    } catch (error) {
      const tryAgain =
        !isLastTry && !this.#broken && (this.#transactions.relieve?.(error) || group.length > 1);
      if (tryAgain) for (const act of group) await this.#settle([act], true);
      else for (const { reject } of group) reject(error);
      // Those who keep what the acts left in memory hear of the failure before the next act begins.
      return new Promise((resolve) => setTimeout(resolve));
    }
    try {
      if (this.#isWritten) await this.#transactions.sync?.();
    } catch (error) {
      this.#broken = { error };
      for (const { reject } of group) reject(error);
      return;
    }
    for (const answer of answers) answer();
  }

  async #commit(group: readonly Act[]): Promise<(() => void)[]> {
    const it = this.#transactions;
    const answers: (() => void)[] = [];
    it.begin();
    try {
      if (group.length === 1) return [await this.#performAlone(group[0] as Act)];
      for (const act of group) answers.push(await this.#perform(act));
      it.commit();
      this.#isWritten = true;
    } catch (error) {
      if (it.isOpen()) it.rollback();
      throw error;
    }
    return answers;
  }

  /** Runs the only act of a transaction: undoing it needs no mark. @throws When the commit fails. */
  async #performAlone({ work, resolve, reject }: Act): Promise<() => void> {
    const it = this.#transactions;
    let result: unknown;
    try {
      result = await work();
    } catch (error) {
      if (!it.isOpen()) throw error;
      it.rollback();
      return () => reject(error);
    }
    it.commit();
    this.#isWritten = true;
    return () => resolve(result);
  }

  /** Runs one act and returns its answer. @throws Whatever ended the transaction for all. */
  async #perform({ work, resolve, reject }: Act): Promise<() => void> {
    const it = this.#transactions;
    it.mark();
    try {
      const result = await work();
      it.unmark(false);
      return () => resolve(result);
    } catch (error) {
      if (!it.isOpen()) throw error;
      it.unmark(true);
      return () => reject(error);
    }
  }
}
