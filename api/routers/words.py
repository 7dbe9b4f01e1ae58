"""What canbo knows of itself: its words, its registers, how fresh it is, this very API."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.answering import answer
from api.dependencies import Known, Reading
from api.schemas.papers import Freshness, Registers
from api.schemas.vocabulary import Vocabulary
from graph.jsonable import freshness_json, registers_json, vocabulary_json
from graph.services.freshness import freshness
from graph.services.registers import registers

router = APIRouter()


@router.get("/vocabulary", response_model=Vocabulary, tags=["vocabulary"])
def get_vocabulary(request: Request) -> Response:
    """Kinds of event and report, roles, modes and grades, in Vietnamese and English."""
    return answer(request, vocabulary_json())


@router.get("/registers", response_model=Registers, tags=["registers"])
def list_registers(request: Request, store: Reading) -> Response:
    """Registers, with how many imports each has had and when the last one came."""
    return answer(request, registers_json(registers(store)))


@router.get("/freshness", response_model=Freshness, tags=["registers"])
def get_freshness(request: Request, store: Reading, known: Known) -> Response:
    """When a word was last recorded, and the last report of each kind and register."""
    return answer(request, freshness_json(freshness(store, known)), known)


@router.get("/openapi.json", response_model=dict[str, Any], tags=["vocabulary"])
def get_openapi_document(request: Request) -> Response:
    """This document."""
    return answer(request, request.app.openapi())
