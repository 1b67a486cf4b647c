// Generated from spec/ivs-realtime.yaml by callsheet.
// Run `callsheet generate` to make it again; `callsheet check` fails on edits by hand.

import type { Validator } from "@callsheet/validators";
import type * as contract from "@callsheet/contract/ivs-realtime";

declare const $GetStageInput: Validator<contract.GetStageInput>;
declare const $GetStageOutput: Validator<contract.GetStageOutput>;
declare const $GetStageSessionInput: Validator<contract.GetStageSessionInput>;
declare const $GetStageSessionOutput: Validator<contract.GetStageSessionOutput>;
declare const $StageArn: Validator<contract.StageArn>;
declare const $StageSessionId: Validator<contract.StageSessionId>;
declare const $GetStageRequestContent: Validator<contract.GetStageRequestContent>;
declare const $GetStageResponseContent: Validator<contract.GetStageResponseContent>;
declare const $GetStageSessionRequestContent: Validator<contract.GetStageSessionRequestContent>;
declare const $GetStageSessionResponseContent: Validator<contract.GetStageSessionResponseContent>;
declare const $Stage: Validator<contract.Stage>;
declare const $AutoParticipantRecordingConfiguration: Validator<contract.AutoParticipantRecordingConfiguration>;
declare const $StageEndpoints: Validator<contract.StageEndpoints>;
declare const $StageSession: Validator<contract.StageSession>;
declare const $Tags: Validator<contract.Tags>;
declare const $IvsException: Validator<contract.IvsException>;

export {
  $GetStageInput as GetStageInput,
  $GetStageOutput as GetStageOutput,
  $GetStageSessionInput as GetStageSessionInput,
  $GetStageSessionOutput as GetStageSessionOutput,
  $StageArn as StageArn,
  $StageSessionId as StageSessionId,
  $GetStageRequestContent as GetStageRequestContent,
  $GetStageResponseContent as GetStageResponseContent,
  $GetStageSessionRequestContent as GetStageSessionRequestContent,
  $GetStageSessionResponseContent as GetStageSessionResponseContent,
  $Stage as Stage,
  $AutoParticipantRecordingConfiguration as AutoParticipantRecordingConfiguration,
  $StageEndpoints as StageEndpoints,
  $StageSession as StageSession,
  $Tags as Tags,
  $IvsException as IvsException,
};
