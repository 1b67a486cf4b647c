// Generated from spec/ivs.yaml by callsheet.
// Run `callsheet generate` to regenerate it; `callsheet check` fails on manual edits.
import * as contract from "@callsheet/contract/ivs";
import { type ClientOptions, createClient, sigV4, type OperationMethod } from "@callsheet/client/gen";

export { endpoints } from "@callsheet/contract/ivs";

/** Amazon IVS: Reads the sessions of a channel's streams. A channel goes live many times; each time is a stream session with an id of its own. */
export interface IvsClient {
  /**
   * Read one stream session of a channel.
   *
   * Returns a stream session: the channel as it was set up when the stream went live, what the encoder sent, how the stream was recorded, and its latest events. Without a `streamId` it is the most recent session of the channel.
   *
   * Source: GetStreamSession - Amazon IVS, Errors.
   */
  readonly getStreamSession: OperationMethod<typeof contract.getStreamSession>;
}

/** The options of a client of Ivs; each has a default. */
export type IvsClientOptions = ClientOptions<typeof contract.ivs>;

/** Creates a client of Ivs. */
export function createIvsClient(options: IvsClientOptions = {}): IvsClient {
  return createClient(
    contract.ivs,
    {
      getStreamSession: contract.getStreamSession,
    },
    options,
    { sigV4 },
  );
}
