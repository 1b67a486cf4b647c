/**
 * A document that is nobody's contract: other paths, other parameters, no signatures, and the traps of real
 * ones.
 */
export const library = {
  openapi: "3.1.0",
  info: { title: "Library", version: "1" },
  paths: {
    "/books": {
      get: {
        operationId: "listBooks",
        parameters: [
          { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 50 } },
          { name: "tag", in: "query", schema: { type: "array", items: { type: "string", minLength: 2 } } },
          { name: "X-Shelves", in: "header", schema: { type: "array", items: { type: "integer" } } },
        ],
        responses: {
          "200": {
            description: "Books.",
            content: {
              "application/json": {
                schema: { type: "array", minItems: 1, items: { $ref: "#/components/schemas/Book" } },
                examples: {
                  two: { value: [{ isbn: "111" }, { isbn: "222" }] },
                  one: { value: [{ isbn: "333" }] },
                },
              },
            },
          },
          "404": {
            description: "No shelf.",
            content: {
              "application/json": {
                schema: { type: "object", properties: { message: { type: "string" } } },
                examples: { noShelf: { value: { message: "No such shelf." } } },
              },
            },
          },
        },
      },
      post: {
        operationId: "addBook",
        requestBody: {
          required: true,
          content: { "application/json": { schema: { $ref: "#/components/schemas/Book" } } },
        },
        responses: {
          "201": {
            description: "Added.",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Book" } } },
          },
          "400": {
            description: "Not a book.",
            headers: { "X-Help": { schema: { type: "string" }, example: "https://example.com/help" } },
            content: {
              "application/json": {
                schema: {
                  type: "object",
                  required: ["reason", "message"],
                  properties: { reason: { type: "string" }, message: { type: "string" } },
                },
                example: { reason: "invalid", message: "Not a book." },
              },
            },
          },
        },
      },
    },
    "/books/{isbn}": {
      get: {
        operationId: "getBook",
        parameters: [{ name: "isbn", in: "path", required: true, schema: { type: "string", maxLength: 5 } }],
        responses: {
          "200": {
            description: "Its example breaks its schema.",
            content: {
              "application/json": { schema: { $ref: "#/components/schemas/Book" }, example: { isbn: "abc" } },
            },
          },
        },
      },
    },
    "/books/newest": {
      get: {
        operationId: "newestBook",
        responses: {
          "200": {
            description: "Text.",
            content: { "text/plain": { schema: { type: "string" }, example: "Emma" } },
          },
        },
      },
    },
    "/search": {
      post: {
        operationId: "search",
        requestBody: {
          content: {
            "application/json": {
              schema: { type: "object", properties: { query: { type: "string", pattern: "^(a+)+$" } } },
            },
          },
        },
        responses: { "204": { description: "Found." } },
      },
    },
  },
  components: {
    schemas: {
      Book: {
        type: "object",
        required: ["isbn"],
        properties: {
          isbn: { type: "string", pattern: "^[0-9]{3}$" },
          printed: { type: "string", format: "date-time" },
        },
      },
    },
  },
};
