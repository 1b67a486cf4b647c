/** Steps that are reported as they end, each with its time and findings. */
export class Steps {
  /** True when a step found something. */
  failed = false;

  /** Runs a step that returns its findings; what it throws is one, too. */
  async run(title: string, step: () => Promise<string[]> | string[]): Promise<void> {
    const started = performance.now();
    const findings = await Promise.resolve()
      .then(step)
      .catch((error: Error) => [error.message]);
    this.#tell(title, started, findings);
  }

  /** Runs a step without which the next ones make no sense. */
  async make<T>(title: string, step: () => Promise<T>): Promise<T> {
    const started = performance.now();
    const result = await step();
    this.#tell(title, started, []);
    return result;
  }

  #tell(title: string, started: number, findings: readonly string[]): void {
    this.failed ||= findings.length > 0;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${findings.length > 0 ? "FAILED" : "ok    "} ${title} (${seconds} s)`);
    for (const finding of findings) console.log(`       ${finding.replaceAll("\n", "\n       ")}`);
  }
}
