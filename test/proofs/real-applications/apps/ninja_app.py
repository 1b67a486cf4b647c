"""Boards with cards, in Django Ninja. The environment variable FAULTS=1 plants the faults of ../faults.ts."""
import os
from itertools import count
from typing import Annotated, Literal

import django
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.http import HttpResponse, JsonResponse

faulty = os.environ.get("FAULTS") == "1"
settings.configure(DEBUG=False, ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="for a proof", MIDDLEWARE=[],
                   LOGGING_CONFIG=None)
django.setup()

from django.urls import path  # noqa: E402
from ninja import Field, NinjaAPI, Path, Schema  # noqa: E402
from ninja.errors import HttpError  # noqa: E402

api = NinjaAPI(title="Boards", version="1.0.0", docs_url=None)
ids = count(1)
boards: dict[int, dict] = {}
cards: dict[tuple[int, int], dict] = {}

Color = Literal["red", "green", "blue"]
Title = Annotated[str, Field(min_length=1, json_schema_extra={"maxLength": 40}) if faulty else Field(min_length=1, max_length=40)]


class NewBoard(Schema):
    title: Title
    color: Color = "red"


class Board(Schema):
    id: int
    title: str
    color: Color


class NewCard(Schema):
    text: Annotated[str, Field(min_length=1, max_length=200)]
    points: Annotated[int, Field(ge=0, le=13)] = 0


class Card(NewCard):
    id: int
    boardId: int
    state: Literal["open", "started"]


class Problem(Schema):
    detail: str


class Invalid(Schema):
    detail: list[dict]


Id = Annotated[int, Path(ge=1, le=1_000_000)]


def board_at(board_id: int) -> dict:
    if board_id not in boards:
        raise HttpError(404, "No such board.")
    return boards[board_id]


def card_at(board_id: int, card_id: int) -> dict:
    board_at(board_id)
    if (board_id, card_id) not in cards:
        raise HttpError(404, "No such card.")
    return cards[(board_id, card_id)]


@api.get("/health", operation_id="health", response={200: str})
def health(request):
    return HttpResponse("<p>fine</p>", content_type="text/html") if faulty else JsonResponse("fine", safe=False)


@api.post("/boards", operation_id="createBoard", response={201: Board, 400: Problem, 422: Invalid})
def create_board(request, new: NewBoard):
    board = {"id": next(ids), **new.dict()}
    boards[board["id"]] = board
    return 201, board


Limit = Annotated[int, Field(ge=1, json_schema_extra={"maximum": 50}) if faulty else Field(ge=1, le=50)]


@api.get("/boards", operation_id="listBoards", response={200: list[Board], 422: Invalid})
def list_boards(request, limit: Limit = 10):
    return list(boards.values())[:limit]


@api.get("/boards/{boardId}", operation_id="getBoard", response={200: Board, 404: Problem, 422: Invalid})
def get_board(request, boardId: Id):
    board = board_at(boardId)
    return JsonResponse({name: value for name, value in board.items() if name != "color"} if faulty else board)


@api.delete("/boards/{boardId}", operation_id="deleteBoard", response={204: None, 404: Problem, 422: Invalid})
def delete_board(request, boardId: Id):
    board_at(boardId)
    if not faulty:
        del boards[boardId]
    return 204, None


@api.post("/boards/{boardId}/cards", operation_id="createCard",
          response={201: Card, 400: Problem, 404: Problem, 422: Invalid})
def create_card(request, boardId: Id, new: NewCard):
    if not faulty:
        board_at(boardId)
    card = {"id": next(ids), "boardId": boardId, "state": "open", **new.dict()}
    cards[(boardId, card["id"])] = card
    return 201, card


@api.get("/boards/{boardId}/cards/{cardId}", operation_id="getCard", response={200: Card, 404: Problem, 422: Invalid})
def get_card(request, boardId: Id, cardId: Id):
    if faulty:
        found = next((card for (_, one), card in cards.items() if one == cardId), None)
        if found is None:
            raise HttpError(404, "No such card.")
        return found
    return card_at(boardId, cardId)


@api.put("/boards/{boardId}/cards/{cardId}", operation_id="putCard",
         response={200: Card, 400: Problem, 404: Problem, 422: Invalid})
def put_card(request, boardId: Id, cardId: Id, new: NewCard):
    if faulty and new.points == 13:
        raise RuntimeError("unlucky")
    card = card_at(boardId, cardId)
    card.update(new.dict())
    return card


@api.post("/boards/{boardId}/cards/{cardId}/start", operation_id="startCard",
          response={200: Card, 404: Problem, 409: Problem, 422: Invalid})
def start_card(request, boardId: Id, cardId: Id):
    card = card_at(boardId, cardId)
    if card["state"] == "started" and not faulty:
        raise HttpError(409, "It is started already.")
    card["state"] = "started"
    return card


urlpatterns = [path("", api.urls)]
app = get_asgi_application()
