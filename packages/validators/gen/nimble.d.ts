// Generated from spec/nimble.yaml by callsheet.
// Run `callsheet generate` to make it again; `callsheet check` fails on edits by hand.

import type { Validator } from "@callsheet/validators";
import type * as contract from "@callsheet/contract/nimble";

declare const $CreateStreamingSessionStreamInput: Validator<contract.CreateStreamingSessionStreamInput>;
declare const $CreateStreamingSessionStreamOutput: Validator<contract.CreateStreamingSessionStreamOutput>;
declare const $StartStreamingSessionInput: Validator<contract.StartStreamingSessionInput>;
declare const $StartStreamingSessionOutput: Validator<contract.StartStreamingSessionOutput>;
declare const $NimbleException: Validator<contract.NimbleException>;
declare const $CreateStreamingSessionStreamRequestContent: Validator<contract.CreateStreamingSessionStreamRequestContent>;
declare const $CreateStreamingSessionStreamResponseContent: Validator<contract.CreateStreamingSessionStreamResponseContent>;
declare const $StartStreamingSessionRequestContent: Validator<contract.StartStreamingSessionRequestContent>;
declare const $StartStreamingSessionResponseContent: Validator<contract.StartStreamingSessionResponseContent>;
declare const $StreamingSessionStream: Validator<contract.StreamingSessionStream>;
declare const $StreamingSession: Validator<contract.StreamingSession>;

export {
  $CreateStreamingSessionStreamInput as CreateStreamingSessionStreamInput,
  $CreateStreamingSessionStreamOutput as CreateStreamingSessionStreamOutput,
  $StartStreamingSessionInput as StartStreamingSessionInput,
  $StartStreamingSessionOutput as StartStreamingSessionOutput,
  $NimbleException as NimbleException,
  $CreateStreamingSessionStreamRequestContent as CreateStreamingSessionStreamRequestContent,
  $CreateStreamingSessionStreamResponseContent as CreateStreamingSessionStreamResponseContent,
  $StartStreamingSessionRequestContent as StartStreamingSessionRequestContent,
  $StartStreamingSessionResponseContent as StartStreamingSessionResponseContent,
  $StreamingSessionStream as StreamingSessionStream,
  $StreamingSession as StreamingSession,
};
