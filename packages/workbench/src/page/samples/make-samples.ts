import type { DocumentData, OperationData } from "../../data/document-data.ts";
import { requestOf } from "../state/call-operation.ts";
import { awsSamples } from "./aws-samples.ts";
import { clientSample } from "./client-sample.ts";
import { curlSample, httpSamples, wireSample } from "./http-samples.ts";
import { type Sample, type SampleContext, sampleAuth } from "./sample.ts";

/** What samples of a call are made from. */
export interface SampleRequest extends Pick<SampleContext, "input" | "endpoint" | "region" | "clientModule"> {
  readonly data: DocumentData;
  readonly operation: OperationData;
}

/** A call in all the ways that its kind of document supports, and as sent over the wire. */
export async function makeSamples(wanted: SampleRequest): Promise<Sample[]> {
  const { data, operation, input, endpoint, region } = wanted;
  const settings = { endpoint, region, credentials: "anonymous" as const, auth: sampleAuth(data) };
  const request = await requestOf(data, operation, { input, settings });
  const context: SampleContext = { ...wanted, request };
  const others = data.service.profile === "aws" ? awsSamples(context) : httpSamples(context);
  return [clientSample(context), ...others, curlSample(context), wireSample(context)];
}
