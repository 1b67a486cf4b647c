import {
  isObject,
  type JsonObject,
  own,
  ownList,
  ownObject,
  ownString,
  type Place,
  pointerStep,
} from "@callsheet/document";
import type { Report } from "./check-shape.ts";
import { conditionProblem } from "./criterion.ts";
import { type Expression, expressionsIn, parseExpression } from "./expression.ts";
import type { Criterion, ScenarioStep, StepAction, StepBody, StepParameter, Workflow } from "./scenario.ts";

/** Reads workflows whose shape was checked. Problems in their texts are reported with their places. */
export class WorkflowReader {
  private readonly document: JsonObject;
  private readonly components: JsonObject;
  private readonly report: Report;
  private readonly placeOf: (pointer: string) => string;

  constructor(document: JsonObject, report: Report, placeOf: (pointer: string) => string) {
    this.document = document;
    this.components = ownObject(document, "components");
    this.report = report;
    this.placeOf = placeOf;
  }

  workflow(source: JsonObject, pointer: string): Workflow {
    const shared = {
      parameters: this.parameters(source, "parameters", pointer),
      onSuccess: this.actions(source, "successActions", pointer),
      onFailure: this.actions(source, "failureActions", pointer),
    };
    const inputs = this.inputs(source, pointer);
    return {
      workflowId: ownString(source, "workflowId") ?? "",
      ...(inputs ? { inputs } : {}),
      dependsOn: ownList(source, "dependsOn") as string[],
      steps: ownList(source, "steps").map((step, index) =>
        this.step(step as JsonObject, `${pointer}/steps/${index}`, shared),
      ),
      outputs: this.outputs(source, pointer),
      place: this.placeOf(pointer),
    };
  }

  private step(
    source: JsonObject,
    pointer: string,
    shared: Pick<ScenarioStep, "parameters" | "onSuccess" | "onFailure">,
  ): ScenarioStep {
    const body = own(source, "requestBody");
    const call = this.call(source, pointer);
    const inherited = "workflowId" in call ? [] : shared.parameters;
    const parameters = this.parameters(source, "parameters", pointer);
    for (const [index, parameter] of parameters.entries())
      if (!("workflowId" in call) && parameter.in === undefined)
        this.report(`${pointer}/parameters/${index}`, 'lacks "in": path, query, header or cookie');
    return {
      stepId: ownString(source, "stepId") ?? "",
      call,
      parameters: merged(inherited, parameters, ({ in: place, name }) => `${place} ${name}`),
      ...(isObject(body) ? { body: this.body(body, `${pointer}/requestBody`) } : {}),
      successCriteria: this.criteria(source, "successCriteria", pointer),
      onSuccess: merged(shared.onSuccess, this.actions(source, "onSuccess", pointer), ({ name }) => name),
      onFailure: merged(shared.onFailure, this.actions(source, "onFailure", pointer), ({ name }) => name),
      outputs: this.outputs(source, pointer),
      place: this.placeOf(pointer),
    };
  }

  private call(source: JsonObject, pointer: string): ScenarioStep["call"] {
    const [operationId, operationPath, workflowId] = ["operationId", "operationPath", "workflowId"].map(
      (name) => ownString(source, name),
    );
    const given = [operationId, operationPath, workflowId].filter((one) => one !== undefined);
    if (given.length !== 1)
      this.report(pointer, 'needs one of "operationId", "operationPath" and "workflowId"');
    if (operationId !== undefined) {
      const [, named, id] = /^\$sourceDescriptions\.([A-Za-z0-9_-]+)\.(.+)$/.exec(operationId) ?? [];
      return named === undefined || id === undefined ? { operationId } : { operationId: id, source: named };
    }
    if (operationPath !== undefined) {
      const [, named = "", path = ""] =
        /^\{?\$sourceDescriptions\.([A-Za-z0-9_-]+)(?:\.url)?\}?#(.+)$/.exec(operationPath) ?? [];
      if (named === "")
        this.report(
          `${pointer}/operationPath`,
          "is not of the form {$sourceDescriptions.<name>.url}#/paths/~1things/get",
        );
      return { operationPath: path, source: named };
    }
    if (workflowId?.startsWith("$"))
      this.report(`${pointer}/workflowId`, "names a workflow of another file, which is not supported");
    return { workflowId: workflowId ?? "" };
  }

  private body(source: JsonObject, pointer: string): StepBody {
    const replacements = ownList(source, "replacements").map((one, index) => {
      const { target, value } = one as { target: string; value: unknown };
      const place = `${pointer}/replacements/${index}`;
      if (target !== "" && !target.startsWith("/"))
        this.report(`${place}/target`, "is no JSON pointer, the only kind of target that is supported");
      this.checkValue(value, `${place}/value`);
      return { target, value };
    });
    const contentType = ownString(source, "contentType");
    if (Object.hasOwn(source, "payload")) this.checkValue(source.payload, `${pointer}/payload`);
    return {
      ...(contentType === undefined ? {} : { contentType }),
      ...(Object.hasOwn(source, "payload") ? { payload: source.payload } : {}),
      replacements,
    };
  }

