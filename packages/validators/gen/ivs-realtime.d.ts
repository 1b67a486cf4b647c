// Generated from spec/ivs-realtime.yaml by callsheet.
// Run `callsheet generate` to regenerate it; `callsheet check` fails on manual edits.

import type { Validator } from "@callsheet/validators";
import type * as contract from "@callsheet/contract/ivs-realtime";

export declare const GetStageInput: Validator<contract.GetStageInput>;
export declare const GetStageOutput: Validator<contract.GetStageOutput>;
export declare const GetStageSessionInput: Validator<contract.GetStageSessionInput>;
export declare const GetStageSessionOutput: Validator<contract.GetStageSessionOutput>;
export declare const StageArn: Validator<contract.StageArn>;
export declare const StageSessionId: Validator<contract.StageSessionId>;
export declare const GetStageRequestContent: Validator<contract.GetStageRequestContent>;
export declare const GetStageResponseContent: Validator<contract.GetStageResponseContent>;
export declare const GetStageSessionRequestContent: Validator<contract.GetStageSessionRequestContent>;
export declare const GetStageSessionResponseContent: Validator<contract.GetStageSessionResponseContent>;
export declare const Stage: Validator<contract.Stage>;
export declare const AutoParticipantRecordingConfiguration: Validator<contract.AutoParticipantRecordingConfiguration>;
export declare const StageEndpoints: Validator<contract.StageEndpoints>;
export declare const StageSession: Validator<contract.StageSession>;
export declare const Tags: Validator<contract.Tags>;
export declare const CommonInvalidRequest: Validator<contract.CommonInvalidRequest>;
export declare const IvsException: Validator<contract.IvsException>;
export declare const CommonRefusal: Validator<contract.CommonRefusal>;
