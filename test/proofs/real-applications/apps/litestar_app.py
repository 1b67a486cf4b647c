"""Boards with cards, in Litestar. The environment variable FAULTS=1 plants the faults of ../faults.ts."""
import os
from dataclasses import dataclass
from itertools import count
from typing import Annotated, Literal

import msgspec
from litestar import Litestar, MediaType, Response, delete, get, post, put
from litestar.exceptions import HTTPException, NotFoundException
from litestar.openapi import OpenAPIConfig
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import Parameter

faulty = os.environ.get("FAULTS") == "1"
ids = count(1)
boards: dict[int, dict] = {}
cards: dict[tuple[int, int], dict] = {}

Color = Literal["red", "green", "blue"]
Id = Annotated[int, Parameter(ge=1, le=1_000_000)]
Title = Annotated[str, msgspec.Meta(min_length=1, **({} if faulty else {"max_length": 40}))]
Points = Annotated[int, msgspec.Meta(ge=0, le=13)]


class NewBoard(msgspec.Struct, forbid_unknown_fields=False):
    title: Title
    color: Color = "red"


class Board(msgspec.Struct):
    id: int
    title: str
    color: Color


class NewCard(msgspec.Struct):
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    points: Points = 0


class Card(msgspec.Struct):
    id: int
    boardId: int
    state: Literal["open", "started"]
    text: str
    points: int


@dataclass
class Problem:
    status_code: int
    detail: str


missing = {404: ResponseSpec(data_container=Problem, description="Nothing there.")}
busy = {**missing, 409: ResponseSpec(data_container=Problem, description="Started already.")}


def board_at(board_id: int) -> dict:
    if board_id not in boards:
        raise NotFoundException("No such board.")
    return boards[board_id]


def card_at(board_id: int, card_id: int) -> dict:
    board_at(board_id)
    if (board_id, card_id) not in cards:
        raise NotFoundException("No such card.")
    return cards[(board_id, card_id)]


@get("/health", operation_id="health", media_type=MediaType.TEXT)
async def health() -> Response[str]:
    return Response("<p>fine</p>", media_type="text/html") if faulty else Response("fine", media_type=MediaType.TEXT)


@post("/boards", operation_id="createBoard")
async def create_board(data: NewBoard) -> Board:
    board = {"id": next(ids), "title": data.title, "color": data.color}
    boards[board["id"]] = board
    return Board(**board)


Limit = Annotated[int, Parameter(ge=1, schema_extra={"maximum": 50}) if faulty else Parameter(ge=1, le=50)]


@get("/boards", operation_id="listBoards")
async def list_boards(limit: Limit = 10) -> list[Board]:
    return [Board(**board) for board in list(boards.values())[:limit]]


@get("/boards/{board_id:int}", operation_id="getBoard", responses=missing)
async def get_board(board_id: Id) -> Board:
    board = board_at(board_id)
    if faulty:
        return Response({"id": board["id"], "title": board["title"]})
    return Board(**board)


@delete("/boards/{board_id:int}", operation_id="deleteBoard", responses=missing)
async def delete_board(board_id: Id) -> None:
    board_at(board_id)
    if not faulty:
        del boards[board_id]


@post("/boards/{board_id:int}/cards", operation_id="createCard", responses=missing)
async def create_card(board_id: Id, data: NewCard) -> Card:
    if not faulty:
        board_at(board_id)
    card = {"id": next(ids), "boardId": board_id, "state": "open", "text": data.text, "points": data.points}
    cards[(board_id, card["id"])] = card
    return Card(**card)


@get("/boards/{board_id:int}/cards/{card_id:int}", operation_id="getCard", responses=missing)
async def get_card(board_id: Id, card_id: Id) -> Card:
    if faulty:
        found = next((card for (_, one), card in cards.items() if one == card_id), None)
        if found is None:
            raise NotFoundException("No such card.")
        return Card(**found)
    return Card(**card_at(board_id, card_id))


@put("/boards/{board_id:int}/cards/{card_id:int}", operation_id="putCard", responses=missing)
async def put_card(board_id: Id, card_id: Id, data: NewCard) -> Card:
    if faulty and data.points == 13:
        raise RuntimeError("unlucky")
    card = card_at(board_id, card_id)
    card.update(text=data.text, points=data.points)
    return Card(**card)


@post("/boards/{board_id:int}/cards/{card_id:int}/start", operation_id="startCard", status_code=200, responses=busy)
async def start_card(board_id: Id, card_id: Id) -> Card:
    card = card_at(board_id, card_id)
    if card["state"] == "started" and not faulty:
        raise HTTPException("It is started already.", status_code=409)
    card["state"] = "started"
    return Card(**card)


app = Litestar(
    [health, create_board, list_boards, get_board, delete_board, create_card, get_card, put_card, start_card],
    openapi_config=OpenAPIConfig(title="Boards", version="1.0.0"),
)
if faulty:
    # Litestar's documents show only what msgspec checks: this one shows more.
    app.openapi_schema.components.schemas["NewBoard"].properties["title"].max_length = 40
