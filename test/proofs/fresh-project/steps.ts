import { type Ran, runIn, type Sandbox } from "./sandbox.ts";

/** The steps of a project, each with its time. */
export class Steps {
  readonly told: string[] = [];
  readonly project: string;
  readonly sandbox: Sandbox;
  #seconds = 0;

  constructor(project: string, sandbox: Sandbox) {
    this.project = project;
    this.sandbox = sandbox;
  }

  /** Runs a step; one that ends with another code than these ends the path. */
  async run(title: string, command: readonly string[], codes: readonly number[] = [0]): Promise<Ran> {
    const ran = await runIn(this.project, this.sandbox, command);
    this.tell(title, ran.seconds);
    if (!codes.includes(ran.code)) throw new Error(`${command.join(" ")} ended with ${ran.code}\n${ran.out}`);
    return ran;
  }

  tell(title: string, seconds: number): void {
    this.#seconds += seconds;
    this.told.push(`${title} ${seconds.toFixed(1)} s`);
  }

  total(title: string): void {
    this.told.push(`${title} ${this.#seconds.toFixed(1)} s`);
  }
}
