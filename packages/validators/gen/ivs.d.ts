// Generated from spec/ivs.yaml by callsheet.
// Run `callsheet generate` to make it again; `callsheet check` fails on edits by hand.

import type { Validator } from "@callsheet/validators";
import type * as contract from "@callsheet/contract/ivs";

declare const $GetStreamSessionInput: Validator<contract.GetStreamSessionInput>;
declare const $GetStreamSessionOutput: Validator<contract.GetStreamSessionOutput>;
declare const $ChannelArn: Validator<contract.ChannelArn>;
declare const $StreamId: Validator<contract.StreamId>;
declare const $GetStreamSessionRequestContent: Validator<contract.GetStreamSessionRequestContent>;
declare const $GetStreamSessionResponseContent: Validator<contract.GetStreamSessionResponseContent>;
declare const $StreamSession: Validator<contract.StreamSession>;
declare const $Channel: Validator<contract.Channel>;
declare const $IngestConfiguration: Validator<contract.IngestConfiguration>;
declare const $VideoConfiguration: Validator<contract.VideoConfiguration>;
declare const $AudioConfiguration: Validator<contract.AudioConfiguration>;
declare const $RecordingConfiguration: Validator<contract.RecordingConfiguration>;
declare const $DestinationConfiguration: Validator<contract.DestinationConfiguration>;
declare const $S3DestinationConfiguration: Validator<contract.S3DestinationConfiguration>;
declare const $RenditionConfiguration: Validator<contract.RenditionConfiguration>;
declare const $ThumbnailConfiguration: Validator<contract.ThumbnailConfiguration>;
declare const $StreamEvent: Validator<contract.StreamEvent>;
declare const $Tags: Validator<contract.Tags>;
declare const $IvsException: Validator<contract.IvsException>;

export {
  $GetStreamSessionInput as GetStreamSessionInput,
  $GetStreamSessionOutput as GetStreamSessionOutput,
  $ChannelArn as ChannelArn,
  $StreamId as StreamId,
  $GetStreamSessionRequestContent as GetStreamSessionRequestContent,
  $GetStreamSessionResponseContent as GetStreamSessionResponseContent,
  $StreamSession as StreamSession,
  $Channel as Channel,
  $IngestConfiguration as IngestConfiguration,
  $VideoConfiguration as VideoConfiguration,
  $AudioConfiguration as AudioConfiguration,
  $RecordingConfiguration as RecordingConfiguration,
  $DestinationConfiguration as DestinationConfiguration,
  $S3DestinationConfiguration as S3DestinationConfiguration,
  $RenditionConfiguration as RenditionConfiguration,
  $ThumbnailConfiguration as ThumbnailConfiguration,
  $StreamEvent as StreamEvent,
  $Tags as Tags,
  $IvsException as IvsException,
};
