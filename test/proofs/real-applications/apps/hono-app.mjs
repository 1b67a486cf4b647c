// Boards with cards, in Hono with zod-openapi. The environment variable FAULTS=1 plants the faults of
// ../faults.ts.
import { serve } from "@hono/node-server";
import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";

const faulty = process.env.FAULTS === "1";
const boards = new Map();
const cards = new Map();
let ids = 0;

const color = z.enum(["red", "green", "blue"]);
const id = z.number().int().min(1).max(1_000_000);
const label = (name) =>
  z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000)
    .openapi({ param: { name, in: "path" }, type: "integer", minimum: 1, maximum: 1_000_000 });
const title = faulty ? z.string().min(1).openapi({ maxLength: 40 }) : z.string().min(1).max(40);
const limit = faulty
  ? z.coerce.number().int().min(1).default(10).openapi({ type: "integer", minimum: 1, maximum: 50 })
  : z.coerce.number().int().min(1).max(50).default(10).openapi({ type: "integer", minimum: 1, maximum: 50 });
const Board = z.object({ id, title: z.string(), color }).openapi("Board");
const NewBoard = z.object({ title, color: color.default("red") }).openapi("NewBoard");
const NewCard = z
  .object({ text: z.string().min(1).max(200), points: z.number().int().min(0).max(13).default(0) })
  .openapi("NewCard");
const Card = z
  .object({ id, boardId: id, state: z.enum(["open", "started"]), text: z.string(), points: z.number().int() })
  .openapi("Card");
const Problem = z.object({ message: z.string() }).openapi("Problem");

const json = (schema, description = "It.") => ({ description, content: { "application/json": { schema } } });
const bad = { 400: json(Problem, "Invalid.") };
const missing = { ...bad, 404: json(Problem, "Nothing there.") };
const body = (schema) => ({ required: true, content: { "application/json": { schema } } });
const boardParams = z.object({ boardId: label("boardId") });
const cardParams = z.object({ boardId: label("boardId"), cardId: label("cardId") });

const app = new OpenAPIHono({
  defaultHook: (result, c) => (result.success ? undefined : c.json({ message: "Invalid." }, 400)),
});
app.onError((error, c) => c.json({ message: error.message }, error.status ?? 500));
const fail = (status, message) => {
  throw Object.assign(new Error(message), { status });
};
const boardAt = (boardId) => boards.get(boardId) ?? fail(404, "No such board.");
const cardAt = (boardId, cardId) =>
  boardAt(boardId) && (cards.get(`${boardId}/${cardId}`) ?? fail(404, "No such card."));
const route = (method, path, operationId, rest) => createRoute({ method, path, operationId, ...rest });

app.openapi(
  route("get", "/health", "health", {
    responses: { 200: { description: "Fine.", content: { "text/plain": { schema: z.string() } } } },
  }),
  (c) => (faulty ? c.html("<p>fine</p>") : c.text("fine")),
);
app.openapi(
  route("post", "/boards", "createBoard", {
    request: { body: body(NewBoard) },
    responses: { 201: json(Board), ...bad },
  }),
  (c) => {
    const made = { id: ++ids, ...c.req.valid("json") };
    boards.set(made.id, made);
    return c.json(made, 201);
  },
);
app.openapi(
  route("get", "/boards", "listBoards", {
    request: { query: z.object({ limit }) },
    responses: { 200: json(z.array(Board)), ...bad },
  }),
  (c) => c.json([...boards.values()].slice(0, c.req.valid("query").limit)),
);
app.openapi(
  route("get", "/boards/{boardId}", "getBoard", {
    request: { params: boardParams },
    responses: { 200: json(Board), ...missing },
  }),
  (c) => {
    const { color, ...rest } = boardAt(c.req.valid("param").boardId);
    return c.json(faulty ? rest : { ...rest, color });
  },
);
app.openapi(
  route("delete", "/boards/{boardId}", "deleteBoard", {
    request: { params: boardParams },
    responses: { 204: { description: "Gone." }, ...missing },
  }),
  (c) => {
    const { boardId } = c.req.valid("param");
    boardAt(boardId);
    if (!faulty) boards.delete(boardId);
    return c.body(null, 204);
  },
);
app.openapi(
  route("post", "/boards/{boardId}/cards", "createCard", {
    request: { params: boardParams, body: body(NewCard) },
    responses: { 201: json(Card), ...missing },
  }),
  (c) => {
    const { boardId } = c.req.valid("param");
    if (!faulty) boardAt(boardId);
    const made = { id: ++ids, boardId, state: "open", ...c.req.valid("json") };
    cards.set(`${boardId}/${made.id}`, made);
    return c.json(made, 201);
  },
);
app.openapi(
  route("get", "/boards/{boardId}/cards/{cardId}", "getCard", {
    request: { params: cardParams },
    responses: { 200: json(Card), ...missing },
  }),
  (c) => {
    const { boardId, cardId } = c.req.valid("param");
    const found = faulty
      ? ([...cards.values()].find((one) => one.id === cardId) ?? fail(404, "No such card."))
      : cardAt(boardId, cardId);
    return c.json(found);
  },
);
app.openapi(
  route("put", "/boards/{boardId}/cards/{cardId}", "putCard", {
    request: { params: cardParams, body: body(NewCard) },
    responses: { 200: json(Card), ...missing },
  }),
  (c) => {
    const { boardId, cardId } = c.req.valid("param");
    const { text, points } = c.req.valid("json");
    if (faulty && points === 13) throw new Error("unlucky");
    return c.json(Object.assign(cardAt(boardId, cardId), { text, points }));
  },
);
app.openapi(
  route("post", "/boards/{boardId}/cards/{cardId}/start", "startCard", {
    request: { params: cardParams },
    responses: { 200: json(Card), ...missing, 409: json(Problem, "Started already.") },
  }),
  (c) => {
    const { boardId, cardId } = c.req.valid("param");
    const found = cardAt(boardId, cardId);
    if (found.state === "started" && !faulty) fail(409, "It is started already.");
    return c.json(Object.assign(found, { state: "started" }));
  },
);
app.doc31("/openapi.json", { openapi: "3.1.0", info: { title: "Boards", version: "1.0.0" } });
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: "127.0.0.1" });