  private parameters(holder: JsonObject, name: string, pointer: string): StepParameter[] {
    return this.reusable(holder, name, pointer, "parameters").map(({ value: source, given, at }) => {
      const value = given === undefined ? own(source, "value") : given;
      this.checkValue(value, at);
      const place = ownString(source, "in") as StepParameter["in"];
      return {
        name: ownString(source, "name") ?? "",
        ...(place ? { in: place } : {}),
        value,
        place: this.placeOf(at),
      };
    });
  }

  private actions(holder: JsonObject, name: string, pointer: string): StepAction[] {
    const group = name === "onSuccess" || name === "successActions" ? "successActions" : "failureActions";
    return this.reusable(holder, name, pointer, group).map(({ value: source, at }) => {
      const type = ownString(source, "type") as StepAction["type"];
      const [stepId, workflowId] = [ownString(source, "stepId"), ownString(source, "workflowId")];
      if (type === "goto" && (stepId === undefined) === (workflowId === undefined))
        this.report(at, 'goes to one of "stepId" and "workflowId"');
      return {
        name: ownString(source, "name") ?? "",
        type,
        ...(stepId === undefined ? {} : { stepId }),
        ...(workflowId === undefined ? {} : { workflowId }),
        retryAfter: Number(own(source, "retryAfter") ?? 0),
        retryLimit: Number(own(source, "retryLimit") ?? 1),
        criteria: this.criteria(source, "criteria", at),
      };
    });
  }

  private criteria(holder: JsonObject, name: string, pointer: string): Criterion[] {
    return ownList(holder, name).flatMap((one, index): Criterion[] => {
      const at = `${pointer}/${name}/${index}`;
      const source = one as JsonObject;
      const given = own(source, "type") ?? "simple";
      const type = isObject(given) ? ownString(given, "type") : given;
      if (type !== "simple" && type !== "regex" && type !== "jsonpath") {
        this.report(`${at}/type`, `"${type}" is not supported; simple, regex and jsonpath are`);
        return [];
      }
      const text = ownString(source, "condition") ?? "";
      const problem = conditionProblem({ type, text });
      if (problem !== undefined) this.report(`${at}/condition`, problem);
      const place = this.placeOf(at);
      if (type === "simple") return [{ type, text, place }];
      const context = this.expression(ownString(source, "context"), `${at}/context`);
      return context ? [{ type, text, context, place }] : [];
    });
  }

  private outputs(holder: JsonObject, pointer: string): Record<string, Expression> {
    const outputs: [string, Expression][] = [];
    for (const [name, text] of Object.entries(ownObject(holder, "outputs"))) {
      const expression = this.expression(text as string, `${pointer}/outputs${pointerStep(name)}`);
      if (expression) outputs.push([name, expression]);
    }
    return Object.fromEntries(outputs);
  }

  private expression(text: string | undefined, pointer: string): Expression | undefined {
    const expression = text === undefined ? undefined : parseExpression(text);
    if (!expression)
      this.report(
        pointer,
        `${text === undefined ? "is missing: it" : `"${text}"`} is to be a runtime expression`,
      );
    return expression;
  }

  private checkValue(value: unknown, pointer: string): void {
    for (const text of expressionsIn(value))
      if (!parseExpression(text)) this.report(pointer, `has "${text}", which is no runtime expression`);
  }

  /** A JSON Schema of the inputs; a whole one may be under `components`. */
  private inputs(source: JsonObject, pointer: string): Place | undefined {
    const given = own(source, "inputs");
    if (!isObject(given)) return undefined;
    const reference = ownString(given, "$ref");
    if (reference === undefined) return this.schemaAt(given, `${pointer}/inputs`);
    const name = /^#\/components\/inputs\/([^/]+)$/.exec(reference)?.[1] ?? "";
    const found = own(ownObject(this.components, "inputs"), name);
    if (isObject(found)) return this.schemaAt(found, `/components/inputs/${name}`);
    this.report(`${pointer}/inputs`, `"${reference}" leads to nothing under components/inputs`);
    return undefined;
  }

  private schemaAt(schema: JsonObject, pointer: string): Place {
    return { document: { name: "inputs", root: this.document }, schema, pointer };
  }

  /** The objects of a list, with those of `components` in place of their names. */
  private reusable(
    holder: JsonObject,
    name: string,
    pointer: string,
    group: "parameters" | "successActions" | "failureActions",
  ): { value: JsonObject; given?: unknown; at: string }[] {
    return ownList(holder, name).flatMap((one, index) => {
      const at = `${pointer}/${name}/${index}`;
      const source = one as JsonObject;
      const reference = ownString(source, "reference");
      if (reference === undefined) return [{ value: source, at }];
      const named = reference.startsWith(`$components.${group}.`)
        ? own(ownObject(this.components, group), reference.slice(`$components.${group}.`.length))
        : undefined;
      if (!isObject(named)) {
        this.report(
          `${at}/reference`,
          `"${reference}" leads to nothing: it is to be $components.${group}.<name>`,
        );
        return [];
      }
      return [{ value: named, ...(Object.hasOwn(source, "value") ? { given: source.value } : {}), at }];
    });
  }
}

/** The list, in which those of another one replace matching ones or are appended. */
function merged<T>(shared: readonly T[], own: readonly T[], key: (item: T) => string): T[] {
  const keys = new Set(own.map(key));
  return [...shared.filter((item) => !keys.has(key(item))), ...own];
}
