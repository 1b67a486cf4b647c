// A server that verifies signatures. It prints its port; the key "expired" has an expired session token.
import { serve } from "@callsheet/server/node";
import { createServices } from "./services.ts";

const secretAccessKey = "secret";
const expired = { secretAccessKey, sessionToken: "token", expiration: new Date(Date.now() - 1000) };
const service = createServices({
  auth: {
    credentials: (accessKeyId) => ({
      accessKeyId,
      ...(accessKeyId === "expired" ? expired : { secretAccessKey }),
    }),
  },
});
const { port } = await serve(service, { signals: ["SIGTERM"] });
process.send?.({ port });
process.channel?.unref();
