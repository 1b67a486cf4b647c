// What npm start says to paste. It stands here, since hand-written code outside of the sandbox names no operation.
const arn = "arn:aws:ivs:us-west-2:123456789012:stage/v3nWkPq8ZsLd";

/** A module that calls an endpoint with the AWS SDK, to be pasted as it is; a line each. */
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

/** Commands that call an endpoint with the AWS CLI, to be pasted as they are; a line each. */
export function cliSnippet(endpoint: string): string[] {
  return [
    "export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test",
    `aws ivs-realtime get-stage --region us-west-2 --endpoint-url ${endpoint} \\`,
    `  --arn ${arn}`,
  ];
}
