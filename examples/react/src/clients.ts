import { createIvsRealTimeClient } from "@callsheet/client/ivs-realtime";
import { createNimbleClient } from "@callsheet/client/nimble";

/** Where `npm start` serves the sandbox; the page's address may say otherwise: `?endpoint=http://127.0.0.1:4020`. */
const endpoint = new URLSearchParams(location.search).get("endpoint") ?? "http://127.0.0.1:4020";
const credentials = { accessKeyId: "test", secretAccessKey: "test" };

export const ivs = createIvsRealTimeClient({ endpoint, region: "us-west-2", credentials });
export const nimble = createNimbleClient({ endpoint, region: "us-west-2", credentials });
