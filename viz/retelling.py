"""What a service told, said again in the language of a page."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Final

from graph.dates import PartialDate
from graph.due import QUESTIONS
from graph.told import Chain, Code, Phrase, Quote, is_told
from viz.duties import RIGHTS
from viz.heard import VERDICTS
from viz.language import N_
from viz.words import Words


def _question(words: Words, code: str) -> str:
    return str(getattr(QUESTIONS[code], words.language))


_FIELDS: Final = {"file": N_("file")}
"""Fields of forms whose name says nothing; most faults are told beside their field."""

TABLES: Final[Mapping[str, Callable[[Words, str], str]]] = {
    "detail": Words.attribute,
    "event": Words.event,
    "field": lambda words, code: words.say(_FIELDS[code]) if code in _FIELDS else code,
    "lane": Words.lane,
    "question": _question,
    "right": lambda words, code: words.say(RIGHTS[code]),
    "role": lambda words, code: words.role(code.lower()),
    "verdict": lambda words, code: words.say(VERDICTS[code]),
}
"""How the codes of a table are named."""


def retell(text: object, words: Words) -> str:
    """A text, and all that was put into it, in another language; what is plain stays as it is."""
    match text:
        case Phrase():
            values = {name: retell(each, words) for name, each in text.values.items()}
            return words.say(text.text, **values)
        case Chain():
            return text.between.join(retell(each, words) for each in text.parts)
        case Code():
            return TABLES[text.table](words, text.code)
        case Quote():
            return f"“{repr(text.given)[1:-1]}”"
        case date():
            return words.day(text)
        case PartialDate():
            return words.day(str(text))
        case int():
            return words.number(text)
    return str(text)


def beside(text: object, boxes: Mapping[str, str], words: Words) -> dict[str, str]:
    """What of a text is about one box of a form, by the box."""
    match text:
        case Phrase() if text.text in boxes:
            return {boxes[text.text]: retell(text, words)}
        case Phrase():
            parts: Iterable[object] = text.values.values()
        case Chain():
            parts = text.parts
        case _:
            return {}
    found: dict[str, str] = {}
    for part in parts:
        for box, told in beside(part, boxes, words).items():
            found[box] = f"{found[box]}; {told}" if box in found else told
    return found


def retold(text: str, words: Words) -> str:
    """A text that the page's language has; nothing for one that only the command line tells."""
    return retell(text, words) if is_told(text) else ""
