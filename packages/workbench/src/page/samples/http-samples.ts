import { pythonText, shellWord, typescriptLiteral } from "./literal.ts";
import { isSigned, type Sample, type SampleContext, sampleCredentials } from "./sample.ts";

/** Headers that tools set themselves. */
const ownHeaders = new Set(["host", "content-length"]);

/** The call over plain HTTP, with tools of many kinds. */
export function httpSamples(context: SampleContext): Sample[] {
  return [fetchSample(context), requestsSample(context), httpieSample(context)];
}

/** The call with curl, which can sign it. */
export function curlSample(context: SampleContext): Sample {
  const { data, request, region } = context;
  const body = bodyText(context);
  const signing = isSigned(context)
    ? [
        `--aws-sigv4 ${shellWord(`aws:amz:${region}:${data.service.signingName ?? data.id}`)}`,
        `--user ${sampleCredentials.accessKeyId}:${sampleCredentials.secretAccessKey}`,
      ]
    : [];
  const parts = [
    `curl -X ${request.method} ${shellWord(request.url)}`,
    ...signing,
    ...headersOf(context).map(([name, value]) => `-H ${shellWord(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data-raw ${shellWord(body)}`]),
  ];
  return { name: "curl", label: "curl", language: "shell", code: parts.join(" \\\n  ") };
}

/** The request as sent over the wire. */
export function wireSample(context: SampleContext): Sample {
  const { request } = context;
  const url = new URL(request.url);
  const body = bodyText(context);
  const lines = [
    `${request.method} ${url.pathname}${url.search} HTTP/1.1`,
    `host: ${url.host}`,
    ...headersOf(context).map(([name, value]) => `${name}: ${value}`),
    ...(isSigned(context) ? ["authorization: AWS4-HMAC-SHA256 … (added by the signer)"] : []),
  ];
  const text = body === undefined ? "" : `\n\n${prettyJson(body)}`;
  return { name: "wire", label: "HTTP", language: "http", code: lines.join("\n") + text };
}

function fetchSample(context: SampleContext): Sample {
  const { request } = context;
  const body = bodyText(context);
  const init = [
    `  method: "${request.method}",`,
    `  headers: ${typescriptLiteral(Object.fromEntries(headersOf(context)), "  ")},`,
    ...(body === undefined ? [] : [`  body: ${bodyLiteral(body)},`]),
  ];
  return {
    name: "fetch",
    label: "fetch",
    language: "ts",
    code: [
      `const response = await fetch(${JSON.stringify(request.url)}, {`,
      ...init,
      "});",
      "console.log(response.status, await response.text());",
    ].join("\n"),
  };
}

function bodyLiteral(body: string): string {
  try {
    return `JSON.stringify(${typescriptLiteral(JSON.parse(body), "  ")})`;
  } catch {
    return JSON.stringify(body);
  }
}

function requestsSample(context: SampleContext): Sample {
  const { request } = context;
  const body = bodyText(context);
  const headers = headersOf(context).map(
    ([name, value]) => `        ${pythonText(name)}: ${pythonText(value)},\n`,
  );
  return {
    name: "requests",
    label: "Python",
    language: "python",
    needs: "pip install requests",
    code: [
      "import requests",
      "",
      "reply = requests.request(",
      `    "${request.method}",`,
      `    ${pythonText(request.url)},`,
      ...(headers.length > 0 ? [`    headers={\n${headers.join("")}    },`] : []),
      ...(body === undefined ? [] : [`    data=${pythonText(body)}.encode(),`]),
      ")",
      "print(reply.status_code, reply.text)",
    ].join("\n"),
  };
}

function httpieSample(context: SampleContext): Sample {
  const { request } = context;
  const body = bodyText(context);
  const parts = [
    `http ${request.method} ${shellWord(request.url)}`,
    ...headersOf(context).map(([name, value]) => shellWord(`${name}:${value}`)),
    ...(body === undefined ? [] : [`--raw ${shellWord(body)}`]),
  ];
  return {
    name: "httpie",
    label: "HTTPie",
    language: "shell",
    needs: "pip install httpie",
    code: parts.join(" \\\n  "),
  };
}

function headersOf({ request }: SampleContext): [string, string][] {
  return Object.entries(request.headers).filter(([name]) => !ownHeaders.has(name));
}

function bodyText({ request: { body } }: SampleContext): string | undefined {
  if (body === undefined || typeof body === "string") return body;
  if (body instanceof Uint8Array) return new TextDecoder().decode(body);
  return "…";
}

/** JSON with line breaks; another text as it is. */
export function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
