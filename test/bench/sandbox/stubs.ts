// The stubs in a separate process. The argument is the port.
import process from "node:process";
import { serve } from "@callsheet/server/node";
import { createConstantService } from "../constant-service.ts";

await serve(createConstantService({ auth: "well-formed" }), { port: Number(process.argv[2]) });
