import { pythonLiteral, shellWord, typescriptLiteral } from "./literal.ts";
import { type Sample, type SampleContext, sampleCredentials } from "./sample.ts";

const { accessKeyId, secretAccessKey } = sampleCredentials;
const environment = `export AWS_ACCESS_KEY_ID=${accessKeyId} AWS_SECRET_ACCESS_KEY=${secretAccessKey}`;

/** The call with AWS's own tools. */
export function awsSamples(context: SampleContext): Sample[] {
  return [sdkSample(context), cliSample(context), botoSample(context)];
}

function sdkSample({ data, operation, input, endpoint, region }: SampleContext): Sample {
  const { name } = operation;
  const service = pascal(data.sdkId);
  const module = `@aws-sdk/client-${hyphenated(data.sdkId)}`;
  return {
    name: "sdk",
    label: "AWS SDK",
    language: "ts",
    needs: `npm install ${module}`,
    code: [
      `import { ${service}Client, ${name}Command } from "${module}";`,
      "",
      `const client = new ${service}Client({`,
      ...(endpoint === undefined ? [] : [`  endpoint: ${JSON.stringify(endpoint)},`]),
      `  region: "${region}",`,
      ...(endpoint === undefined
        ? []
        : [`  credentials: { accessKeyId: "${accessKeyId}", secretAccessKey: "${secretAccessKey}" },`]),
      "});",
      `const command = new ${name}Command(${typescriptLiteral(input)});`,
      "console.log(await client.send(command));",
    ].join("\n"),
  };
}

function cliSample({ data, operation, input, endpoint, region }: SampleContext): Sample {
  const options = Object.entries(input).map(([member, value]) => {
    const option = `--${xform(member).replaceAll("_", "-")}`;
    if (typeof value === "boolean") return value ? option : option.replace("--", "--no-");
    return `${option} ${shellWord(typeof value === "string" ? value : JSON.stringify(value))}`;
  });
  const command = [
    `aws ${hyphenated(data.sdkId)} ${xform(operation.name).replaceAll("_", "-")} --region ${region}`,
    ...(endpoint === undefined ? [] : [`--endpoint-url ${shellWord(endpoint)}`]),
    ...options,
  ];
  return {
    name: "cli",
    label: "AWS CLI",
    language: "shell",
    code: [...(endpoint === undefined ? [] : [environment]), command.join(" \\\n  ")].join("\n"),
  };
}

function botoSample({ data, operation, input, endpoint, region }: SampleContext): Sample {
  const given = Object.entries(input).map(
    ([member, value]) => `    ${member}=${pythonLiteral(value, "    ")},\n`,
  );
  return {
    name: "boto3",
    label: "boto3",
    language: "python",
    needs: "pip install boto3",
    code: [
      "import boto3",
      "",
      "client = boto3.client(",
      `    "${hyphenated(data.sdkId)}",`,
      `    region_name="${region}",`,
      ...(endpoint === undefined
        ? []
        : [
            `    endpoint_url=${JSON.stringify(endpoint)},`,
            `    aws_access_key_id="${accessKeyId}",`,
            `    aws_secret_access_key="${secretAccessKey}",`,
          ]),
      ")",
      `reply = client.${xform(operation.name)}(${given.length > 0 ? `\n${given.join("")}` : ""})`,
      "print(reply)",
    ].join("\n"),
  };
}

/** A name as botocore writes it: `GetStage` is `get_stage`. */
export function xform(name: string): string {
  return name
    .replaceAll(/(.)([A-Z][a-z]+)/g, "$1_$2")
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll("__", "_")
    .toLowerCase();
}

/** The name of a service in commands and packages: `IVS RealTime` is `ivs-realtime`. */
function hyphenated(sdkId: string): string {
  return sdkId.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}

/** The name of a service in classes: `IVS RealTime` is `IVSRealTime`. */
function pascal(sdkId: string): string {
  return sdkId
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}
