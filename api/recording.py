"""Between the form of a decision and what services take: each thing it decides, and what is new.

The boxes of the n-th thing end in ``-n``, those of the first in nothing (`viz.recording.suffix`).
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from api.noting import Form, Picked
from api.things import count_of, day_of, details_of, tidy
from graph.answers import Hit
from graph.errors import UsageError
from graph.names import fold
from graph.services.claims import NAMED_BY, RECORDED, SORTS, Claim, same_name
from graph.services.clocks import read_clocks, read_day
from graph.services.deciding import Decision
from graph.services.search import LONGEST, search
from graph.store import ViewerStore
from graph.vocabulary import KINDS, NAMED, REPORT_KINDS, ROLES, Role
from viz.recording import FOUND, Asked, Made, Sort, asked, suffix

_NEAR: Final = 40
_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class Paper:
    """A form as it was understood.

    Attributes:
        decision: what is recorded; None where something is wrong.
        faults: the box each fault is at, and its code.
        choices: what a box may mean, by the box.
    """

    decision: Decision | None
    faults: dict[str, str] = field(default_factory=dict)
    choices: dict[str, tuple[Hit, ...]] = field(default_factory=dict)


def made_by(form: Form) -> tuple[Made, ...]:
    """What the things of a form put on record, as far as it says so."""
    found = []
    for number in range(1, count_of(form) + 1):
        kind = form.get(f"event{suffix(number)}", "")
        for box in asked(kind) if kind in KINDS else ():
            name = f"{box.name}{suffix(number)}"
            text = tidy(form, name)
            there = form.get(f"{name}_id") or form.get(f"{name}_new")
            new = _founds(kind, box) or (box.role is Role.WHO and _said_new(form, name))
            if box.sort is Sort.PICK and text and not there and new:
                found.append(Made(number, box.role, text))
    return tuple(found)


def read_paper(store: ViewerStore, form: Form) -> Paper:
    """A decision as a form gives it."""
    paper = Paper(None)
    made = made_by(form)
    claims = [_claim(store, form, each, made, paper) for each in range(1, count_of(form) + 1)]
    issued_on = _issued(form, paper.faults)
    if paper.faults:
        return paper
    return Paper(
        Decision(
            tuple(each for each in claims if each), form.get("number"), issued_on,
            form.get("signer"), form.get("paper", "decision"), form.get("title") or None,
            int(form.get("level") == "1"),
        )
    )  # fmt: skip


def _claim(
    store: ViewerStore, form: Form, number: int, made: tuple[Made, ...], paper: Paper
) -> Claim | None:
    ending, faults = suffix(number), paper.faults
    kind = form.get(f"event{ending}", "")
    if kind not in KINDS or kind == "concern":
        faults[f"event{ending}"] = "decides"
        return None
    if form.get(f"shown{ending}") != kind:
        faults[f"event{ending}"] = "more"
        return None
    earlier = tuple(each for each in made if each.number < number)
    picked = {
        box: _picked(store, form, kind, box, f"{box.name}{ending}", earlier)
        for box in asked(kind)
        if box.sort is Sort.PICK
    }
    for box, each in picked.items():
        if each.fault:
            faults[f"{box.name}{ending}"] = each.fault
            paper.choices[f"{box.name}{ending}"] = each.choices
    details = details_of(form, kind, ending, faults)
    for box, each in picked.items():
        if each.named is not None:
            details[_named_by(kind, box)] = each.named
    roles = {box.role: each.node for box, each in picked.items() if each.node}
    given = {box.role for box, each in picked.items() if each != Picked()}
    _check_needs(kind, given, ending, faults)
    on, until = (day_of(form, f"{name}{ending}", faults) for name in ("on", "until"))
    return Claim(kind, roles, on, until, details)


def _named_by(kind: str, box: Asked) -> str:
    """The detail in which a kind has the name of what stands in a box."""
    return NAMED_BY[kind][1] if kind in NAMED_BY and NAMED_BY[kind][0] is box.role else NAMED


def _founds(kind: str, box: Asked) -> bool:
    """Whether what is typed in a box names a unit or a post that the kind founds."""
    return kind in NAMED_BY and kind != RECORDED and NAMED_BY[kind][0] is box.role


def _said_new(form: Form, name: str) -> bool:
    """Whether it is said that what is typed is on no record yet; of another name it was not."""
    return same_name(form.get(f"{name}_unknown", "")) == same_name(form.get(name, ""))


def _picked(
    store: ViewerStore, form: Form, kind: str, box: Asked, name: str, earlier: tuple[Made, ...]
) -> Picked:
    """What a box names: on record, put there by an earlier thing, or new."""
    text, sort = tidy(form, name), SORTS[box.role]
    made = [each for each in earlier if each.sort is sort]
    pointer = form.get(f"{name}_new", "")
    if pointer in {f"@{each.number}" for each in made}:
        return Picked(box.role, pointer)
    of, _, node = form.get(f"{name}_id", "").partition(":")
    if node and of == FOUND[sort]:
        return Picked(box.role, node, text if _founds(kind, box) else None)
    if not text:
        return Picked()
    if _said_new(form, name) and (_founds(kind, box) or box.role is Role.WHO):
        return Picked(named=text)
    hits = _hits(store, text, FOUND[sort])
    same = [hit for hit in hits if fold(hit.name or "") == fold(text)]
    if _founds(kind, box):
        there = _there(same, form, name) if box.role is Role.POST else same
        return Picked(choices=tuple(there), fault="there") if there else Picked(named=text)
    meant = [each for each in made if same_name(each.name) == same_name(text)]
    if meant and not same:
        return Picked(box.role, f"@{meant[0].number}")
    # Whoever is of the same name is offered: a decision may speak of another of that name.
    if len(same) == 1 and same_name(same[0].name or "") == same_name(text) and sort is not Role.WHO:
        return Picked(box.role, same[0].id)
    near = tuple(same or hits)[:_SHOWN]
    if sort is not Role.WHO:
        return Picked(choices=near, fault="which" if hits else "absent")
    return Picked(choices=near, fault="alike" if same else "choose" if hits else "none")


def _hits(store: ViewerStore, text: str, of: str) -> list[Hit]:
    try:
        hits = search(store, text[:LONGEST], _NEAR, read_clocks())
    except UsageError:
        return []
    return [hit for hit in hits if hit.kind == of]


def _there(same: list[Hit], form: Form, name: str) -> list[Hit]:
    """The posts of that title in the unit in which one is created."""
    unit = name.replace("post", "unit")
    chosen, text = form.get(f"{unit}_id", "").partition(":")[2], fold(tidy(form, unit))
    placed = [(hit, hit.unit) for hit in same if hit.unit]
    if chosen:
        return [hit for hit, place in placed if place.id == chosen]
    return [hit for hit, place in placed if fold(place.name or "") == text]


def _check_needs(kind: str, given: set[Role], ending: str, faults: dict[str, str]) -> None:
    """Say of each role that is missing that it has to be there."""
    needs = KINDS[kind].needs
    if any(each <= given for each in needs):
        return
    missing = frozenset.intersection(*needs) - given
    for role in missing or {Role.POST}:
        word = "needed" if missing else "place"
        faults.setdefault(f"{ROLES[role].code}{ending}", word)


def _issued(form: Form, faults: dict[str, str]) -> date | None:
    """The day a paper bears; what is signed has its number and signer too."""
    paper = [form.get(each, "").strip() for each in ("number", "issued_on", "signer")]
    kind = REPORT_KINDS.get(form.get("paper", "decision"))
    if kind and kind.signed and not all(paper):
        faults["paper"] = "paper"
    try:
        return read_day(paper[1]) if paper[1] else None
    except UsageError:
        faults["paper"] = "paper"
        return None
