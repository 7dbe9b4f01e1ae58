"""What is wrong with a field, as pages can say it; the words are those that programs are told."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from graph.told import is_told, told

_MEANT: Final[Mapping[str, Callable[[Mapping[str, Any]], str]]] = {
    "missing": lambda _: told("Field required"),
    "int_parsing": lambda _: told(
        "Input should be a valid integer, unable to parse string as an integer"
    ),
    "float_parsing": lambda _: told(
        "Input should be a valid number, unable to parse string as a number"
    ),
    "bool_parsing": lambda _: told("Input should be a valid boolean, unable to interpret input"),
    "greater_than_equal": lambda context: told(
        "Input should be greater than or equal to %(least)s", least=context["ge"]
    ),
    "less_than_equal": lambda context: told(
        "Input should be less than or equal to %(most)s", most=context["le"]
    ),
    "string_too_long": lambda context: told(
        "String should have at most %(longest)s characters", longest=context["max_length"]
    ),
    "enum": lambda context: told("Input should be %(known)s", known=context["expected"]),
    "literal_error": lambda context: told("Input should be %(known)s", known=context["expected"]),
}
"""By the type of the fault; a type, or a wording, that is not here is told in English alone."""


def meaning(kind: str, message: str, context: Mapping[str, Any]) -> str:
    """The same message, as one that pages can say where there is such."""
    if is_told(message) or kind not in _MEANT:
        return message
    meant = _MEANT[kind](context)
    return meant if meant == message else message
