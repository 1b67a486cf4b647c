import { type ParseArgsConfig, parseArgs } from "node:util";
import { GeneratorError } from "./openapi-generator.ts";
import { SpecError } from "./spec-error.ts";

/** What `runCommand` needs to know of a command. */
export interface Command<Options extends NonNullable<ParseArgsConfig["options"]>> {
  readonly name: string;
  /** What it does and its options, as `--help` prints it. */
  readonly help: string;
  readonly options: Options;
  /** Does the work and returns the exit code. */
  readonly run: (values: CommandValues<Options>) => Promise<number>;
}

/** The values of a command's options, by name. */
export type CommandValues<Options> = {
  readonly [Name in keyof Options]: Options[Name] extends { type: "boolean" } ? boolean : string | undefined;
};

/** Parses the arguments, answers `--help` and turns a bad argument or a broken document into one line and an exit code. */
export async function runCommand<const Options extends NonNullable<ParseArgsConfig["options"]>>(
  command: Command<Options>,
): Promise<void> {
  try {
    const { values } = parseArgs({
      options: { ...command.options, help: { type: "boolean", short: "h" } } as NonNullable<
        ParseArgsConfig["options"]
      >,
    });
    if (values.help) {
      console.log(command.help.trim());
      return;
    }
    process.exitCode = await command.run(values as CommandValues<Options>);
  } catch (error) {
    if (error instanceof SpecError || error instanceof GeneratorError) console.error(error.message);
    else if (error instanceof TypeError && "code" in error)
      console.error(`${command.name}: ${error.message}`);
    else if (error instanceof Error && "syscall" in error) console.error(`${command.name}: ${error.message}`);
    else throw error;
    process.exitCode = error instanceof TypeError ? 2 : 1;
  }
}
