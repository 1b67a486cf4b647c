// Boards with cards, in Fastify. The environment variable FAULTS=1 plants the faults of ../faults.ts.
import swagger from "@fastify/swagger";
import Ajv from "ajv";
import Fastify from "fastify";

const faulty = process.env.FAULTS === "1";
const boards = new Map();
const cards = new Map();
let ids = 0;

const color = { type: "string", enum: ["red", "green", "blue"] };
const id = { type: "integer", minimum: 1, maximum: 1_000_000 };
const points = { type: "integer", minimum: 0, maximum: 13 };
const object = (required, properties) => ({ type: "object", required, properties });
const board = object(["id", "title", "color"], { id, title: { type: "string" }, color });
const newCard = object(["text"], {
  text: { type: "string", minLength: 1, maxLength: 200 },
  points: { ...points, default: 0 },
});
const card = object(["id", "boardId", "state", "text", "points"], {
  id,
  boardId: id,
  state: { type: "string", enum: ["open", "started"] },
  text: { type: "string" },
  points,
});
const problem = object(["statusCode", "error", "message"], {
  statusCode: { type: "integer" },
  error: { type: "string" },
  message: { type: "string" },
});
const boardParams = object(["boardId"], { boardId: id });
const cardParams = object(["boardId", "cardId"], { boardId: id, cardId: id });

const app = Fastify();
await app.register(swagger, { openapi: { openapi: "3.1.0", info: { title: "Boards", version: "1.0.0" } } });

// Labels and queries are texts; the values of bodies have types of their own.
const fromText = new Ajv({ coerceTypes: "array", useDefaults: true });
const fromJson = new Ajv({ useDefaults: true });
const compilerOf = (httpPart) => (httpPart === "body" ? fromJson : fromText);
app.setValidatorCompiler(({ schema, httpPart }) => compilerOf(httpPart).compile(schema));

/** A validator that leaves out one rule of the schema that the document shows. */
const lax = (part, name, keyword) => {
  if (!faulty) return {};
  const compile = ({ schema, httpPart }) => {
    const copy = structuredClone(schema);
    if (httpPart === part) delete copy.properties[name][keyword];
    return compilerOf(httpPart).compile(copy);
  };
  return { validatorCompiler: compile };
};

function fail(status, message) {
  throw Object.assign(new Error(message), { statusCode: status });
}
const boardAt = (boardId) => boards.get(boardId) ?? fail(404, "No such board.");
const cardAt = (boardId, cardId) =>
  boardAt(boardId) && (cards.get(`${boardId}/${cardId}`) ?? fail(404, "No such card."));

app.get(
  "/health",
  {
    schema: {
      operationId: "health",
      response: { 200: { description: "Fine.", content: { "text/plain": { schema: { type: "string" } } } } },
    },
  },
  async (_, reply) =>
    reply
      .type(faulty ? "text/html" : "text/plain")
      .serializer((text) => text)
      .send(faulty ? "<p>fine</p>" : "fine"),
);
app.post(
  "/boards",
  {
    schema: {
      operationId: "createBoard",
      body: object(["title"], {
        title: { type: "string", minLength: 1, maxLength: 40 },
        color: { ...color, default: "red" },
      }),
      response: { 201: board, 400: problem, 415: problem },
    },
    ...lax("body", "title", "maxLength"),
  },
  async ({ body: { title, color } }, reply) => {
    const made = { id: ++ids, title, color };
    boards.set(made.id, made);
    return reply.code(201).send(made);
  },
);
app.get(
  "/boards",
  {
    schema: {
      operationId: "listBoards",
      querystring: object([], { limit: { type: "integer", minimum: 1, maximum: 50, default: 10 } }),
      response: { 200: { type: "array", items: board }, 400: problem },
    },
    ...lax("querystring", "limit", "maximum"),
  },
  async ({ query: { limit } }) => [...boards.values()].slice(0, limit),
);
app.get(
  "/boards/:boardId",
  {
    schema: {
      operationId: "getBoard",
      params: boardParams,
      response: { 200: board, 400: problem, 404: problem },
    },
  },
  async ({ params: { boardId } }, reply) => {
    const { color, ...rest } = boardAt(boardId);
    return faulty ? reply.type("application/json").serializer(JSON.stringify).send(rest) : { ...rest, color };
  },
);
app.delete(
  "/boards/:boardId",
  {
    schema: {
      operationId: "deleteBoard",
      params: boardParams,
      response: { 204: { type: "null", description: "Gone." }, 400: problem, 404: problem },
    },
  },
  async ({ params: { boardId } }, reply) => {
    boardAt(boardId);
    if (!faulty) boards.delete(boardId);
    return reply.code(204).send();
  },
);
app.post(
  "/boards/:boardId/cards",
  {
    schema: {
      operationId: "createCard",
      params: boardParams,
      body: newCard,
      response: { 201: card, 400: problem, 404: problem, 415: problem },
    },
  },
  async ({ params: { boardId }, body: { text, points } }, reply) => {
    if (!faulty) boardAt(boardId);
    const made = { id: ++ids, boardId, state: "open", text, points };
    cards.set(`${boardId}/${made.id}`, made);
    return reply.code(201).send(made);
  },
);
app.get(
  "/boards/:boardId/cards/:cardId",
  {
    schema: {
      operationId: "getCard",
      params: cardParams,
      response: { 200: card, 400: problem, 404: problem },
    },
  },
  async ({ params: { boardId, cardId } }) => {
    if (!faulty) return cardAt(boardId, cardId);
    return [...cards.values()].find((one) => one.id === cardId) ?? fail(404, "No such card.");
  },
);
app.put(
  "/boards/:boardId/cards/:cardId",
  {
    schema: {
      operationId: "putCard",
      params: cardParams,
      body: newCard,
      response: { 200: card, 400: problem, 404: problem, 415: problem },
    },
  },
  async ({ params: { boardId, cardId }, body: { text, points } }) => {
    if (faulty && points === 13) throw new Error("unlucky");
    return Object.assign(cardAt(boardId, cardId), { text, points });
  },
);
app.post(
  "/boards/:boardId/cards/:cardId/start",
  {
    schema: {
      operationId: "startCard",
      params: cardParams,
      response: { 200: card, 400: problem, 404: problem, 409: problem },
    },
  },
  async ({ params: { boardId, cardId } }) => {
    const found = cardAt(boardId, cardId);
    if (found.state === "started" && !faulty) fail(409, "It is started already.");
    return Object.assign(found, { state: "started" });
  },
);
app.get("/openapi.json", { schema: { hide: true } }, async () => app.swagger());
await app.listen({ port: Number(process.env.PORT), host: "127.0.0.1" });
