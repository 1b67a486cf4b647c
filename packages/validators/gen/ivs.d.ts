// Generated from spec/ivs.yaml by callsheet.
// Run `callsheet generate` to regenerate it; `callsheet check` fails on manual edits.

import type { Validator } from "@callsheet/validators";
import type * as contract from "@callsheet/contract/ivs";

export declare const GetStreamSessionInput: Validator<contract.GetStreamSessionInput>;
export declare const GetStreamSessionOutput: Validator<contract.GetStreamSessionOutput>;
export declare const ChannelArn: Validator<contract.ChannelArn>;
export declare const StreamId: Validator<contract.StreamId>;
export declare const GetStreamSessionRequestContent: Validator<contract.GetStreamSessionRequestContent>;
export declare const GetStreamSessionResponseContent: Validator<contract.GetStreamSessionResponseContent>;
export declare const StreamSession: Validator<contract.StreamSession>;
export declare const Channel: Validator<contract.Channel>;
export declare const IngestConfiguration: Validator<contract.IngestConfiguration>;
export declare const VideoConfiguration: Validator<contract.VideoConfiguration>;
export declare const AudioConfiguration: Validator<contract.AudioConfiguration>;
export declare const RecordingConfiguration: Validator<contract.RecordingConfiguration>;
export declare const DestinationConfiguration: Validator<contract.DestinationConfiguration>;
export declare const S3DestinationConfiguration: Validator<contract.S3DestinationConfiguration>;
export declare const RenditionConfiguration: Validator<contract.RenditionConfiguration>;
export declare const ThumbnailConfiguration: Validator<contract.ThumbnailConfiguration>;
export declare const StreamEvent: Validator<contract.StreamEvent>;
export declare const Tags: Validator<contract.Tags>;
export declare const CommonInvalidRequest: Validator<contract.CommonInvalidRequest>;
export declare const IvsException: Validator<contract.IvsException>;
export declare const CommonRefusal: Validator<contract.CommonRefusal>;
