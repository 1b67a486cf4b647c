// What npm start suggests to paste. It is here because hand-written code outside the sandbox names no
// operation.
const arn = "arn:aws:ivs:us-west-2:123456789012:stage/v3nWkPq8ZsLd";

/** A module that calls an endpoint with the AWS SDK, to be pasted as it is, line by line. */
export function sdkSnippet(endpoint: string): string[] {
  return [
    'import { GetStageCommand, IVSRealTimeClient } from "@aws-sdk/client-ivs-realtime";',
    "const client = new IVSRealTimeClient({",
    `  endpoint: "${endpoint}",`,
    '  region: "us-west-2",',
    '  credentials: { accessKeyId: "test", secretAccessKey: "test" },',
    "});",
    `const arn = "${arn}";`,
    "console.log(await client.send(new GetStageCommand({ arn })));",
  ];
}

/** Commands that call an endpoint with the AWS CLI, to be pasted as they are, line by line. */
export function cliSnippet(endpoint: string): string[] {
  return [
    "export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test",
    `aws ivs-realtime get-stage --region us-west-2 --endpoint-url ${endpoint} \\`,
    `  --arn ${arn}`,
  ];
}
