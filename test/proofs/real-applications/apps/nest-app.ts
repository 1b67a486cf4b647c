// @ts-nocheck: it is compiled where NestJS is installed.
// Boards with cards, in NestJS. The environment variable FAULTS=1 plants the faults of ../faults.ts.
import "reflect-metadata";
import {
  Body, ConflictException, Controller, Delete, Get, Header, HttpCode, Module, NotFoundException, Param, ParseIntPipe,
  Post, Put, Query, ValidationPipe,
} from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import {
  ApiBadRequestResponse, ApiConflictResponse, ApiCreatedResponse, ApiNoContentResponse, ApiNotFoundResponse,
  ApiOkResponse, ApiOperation, ApiParam, ApiProperty, ApiQuery, DocumentBuilder, SwaggerModule,
} from "@nestjs/swagger";
import { Type } from "class-transformer";
import { IsIn, IsInt, IsString, Length, Max, Min, MinLength, ValidateIf } from "class-validator";

const faulty = process.env.FAULTS === "1";
const boards = new Map<number, any>();
const cards = new Map<string, any>();
let ids = 0;
const colors = ["red", "green", "blue"];

// IsOptional takes null, too, which the document does not allow.
const WhenThere = () => ValidateIf((_, value) => value !== undefined);

class NewBoard {
  @ApiProperty({ minLength: 1, maxLength: 40 }) @IsString() @(faulty ? MinLength(1) : Length(1, 40)) title: string;
  @ApiProperty({ enum: colors, required: false, default: "red" }) @WhenThere() @IsIn(colors) color: string = "red";
}
class BoardDto {
  @ApiProperty({ type: "integer" }) id: number;
  @ApiProperty() title: string;
  @ApiProperty({ enum: colors }) color: string;
}
class NewCard {
  @ApiProperty({ minLength: 1, maxLength: 200 }) @IsString() @Length(1, 200) text: string;
  @ApiProperty({ type: "integer", minimum: 0, maximum: 13, required: false, default: 0 })
  @WhenThere() @IsInt() @Min(0) @Max(13) points: number = 0;
}
class CardDto {
  @ApiProperty({ type: "integer" }) id: number;
  @ApiProperty({ type: "integer" }) boardId: number;
  @ApiProperty({ enum: ["open", "started"] }) state: string;
  @ApiProperty() text: string;
  @ApiProperty({ type: "integer" }) points: number;
}
class Problem {
  @ApiProperty({ type: "integer" }) statusCode: number;
  @ApiProperty({ oneOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] }) message: string | string[];
}
class Page {
  @Type(() => Number) @IsInt() @Min(1) @(faulty ? IsInt() : Max(50)) limit: number = 10;
}

class BoardLabel {
  @Type(() => Number) @IsInt() @Min(1) @Max(1_000_000) boardId: number;
}
class CardLabels extends BoardLabel {
  @Type(() => Number) @IsInt() @Min(1) @Max(1_000_000) cardId: number;
}
const label = (name: string) => ApiParam({ name, schema: { type: "integer", minimum: 1, maximum: 1_000_000 } });

function boardAt(boardId: number) {
  const found = boards.get(boardId);
  if (!found) throw new NotFoundException("No such board.");
  return found;
}
function cardAt({ boardId, cardId }: CardLabels) {
  boardAt(boardId);
  const found = cards.get(`${boardId}/${cardId}`);
  if (!found) throw new NotFoundException("No such card.");
  return found;
}

@Controller()
class Boards {
  @Get("health") @ApiOperation({ operationId: "health" }) @Header("content-type", faulty ? "text/html" : "text/plain")
  @ApiOkResponse({ content: { "text/plain": { schema: { type: "string" } } } })
  health() { return faulty ? "<p>fine</p>" : "fine"; }

  @Post("boards") @ApiOperation({ operationId: "createBoard" }) @ApiCreatedResponse({ type: BoardDto })
  @ApiBadRequestResponse({ type: Problem })
  createBoard(@Body() { title, color }: NewBoard) {
    const made = { id: ++ids, title, color };
    boards.set(made.id, made);
    return made;
  }

