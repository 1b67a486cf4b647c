import { describe, expect, it } from "vitest";
import { apiKey, greetingServer, greetings } from "../greeting.test-support.ts";
import type { Report } from "../report/report.ts";
import { testContract } from "../test-contract.ts";
import { scenariosOf } from "./scenario.test-support.ts";

const make = {
  stepId: "make",
  operationId: "MakeGreeting",
  requestBody: { payload: { text: "hello" } },
  successCriteria: [{ condition: "$statusCode == 201" }],
  outputs: { id: "$response.body#/id" },
};

function one(operationId: string, condition: string, more: object = {}): object {
  return {
    stepId: `${operationId}-${condition.replaceAll(/\W/g, "")}`,
    operationId,
    parameters: [{ name: "id", in: "path", value: "$steps.make.outputs.id" }],
    successCriteria: [{ condition }],
    ...more,
  };
}

async function run(workflows: unknown, faults = {}, values = {}, components = {}): Promise<Report> {
  return testContract(greetings, greetingServer(faults), {
    credentials: { schemes: { key: apiKey } },
    only: ["scenario"],
    scenarios: scenariosOf(workflows, components),
    values,
  });
}

function messages(report: Report): string[] {
  return report.failures.flatMap(({ findings }) => findings.map(({ message }) => message));
}

const lifecycle = [
  {
    workflowId: "what-is-deleted-is-gone",
    steps: [
      make,
      one("ReadGreeting", "$statusCode == 200"),
      one("DeleteGreeting", "$statusCode == 204"),
      one("ReadGreeting", "$statusCode == 404"),
    ],
  },
];

it("carry values from answers to requests", async () => {
  expect((await run(lifecycle)).totals).toMatchObject({ passed: 1, failed: 0 });
});

it("find what still exists after its deletion, and say where it is unwanted", async () => {
  const report = await run(lifecycle, { keeps: true });
  expect(messages(report)).toEqual([
    expect.stringMatching(
      /^Step ReadGreeting-statusCode404 does not meet "\$statusCode == 404" \(test\.json:\d+:\d+\): its call gets status 200\.$/,
    ),
  ]);
  expect(report.failures[0]?.faults).toEqual(["F103:Resource Still Accessible After Being Deleted"]);
});

it("say which step lacks a value", async () => {
  const broken = [
    {
      workflowId: "broken",
      steps: [
        { ...make, outputs: { id: "$response.body#/nothing" } },
        one("ReadGreeting", "$statusCode == 200"),
      ],
    },
  ];
  expect(messages(await run(broken))).toEqual([
    "Step ReadGreeting-statusCode200 needs $steps.make.outputs.id, which no answer before it gave.",
  ]);
});

it("judge answers by the contract, too", async () => {
  const wrong = [{ workflowId: "odd", steps: [{ ...make, successCriteria: [] }] }];
  expect((await run(wrong, { forgets: true })).totals).toMatchObject({ passed: 1 });
  const refused = [
    { workflowId: "odd", steps: [{ ...make, requestBody: { payload: {} }, successCriteria: [] }] },
  ];
  expect(messages(await run(refused))).toEqual([expect.stringContaining("400")]);
});

describe("control the flow", () => {
  it("by goto and end after a success", async () => {
    const report = await run([
      {
        workflowId: "jump",
        steps: [
          { ...make, onSuccess: [{ name: "over", type: "goto", stepId: "last" }] },
          one("ReadGreeting", "$statusCode == 404"),
          {
            ...one("ReadGreeting", "$statusCode == 200"),
            stepId: "last",
            onSuccess: [
              { name: "done", type: "end", criteria: [{ condition: "$response.body#/text == 'HELLO'" }] },
            ],
          },
          one("DeleteGreeting", "$statusCode == 500"),
        ],
      },
    ]);
    expect(report.totals).toMatchObject({ passed: 1, failed: 0 });
  });

  it("by retries, as often as they are allowed", async () => {
    const retry = (retryLimit: number) => [
      {
        workflowId: "again",
        steps: [
          make,
          one("DeleteGreeting", "$statusCode == 404", {
            onFailure: [{ name: "again", type: "retry", retryLimit }],
          }),
        ],
      },
    ];
    expect((await run(retry(1))).totals).toMatchObject({ passed: 1, failed: 0 });
    expect(messages(await run(retry(0)))).toEqual([
      expect.stringContaining("its call gets status 204, 1 times over"),
    ]);
  });

  it("by a goto after a failure, which stays one", async () => {
    const report = await run([
      {
        workflowId: "clean-up",
        steps: [
          make,
          one("ReadGreeting", "$statusCode == 404", {
            onFailure: [{ name: "clean", type: "goto", stepId: "delete" }],
          }),
          { ...one("DeleteGreeting", "$statusCode == 204"), stepId: "delete" },
        ],
      },
    ]);
    expect(messages(report)).toEqual([expect.stringContaining("its call gets status 200")]);
    expect(report.failures[0]?.exchanges.map(({ request }) => request.line.split(" ", 1)[0])).toEqual([
      "POST",
      "GET",
      "DELETE",
    ]);
  });

  it("never forever", async () => {
    const endless = [
      {
        workflowId: "endless",
        steps: [{ ...make, onSuccess: [{ name: "again", type: "goto", stepId: "make" }] }],
      },
    ];
    expect(messages(await run(endless))).toEqual(["Workflow endless makes more than 250 calls."]);
  });
});

it("call other workflows with inputs, and take their outputs", async () => {
  const report = await run(
    [
      {
        workflowId: "greet",
        inputs: { type: "object", properties: { text: { type: "string", default: "hi" } } },
        steps: [{ ...make, requestBody: { payload: { text: "<{$inputs.text}>" } } }],
        outputs: { id: "$steps.make.outputs.id" },
      },
      {
        workflowId: "other",
        dependsOn: ["greet"],
        steps: [
          {
            stepId: "called",
            workflowId: "greet",
            parameters: [{ name: "text", value: "called" }],
            outputs: { id: "$outputs.id" },
          },
          {
            ...one("ReadGreeting", "$response.body#/text == '<called>'"),
            parameters: [{ reference: "$components.parameters.id", value: "$steps.called.outputs.id" }],
          },
          {
            ...one("ReadGreeting", "$response.body#/text == '<given>'"),
            parameters: [{ reference: "$components.parameters.id", value: "$workflows.greet.outputs.id" }],
          },
        ],
      },
    ],
    {},
    { greet: { text: "given" } },
    { parameters: { id: { name: "id", in: "path", value: "none" } } },
  );
  // The workflow called last provides the outputs: those of the step's own call.
  expect(messages(report)).toEqual([expect.stringContaining("<given>")]);
});

it("write payloads as texts and with replacements", async () => {
  const report = await run([
    {
      workflowId: "payloads",
      steps: [
        {
          ...make,
          requestBody: {
            payload: { text: "a" },
            replacements: [{ target: "/text", value: "b" }],
          },
          successCriteria: [{ condition: "$response.body#/text == 'b'" }],
        },
        {
          ...make,
          stepId: "text",
          requestBody: { contentType: "application/json", payload: '{"text": "{$steps.make.outputs.id}"}' },
          successCriteria: [
            { context: "$response.body", condition: "$[?@ == {$steps.make.outputs.id}]", type: "jsonpath" },
            { context: "$request.header.content-type", condition: "^application/json$", type: "regex" },
          ],
        },
      ],
    },
  ]);
  expect(messages(report)).toEqual([]);
  expect(report.totals.passed).toBe(1);
});
