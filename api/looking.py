"""Looking something up by what others call it."""

from typing import Annotated

from fastapi import Query
from fastapi.exceptions import RequestValidationError

ExternalId = Annotated[str | None, Query(description="An id of its source, as written there.")]
Name = Annotated[
    str | None,
    Query(description="A name as written or, where none fits, without diacritics and case."),
]


def only_one(**given: str | None) -> None:
    """Refuse a question that gives none of its parameters, or several.

    Raises:
        RequestValidationError: names them.
    """
    if sum(value is not None for value in given.values()) != 1:
        message = f"give one of {' or '.join(given)}"
        raise RequestValidationError([{"loc": ("query",), "msg": message, "type": "value_error"}])
