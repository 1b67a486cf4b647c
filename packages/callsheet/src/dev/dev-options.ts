import { projectHelp, projectOptions } from "../project/find-project.ts";
import { targetHelp, targetOptions } from "../project/target.ts";

/** The options of `callsheet dev`. */
export const devOptions = {
  ...projectOptions,
  ...targetOptions,
  port: { type: "string" },
  "page-port": { type: "string" },
  host: { type: "string" },
} as const;

/** The help text of {@link devOptions}. */
export const devHelp = `\
${projectHelp}
${targetHelp}
  --port <number>   where the mock listens (default: 4010; 0 takes any free port)
  --page-port <number>
                    where the page listens (default: 4000; any free port where the mock takes one)
  --host <address>  the address to listen on (default: 127.0.0.1)`;
