"""The page on which a decision is recorded: what it asks for, thing by thing, in one language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from graph.rules.discipline_forms import FORMS
from graph.rules.evaluation import GRADES
from graph.rules.findings import Text
from graph.rules.ranks import RANKS
from graph.services.claims import NAMED_BY, SORTS
from graph.vocabulary import KINDS, NAMED, OUTCOMES, ROLES, Mode, Role, Structure
from viz import codes
from viz.language import N_
from viz.succeeding_words import VALUES
from viz.words import Words
from viz.writing import FAULTS as NOTED
from viz.writing import Choice

MOST: Final = 10
"""Things that one page takes; a longer decision is recorded over the API."""

FAULTS: Final[Mapping[str, str]] = {
    **NOTED,
    "decides": N_("Say what it decides."),
    "more": N_("This kind asks for what stands below: fill it in."),
    "alike": N_("Somebody on record is called so. Choose them, or say that it is somebody new."),
    "which": N_("This is not the name of one alone. Choose one, or change the name."),
    "absent": N_("Nothing on record is called so. Change the name."),
    "there": N_("Something on record is called so. Choose it, or say that this is a new one."),
    "needed": N_("This has to be given."),
    "number": N_("Give a whole number."),
    "choice": N_("Choose one of the list."),
    "long": N_("This is too long, or holds what nobody can read."),
}
"""What is missing or wrong in a decision."""

HIDDEN: Final = frozenset(
    {NAMED, "ends", "row", "role", "on_behalf_of", "area", "period", "lat", "lon"}
)
"""Details that no paper says in so many words: registers bring them, or other boxes."""

FOUND: Final = {Role.WHO: "person", Role.POST: "position", Role.UNIT: "unit"}
"""What a search calls the sorts of things."""

_HINTS: Final = {
    Role.WHO: N_("A few letters of the name are enough."),
    Role.POST: N_("A few letters of its title or unit are enough."),
    Role.UNIT: N_("A few letters of its name are enough."),
}
_FULL: Final = N_("In full, as the paper has it; what is called so already is offered.")
_NEW: Final = {
    Role.WHO: N_("On no record yet: open a record for “%(name)s”"),
    Role.POST: N_("Another post that is called “%(name)s”: put it on record"),
    Role.UNIT: N_("Another unit that is called “%(name)s”: put it on record"),
}
_LABELS: Final[Mapping[tuple[str, str], str]] = {
    ("established", "unit"): N_("name of the unit"),
    ("established", "detail_kind"): N_("kind of unit"),
    ("post_created", "post"): N_("title of the post"),
    ("post_created", "unit"): N_("in which unit"),
    ("post_created", "detail_rank"): N_("head, deputy or staff"),
    ("renamed", "detail_name"): N_("new name"),
    ("merged", "from_unit"): N_("unit that is merged"),
    ("merged", "unit"): N_("unit it becomes"),
    ("split", "from_unit"): N_("unit that is split"),
    ("split", "unit"): N_("unit that comes of it"),
    ("recorded", "detail_name"): N_("name, where it changes"),
}
"""What some boxes are called besides what their role, or their detail, is."""


class Sort(StrEnum):
    """How a box is filled in."""

    PICK = "pick"
    TEXT = "text"
    NUMBER = "number"
    CHOICE = "choice"
    DAY = "day"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing a kind asks for: a role that something on record takes, or a detail."""

    name: str
    sort: Sort
    required: bool
    role: Role = Role.WHO
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What an earlier thing of the paper puts on record."""

    number: int
    sort: Role
    name: str


@dataclass(frozen=True, slots=True)
class Box:
    """One box as it is shown.

    Attributes:
        options: what may be chosen or, in a box for text, what is usual.
        of: what a search for it finds; empty where it finds nothing.
        new: what is said of something of that name that is on no record yet; empty where nothing
            new may stand there.
        made: what stands on record by the same paper and may be meant.
    """

    name: str
    sort: Sort
    label: str
    required: bool
    options: tuple[Choice, ...] = ()
    of: str = ""
    hint: str = ""
    new: str = ""
    made: tuple[Made, ...] = ()


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that is decided, as the page shows it."""

    number: int
    suffix: str
    kind: str
    boxes: tuple[Box, ...]


def suffix(number: int) -> str:
    """What the names of the boxes of a thing end in."""
    return "" if number == 1 else f"-{number}"


