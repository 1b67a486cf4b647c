// Generated from spec/nimble.yaml by callsheet.
// Run `callsheet generate` to regenerate it; `callsheet check` fails on manual edits.

import type { Validator } from "@callsheet/validators";
import type * as contract from "@callsheet/contract/nimble";

export declare const CreateStreamingSessionStreamInput: Validator<contract.CreateStreamingSessionStreamInput>;
export declare const CreateStreamingSessionStreamOutput: Validator<contract.CreateStreamingSessionStreamOutput>;
export declare const StartStreamingSessionInput: Validator<contract.StartStreamingSessionInput>;
export declare const StartStreamingSessionOutput: Validator<contract.StartStreamingSessionOutput>;
export declare const GetStreamingSessionInput: Validator<contract.GetStreamingSessionInput>;
export declare const GetStreamingSessionOutput: Validator<contract.GetStreamingSessionOutput>;
export declare const GetStreamingSessionStreamInput: Validator<contract.GetStreamingSessionStreamInput>;
export declare const GetStreamingSessionStreamOutput: Validator<contract.GetStreamingSessionStreamOutput>;
export declare const NimbleException: Validator<contract.NimbleException>;
export declare const CreateStreamingSessionStreamRequestContent: Validator<contract.CreateStreamingSessionStreamRequestContent>;
export declare const CreateStreamingSessionStreamResponseContent: Validator<contract.CreateStreamingSessionStreamResponseContent>;
export declare const StartStreamingSessionRequestContent: Validator<contract.StartStreamingSessionRequestContent>;
export declare const StartStreamingSessionResponseContent: Validator<contract.StartStreamingSessionResponseContent>;
export declare const GetStreamingSessionResponseContent: Validator<contract.GetStreamingSessionResponseContent>;
export declare const GetStreamingSessionStreamResponseContent: Validator<contract.GetStreamingSessionStreamResponseContent>;
export declare const StreamingSessionStream: Validator<contract.StreamingSessionStream>;
export declare const StreamingSession: Validator<contract.StreamingSession>;
export declare const CommonInvalidRequest: Validator<contract.CommonInvalidRequest>;
export declare const CommonRefusal: Validator<contract.CommonRefusal>;
