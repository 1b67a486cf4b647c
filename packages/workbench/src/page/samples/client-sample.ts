import { typescriptLiteral } from "./literal.ts";
import { isSigned, type Sample, type SampleContext, sampleAuth, sampleCredentials } from "./sample.ts";

/** The call with the client that callsheet generates. */
export function clientSample(context: SampleContext): Sample {
  const { data, operation, input, endpoint, region, clientModule } = context;
  const name = `create${data.service.name}Client`;
  const auth = sampleAuth(data);
  const options = {
    ...(endpoint !== undefined && { endpoint }),
    ...(isSigned(context) && { region }),
    ...(isSigned(context) && endpoint !== undefined && { credentials: sampleCredentials }),
    ...(Object.keys(auth).length > 0 && { auth }),
  };
  const given = Object.keys(options).length > 0 ? typescriptLiteral(options) : "";
  return {
    name: "client",
    label: "callsheet",
    language: "ts",
    needs: clientModule.startsWith(".") ? "callsheet generate --api api" : "npm install @callsheet/client",
    code: [
      `import { ${name} } from "${clientModule}";`,
      "",
      `const client = ${name}(${given});`,
      `const reply = await client.${operation.call?.constant ?? ""}(${typescriptLiteral(input)});`,
      "console.log(reply);",
    ].join("\n"),
  };
}
