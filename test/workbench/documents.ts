/** Markup that would show itself by a global, in the forms that pages have fallen for. */
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
