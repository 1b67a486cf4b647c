import { readFile } from "node:fs/promises";
import path from "node:path";
import {
  describeProblem,
  isObject,
  type JsonObject,
  own,
  ownList,
  Positions,
  type Problem,
  parseText,
} from "@callsheet/document";
import { ShapeCheck } from "./check-shape.ts";
import { checkWorkflows } from "./check-workflows.ts";
import { limits } from "./limits.ts";
import { WorkflowReader } from "./read-workflow.ts";
import type { Scenario, SourceDescription } from "./scenario.ts";
import { ScenarioError } from "./scenario-error.ts";

/**
 * Reads an Arazzo file: a scenario for each of its workflows.
 * @throws ScenarioError that names each place by file, line and column
 */
export async function readScenarios(file: string): Promise<Scenario[]> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    throw new ScenarioError(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  return parseScenarios(text, file);
}

/**
 * Reads the text of an Arazzo document, JSON or YAML: a scenario for each of its workflows.
 * @throws ScenarioError that names each place by file, line and column
 * @see https://spec.openapis.org/arazzo/v1.0.1
 */
export function parseScenarios(text: string, file: string): Scenario[] {
  const parsed = parseText(file, text);
  if ("problem" in parsed) throw new ScenarioError(describeProblem(parsed.problem));
  const problems = new Problems(file, text);
  const root = parsed.value;
  checkVersion(root, problems);
  new ShapeCheck(problems.report).object("arazzo", root, "");
  problems.end();
  const document = root as JsonObject;
  const reader = new WorkflowReader(document, problems.report, (pointer) => problems.place(pointer));
  const workflows = ownList(document, "workflows").map((one, index) =>
    reader.workflow(one as JsonObject, `/workflows/${index}`),
  );
  problems.end();
  const sources = readSources(document, file);
  checkWorkflows({ workflows, sources }, problems.report);
  problems.end();
  return workflows.map((workflow) => ({ name: workflow.workflowId, workflow, workflows, sources }));
}

function checkVersion(root: unknown, problems: Problems): void {
  if (!isObject(root)) return;
  const version = own(root, "arazzo");
  if (version === undefined) problems.report("", 'is no Arazzo document: it begins with "arazzo: 1.0.1"');
  else if (typeof version !== "string" || !/^1\.0\.\d+$/.test(version))
    problems.report("/arazzo", `is ${JSON.stringify(version)}; 1.0.0 and 1.0.1 are read`);
  problems.end();
}

function readSources(document: JsonObject, file: string): SourceDescription[] {
  return ownList(document, "sourceDescriptions").map((one) => {
    const { name, url } = one as { name: string; url: string };
    const local = /^[a-z][a-z0-9+.-]*:/i.test(url) ? undefined : path.resolve(path.dirname(file), url);
    return { name, url, ...(local === undefined ? {} : { file: local }) };
  });
}

/** Collects what is wrong with a file and where. */
class Problems {
  readonly report = (pointer: string, message: string): void => {
    if (this.list.length < limits.problems)
      this.list.push({
        file: this.file,
        pointer,
        ...this.positions.find(pointer),
        message: `${pointer || "the document"} ${message}`,
      });
  };
  private readonly file: string;
  private readonly positions: Positions;
  private readonly list: Problem[] = [];

  constructor(file: string, text: string) {
    this.file = file;
    this.positions = new Positions(text);
  }

  /** `file:line:column` of a pointer. */
  place(pointer: string): string {
    const { line, column } = this.positions.find(pointer);
    return `${this.file}:${line}:${column}`;
  }

  /** @throws ScenarioError where there are problems */
  end(): void {
    if (this.list.length > 0) throw new ScenarioError(this.list.map(describeProblem).join("\n"));
  }
}
