// A server with slow calls. It prints its port, and how many calls are running.
import { serve } from "@callsheet/server/node";
import { createServices } from "./services.ts";

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
let calls = 0;
const service = createServices({
  interceptors: [
    async (_call, next) => {
      process.send?.({ calls: ++calls });
      await wait(Number(process.argv[2]));
      return next();
    },
  ],
});
const { port } = await serve(service, { signals: ["SIGTERM"] });
process.send?.({ port });
process.on("unhandledRejection", () => process.exit(99));
process.channel?.unref();