def asked(kind: str) -> tuple[Asked, ...]:
    """What a kind asks for: roles first, then details, the needed ones first among them."""
    told = KINDS[kind]
    roles = told.may.union(*told.needs)
    order = list(Role)
    if told.effect.structure in {Structure.MERGES, Structure.SPLITS}:
        order.reverse()
    boxes = [
        Asked(ROLES[role].code, Sort.PICK, all(role in each for each in told.needs), role)
        for role in order
        if role in roles
    ]
    by_box = NAMED_BY[kind][1] if kind in NAMED_BY and kind != "recorded" else ""
    details = [
        Asked(f"detail_{name}", _sort(kind, name), each.required, detail=name)
        for name, each in told.details.items()
        if name not in HIDDEN and name != by_box
    ]
    return (*boxes, *sorted(details, key=lambda each: not each.required))


def options(kind: str, detail: str, words: Words) -> tuple[Choice, ...]:
    """What a detail may be, or usually is; nothing where it may be anything."""
    match detail:
        case "also":
            return Choice("yes", words.say("yes")), Choice("no", words.say("no"))
        case "mode":
            return tuple(Choice(mode, words.mode(mode)) for mode in Mode)
        case "sex":
            return tuple(Choice(each, words.say(VALUES[each])) for each in ("male", "female"))
        case "authority":
            of = ("administrative", "party")
            return tuple(Choice(each, words.say(VALUES[each])) for each in of)
        case "outcome":
            return tuple(Choice(code, words.outcome(code)) for code in OUTCOMES)
        case "form":
            return _spoken(FORMS, words)
        case "grade":
            return _spoken(GRADES, words)
        case "kind":
            return tuple(Choice(code, words.unit_kind(code)) for code in codes.UNIT_KINDS)
        case "rank" if kind == "post_created":
            return tuple(Choice(code, words.rank(code)) for code in codes.RANKS)
        case "rank":
            return _spoken(RANKS, words)
    return ()


def things(
    given: Mapping[str, str], count: int, made: Sequence[Made], words: Words
) -> tuple[Thing, ...]:
    """The things of a form, each with the boxes its kind asks for."""
    shown = []
    for number in range(1, count + 1):
        ending = suffix(number)
        kind = given.get(f"event{ending}", "")
        kind = kind if kind in KINDS else ""
        earlier = tuple(each for each in made if each.number < number)
        boxes = tuple(
            _box(kind, each, ending, given, earlier, words)
            for each in (asked(kind) if kind else ())
        )
        shown.append(Thing(number, ending, kind, boxes))
    return tuple(shown)


def _box(
    kind: str, box: Asked, ending: str, given: Mapping[str, str], earlier: Sequence[Made],
    words: Words,
) -> Box:  # fmt: skip
    name = f"{box.name}{ending}"
    label = _LABELS.get((kind, box.name))
    if box.sort is not Sort.PICK:
        title = words.say(label) if label else words.attribute(box.detail)
        found = options(kind, box.detail, words)
        return Box(name, box.sort, title, box.required, found)
    sort = SORTS[box.role]
    title = words.say(label) if label else words.role(ROLES[box.role].code)
    founds = kind in NAMED_BY and NAMED_BY[kind][0] is box.role
    typed = " ".join(given.get(name, "").split())
    may_be_new = typed and (founds or box.role is Role.WHO)
    return Box(
        name, box.sort, title, box.required, of=FOUND[sort],
        hint=words.say(_FULL if founds else _HINTS[sort]),
        new=words.say(_NEW[sort], name=typed) if may_be_new else "",
        made=tuple(each for each in earlier if each.sort is sort),
    )  # fmt: skip


def _sort(kind: str, detail: str) -> Sort:
    wanted = KINDS[kind].details[detail].type
    if detail == "birth_date":
        return Sort.DAY
    if wanted is bool or detail in {"mode", "sex", "authority", "form", "grade", "kind", "outcome"}:
        return Sort.CHOICE
    if kind == "post_created" and detail == "rank":
        return Sort.CHOICE
    return {int: Sort.NUMBER, list: Sort.LIST}.get(wanted, Sort.TEXT)  # type: ignore[arg-type]


def _spoken(table: Mapping[str, Text], words: Words) -> tuple[Choice, ...]:
    """A table of the law: what is written down is the Vietnamese, as decisions have it."""
    return tuple(
        Choice(each.vi, each.vi if words.language == "vi" else each.en) for each in table.values()
    )
