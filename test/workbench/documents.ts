/** Markup that would reveal itself by setting a global, in the forms that pages have fallen for. */
const attack = `<img src=x onerror="globalThis.struck=1"><script>globalThis.struck=1</script></script>"'>\${struck=1}`;
const link = `[here](javascript:globalThis.struck=1) ![picture](https://example.com/track.png) <a href="javascript:struck=1">x</a>`;

/** A document whose every text tries to run something. */
export function hostileDocument(): object {
  const text = `${attack} ${link}`;
  const schema = {
    type: "object",
    description: text,
    properties: {
      [attack]: { type: "string", description: text, default: attack, pattern: "^<script>" },
      choice: { enum: [attack, "</script>"], description: text },
    },
  };
  const content = {
    "application/json": { schema, examples: { [attack]: { summary: attack, value: { [attack]: attack } } } },
  };
  return {
    openapi: "3.1.0",
    info: { title: attack, version: attack, description: text },
    servers: [{ url: "https://example.com/", description: text }],
    paths: {
      "/a": {
        post: {
          operationId: "hostile",
          tags: [attack],
          summary: attack,
          description: text,
          parameters: [
            {
              name: attack.replaceAll(/[^\w<>="]/g, ""),
              in: "query",
              description: text,
              schema: { type: "string" },
              example: attack,
            },
          ],
          requestBody: { required: true, description: text, content },
          responses: { 200: { description: text, content }, 400: { description: text, content } },
        },
      },
    },
  };
}

/** A document with many operations, each with its own members. */
export function largeDocument(count: number): object {
  const paths: Record<string, object> = {};
  for (let at = 0; at < count; at++) {
    const schema = {
      type: "object",
      properties: Object.fromEntries(
        Array.from({ length: 8 }, (_, index) => [
          `member${at}x${index}`,
          { type: "string", description: `What member ${index} of operation ${at} says.`, maxLength: 64 },
        ]),
      ),
    };
    paths[`/resources${at}/{id}`] = {
      put: {
        operationId: `operation${at}`,
        tags: [`Group ${at % 20}`],
        summary: `Changes resource ${at}.`,
        parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
        requestBody: { content: { "application/json": { schema } } },
        responses: { 200: { description: "As it is now.", content: { "application/json": { schema } } } },
      },
    };
  }
  return { openapi: "3.1.0", info: { title: "Large", version: "1" }, paths };
}
