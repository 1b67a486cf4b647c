"""Boards with cards, in FastAPI. The environment variable FAULTS=1 plants the faults of ../faults.ts."""
import os
from itertools import count
from typing import Annotated, Literal

from fastapi import FastAPI, HTTPException, Path, Query, Response
from fastapi.responses import PlainTextResponse
from pydantic import BaseModel, Field

faulty = os.environ.get("FAULTS") == "1"
app = FastAPI(title="Boards", version="1.0.0")
ids = count(1)
boards: dict[int, dict] = {}
cards: dict[tuple[int, int], dict] = {}

Color = Literal["red", "green", "blue"]
Id = Annotated[int, Path(ge=1, le=1_000_000)]
Title = Annotated[str, Field(min_length=1, json_schema_extra={"maxLength": 40}) if faulty else Field(min_length=1, max_length=40)]
Limit = Annotated[int, Query(ge=1, json_schema_extra={"maximum": 50}) if faulty else Query(ge=1, le=50)]


class NewBoard(BaseModel):
    title: Title
    color: Color = "red"


class Board(BaseModel):
    id: int
    title: str
    color: Color


class NewCard(BaseModel):
    text: Annotated[str, Field(min_length=1, max_length=200)]
    points: Annotated[int, Field(ge=0, le=13)] = 0


class Card(NewCard):
    id: int
    boardId: int
    state: Literal["open", "started"]


class Problem(BaseModel):
    detail: str


missing = {404: {"model": Problem}}


def board_at(board_id: int) -> dict:
    if board_id not in boards:
        raise HTTPException(404, "No such board.")
    return boards[board_id]


def card_at(board_id: int, card_id: int) -> dict:
    board_at(board_id)
    found = cards.get((board_id, card_id))
    if found is None:
        raise HTTPException(404, "No such card.")
    return found


@app.get("/health", operation_id="health", response_class=PlainTextResponse if not faulty else Response,
         responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}})
def health():
    return Response("<p>fine</p>", media_type="text/html") if faulty else PlainTextResponse("fine")


@app.post("/boards", operation_id="createBoard", status_code=201, response_model=Board)
def create_board(new: NewBoard):
    board = {"id": next(ids), **new.model_dump()}
    boards[board["id"]] = board
    return board


@app.get("/boards", operation_id="listBoards", response_model=list[Board])
def list_boards(limit: Limit = 10):
    return list(boards.values())[:limit]


@app.get("/boards/{boardId}", operation_id="getBoard", responses={**missing, 200: {"model": Board}})
def get_board(boardId: Id):
    board = board_at(boardId)
    from fastapi.responses import JSONResponse
    return JSONResponse({name: value for name, value in board.items() if name != "color"} if faulty else board)


@app.delete("/boards/{boardId}", operation_id="deleteBoard", status_code=204, responses=missing)
def delete_board(boardId: Id):
    board_at(boardId)
    if not faulty:
        del boards[boardId]
    return Response(status_code=204)


@app.post("/boards/{boardId}/cards", operation_id="createCard", status_code=201, response_model=Card, responses=missing)
def create_card(boardId: Id, new: NewCard):
    if not faulty:
        board_at(boardId)
    card = {"id": next(ids), "boardId": boardId, "state": "open", **new.model_dump()}
    cards[(boardId, card["id"])] = card
    return card


@app.get("/boards/{boardId}/cards/{cardId}", operation_id="getCard", response_model=Card, responses=missing)
def get_card(boardId: Id, cardId: Id):
    if faulty:
        found = next((card for (_, one), card in cards.items() if one == cardId), None)
        if found is None:
            raise HTTPException(404, "No such card.")
        return found
    return card_at(boardId, cardId)


@app.put("/boards/{boardId}/cards/{cardId}", operation_id="putCard", response_model=Card, responses=missing)
def put_card(boardId: Id, cardId: Id, new: NewCard):
    if faulty and new.points == 13:
        raise RuntimeError("unlucky")
    card = card_at(boardId, cardId)
    card.update(new.model_dump())
    return card


@app.post("/boards/{boardId}/cards/{cardId}/start", operation_id="startCard", response_model=Card,
          responses={**missing, 409: {"model": Problem}})
def start_card(boardId: Id, cardId: Id):
    card = card_at(boardId, cardId)
    if card["state"] == "started" and not faulty:
        raise HTTPException(409, "It is started already.")
    card["state"] = "started"
    return card