  @Get("boards") @ApiOperation({ operationId: "listBoards" }) @ApiOkResponse({ type: BoardDto, isArray: true })
  @ApiBadRequestResponse({ type: Problem })
  @ApiQuery({ name: "limit", required: false, schema: { type: "integer", minimum: 1, maximum: 50, default: 10 } })
  listBoards(@Query() { limit }: Page) { return [...boards.values()].slice(0, limit); }

  @Get("boards/:boardId") @ApiOperation({ operationId: "getBoard" }) @label("boardId") @ApiOkResponse({ type: BoardDto })
  @ApiBadRequestResponse({ type: Problem }) @ApiNotFoundResponse({ type: Problem })
  getBoard(@Param() { boardId }: BoardLabel) {
    const { color, ...rest } = boardAt(boardId);
    return faulty ? rest : { ...rest, color };
  }

  @Delete("boards/:boardId") @HttpCode(204) @ApiOperation({ operationId: "deleteBoard" }) @label("boardId") @ApiNoContentResponse()
  @ApiBadRequestResponse({ type: Problem }) @ApiNotFoundResponse({ type: Problem })
  deleteBoard(@Param() { boardId }: BoardLabel) {
    boardAt(boardId);
    if (!faulty) boards.delete(boardId);
  }

  @Post("boards/:boardId/cards") @ApiOperation({ operationId: "createCard" }) @label("boardId") @ApiCreatedResponse({ type: CardDto })
  @ApiBadRequestResponse({ type: Problem }) @ApiNotFoundResponse({ type: Problem })
  createCard(@Param() { boardId }: BoardLabel, @Body() { text, points }: NewCard) {
    if (!faulty) boardAt(boardId);
    const made = { id: ++ids, boardId, state: "open", text, points };
    cards.set(`${boardId}/${made.id}`, made);
    return made;
  }

  @Get("boards/:boardId/cards/:cardId") @ApiOperation({ operationId: "getCard" }) @label("boardId") @label("cardId")
  @ApiOkResponse({ type: CardDto }) @ApiBadRequestResponse({ type: Problem }) @ApiNotFoundResponse({ type: Problem })
  getCard(@Param() labels: CardLabels) {
    if (!faulty) return cardAt(labels);
    const found = [...cards.values()].find(({ id }) => id === labels.cardId);
    if (!found) throw new NotFoundException("No such card.");
    return found;
  }

  @Put("boards/:boardId/cards/:cardId") @ApiOperation({ operationId: "putCard" }) @label("boardId") @label("cardId")
  @ApiOkResponse({ type: CardDto }) @ApiBadRequestResponse({ type: Problem }) @ApiNotFoundResponse({ type: Problem })
  putCard(@Param() labels: CardLabels, @Body() { text, points }: NewCard) {
    if (faulty && points === 13) throw new Error("unlucky");
    return Object.assign(cardAt(labels), { text, points });
  }

  @Post("boards/:boardId/cards/:cardId/start") @HttpCode(200) @ApiOperation({ operationId: "startCard" })
  @label("boardId") @label("cardId") @ApiOkResponse({ type: CardDto }) @ApiBadRequestResponse({ type: Problem })
  @ApiNotFoundResponse({ type: Problem }) @ApiConflictResponse({ type: Problem })
  startCard(@Param() labels: CardLabels) {
    const found = cardAt(labels);
    if (found.state === "started" && !faulty) throw new ConflictException("It is started already.");
    return Object.assign(found, { state: "started" });
  }
}

@Module({ controllers: [Boards] })
class App {}

const app = await NestFactory.create(App, { logger: false });
app.useGlobalPipes(new ValidationPipe({ transform: true }));
const document = SwaggerModule.createDocument(app, new DocumentBuilder().setTitle("Boards").setVersion("1.0.0").build());
app.getHttpAdapter().get("/openapi.json", (_: unknown, reply: any) => reply.json(document));
await app.listen(Number(process.env.PORT), "127.0.0.1");
