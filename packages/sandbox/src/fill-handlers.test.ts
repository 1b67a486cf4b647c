import * as contract from "@callsheet/contract/ivs";
import { createService } from "@callsheet/server";
import * as validators from "@callsheet/validators/ivs";
import { expect, test } from "vitest";
import { fillHandlers } from "./fill-handlers.ts";

test("handlers that are there stay, and operations alone get one", () => {
  const own = { getStreamSession: () => ({}) };
  expect(fillHandlers(own, contract)).toEqual(own);
  expect(Object.keys(fillHandlers({}, contract))).toEqual(["getStreamSession"]);
});

test("an operation without a handler is answered 501 by its name", async () => {
  const { getStreamSession } = contract;
  const definition = {
    operation: getStreamSession,
    input: validators.GetStreamSessionRequestContent,
    output: validators.GetStreamSessionResponseContent,
    errors: {},
  };
  const service = createService(
    contract.ivs,
    { getStreamSession: definition } as never,
    fillHandlers({}, contract) as never,
  );
  const answer = await service(
    new Request("http://sandbox.localhost/GetStreamSession", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ channelArn: "arn:aws:ivs:us-west-2:123456789012:channel/one" }),
    }),
  );
  expect([answer.status, answer.headers.get("x-amzn-errortype")]).toEqual([501, "NotImplemented"]);
  expect(await answer.text()).toContain("GetStreamSession");
});
