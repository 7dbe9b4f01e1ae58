"""A form that holds several things: how many, one more or one less, and what their boxes say.

The boxes of the n-th thing end in ``-n``, those of the first in nothing (`viz.recording.suffix`).
"""

import re
from typing import Final

from api.noting import Form, partial
from graph.dates import PartialDate
from graph.model import Json
from graph.names import is_text
from graph.services.deciding import LONGEST_TITLE
from viz.page import words_of
from viz.recording import MOST, Asked, Sort, asked, options, suffix

_OF_THING: Final = re.compile(
    r"(?P<box>event|shown|who|post|unit|from_post|from_unit|parent|on|until|detail_[a-z_]+?)"
    r"(?:-(?P<number>[0-9]{1,2}))?(?P<part>_(?:id|unknown|new|day|month|year))?"
)
_WHOLE: Final = re.compile(r"[0-9]{1,7}")


def count_of(form: Form) -> int:
    """How many things the form has room for."""
    text = form.get("things", "")
    return min(int(text), MOST) if re.fullmatch(r"[1-9][0-9]?", text) else 1


def changed(form: Form, act: str) -> dict[str, str]:
    """The form with room for one thing more (``add``), or without one (``remove-3``)."""
    count = count_of(form)
    if act == "add":
        return {**form, "things": str(min(count + 1, MOST))}
    verb, _, which = act.partition("-")
    gone = int(which) if verb == "remove" and which.isascii() and which.isdigit() else 0
    if not (0 < gone <= count and count > 1):
        return dict(form)
    kept = {name: text for name, text in form.items() if not _OF_THING.fullmatch(name)}
    kept["things"] = str(count - 1)
    for name, text in form.items():
        of = _OF_THING.fullmatch(name)
        number = int(of["number"] or 1) if of else gone
        if of is None or number == gone:
            continue
        part = of["part"] or ""
        moved = f"{of['box']}{suffix(number - (number > gone))}{part}"
        kept[moved] = _moved(text, gone) if part == "_new" else text
    return kept


def _moved(pointer: str, gone: int) -> str:
    """Where something points once a thing is gone."""
    at = int(pointer[1:]) if re.fullmatch(r"@[0-9]{1,2}", pointer) else gone
    return "" if at == gone else f"@{at - (at > gone)}"


def tidy(form: Form, name: str) -> str:
    """What stands in a box, without spare blanks."""
    return " ".join(form.get(name, "").split())


def day_of(form: Form, name: str, faults: dict[str, str]) -> PartialDate | None:
    """The day of three boxes; one that is none joins the faults."""
    try:
        return partial(form, name)
    except ValueError:
        faults[name] = "day"
        return None


def details_of(form: Form, kind: str, ending: str, faults: dict[str, str]) -> dict[str, Json]:
    """What stands in the boxes of a kind's details; what is wrong joins the faults, by box."""
    found: dict[str, Json] = {}
    for box in asked(kind):
        if box.sort is Sort.PICK:
            continue
        name = f"{box.name}{ending}"
        try:
            value = _detail(form, kind, box, name)
        except ValueError as error:
            faults[name] = str(error)
            continue
        if value is not None:
            found[box.detail] = value
        elif box.required:
            faults[name] = "needed"
    return found


def _detail(form: Form, kind: str, box: Asked, name: str) -> Json:
    """What stands in the box of a detail; None where nothing does.

    Raises:
        ValueError: it is not what the detail takes; its text is a code of the faults.
    """
    text = tidy(form, name)
    match box.sort:
        case Sort.DAY:
            return _partial(form, name)
        case _ if not text:
            return None
        case _ if len(text) > LONGEST_TITLE or not is_text(text):
            return _refused("long")
        case Sort.NUMBER:
            return int(text) if _WHOLE.fullmatch(text) else _refused("number")
        case Sort.LIST:
            return [part for each in text.split(",") if (part := each.strip())]
        case Sort.CHOICE:
            codes = {each.code for each in options(kind, box.detail, words_of("vi"))}
            given: Json = {"yes": True, "no": False}.get(text, text)
            return given if text in codes else _refused("choice")
    return text


def _refused(code: str) -> Json:
    raise ValueError(code)


def _partial(form: Form, name: str) -> Json:
    try:
        day = partial(form, name)
    except ValueError:
        return _refused("day")
    return day.text if day else None
