/** What an application imports, by client: the code that a bundler is given. */
export const bundles: Readonly<Record<string, string>> = {
  "ours, one operation": `
    import { createClient, sigV4 } from "@callsheet/client";
    import { getStage, ivsRealTime } from "@callsheet/contract/ivs-realtime";
    globalThis.client = createClient(ivsRealTime, { getStage }, {}, { sigV4 });`,
  "ours, one operation, not signed": `
    import { createClient } from "@callsheet/client";
    import { getStage, ivsRealTime } from "@callsheet/contract/ivs-realtime";
    globalThis.client = createClient(ivsRealTime, { getStage });`,
  "ours, all operations": `
    import { createIvsRealTimeClient } from "@callsheet/client/ivs-realtime";
    import { createIvsClient } from "@callsheet/client/ivs";
    import { createNimbleClient } from "@callsheet/client/nimble";
    globalThis.clients = [createIvsRealTimeClient(), createIvsClient(), createNimbleClient()];`,
  "AWS SDK, one operation": `
    import { GetStageCommand, IVSRealTimeClient } from "@aws-sdk/client-ivs-realtime";
    globalThis.client = [IVSRealTimeClient, GetStageCommand];`,
  "AWS SDK, all operations": `
    import { GetStageCommand, GetStageSessionCommand, IVSRealTimeClient } from "@aws-sdk/client-ivs-realtime";
    import { GetStreamSessionCommand, IvsClient } from "@aws-sdk/client-ivs";
    import { CreateStreamingSessionStreamCommand, GetStreamingSessionCommand, GetStreamingSessionStreamCommand, NimbleClient,
      StartStreamingSessionCommand } from "@aws-sdk/client-nimble";
    globalThis.clients = [GetStageCommand, GetStageSessionCommand, IVSRealTimeClient, GetStreamSessionCommand, IvsClient, NimbleClient,
      CreateStreamingSessionStreamCommand, StartStreamingSessionCommand, GetStreamingSessionCommand, GetStreamingSessionStreamCommand];`,
  "openapi-fetch + aws4fetch": `
    import createClient from "openapi-fetch";
    import { AwsClient } from "aws4fetch";
    globalThis.clients = [createClient, AwsClient];`,
};
