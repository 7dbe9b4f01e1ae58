"""What the pages on which things are written down offer, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from graph.heard import SignalRow
from graph.vocabulary import (
    ACCESS,
    CREDIBILITY,
    KINDS,
    RELIABILITY,
    SOURCE_CLASSES,
    Role,
)
from viz.happenings import part_cells
from viz.language import N_
from viz.words import Words

USUAL: Final = ("resigned", "appointed", "transferred", "retired", "disciplined", "concern")
"""Kinds of event that are heard of most; the others are in a list."""

MONTHS: Final = (1, 3, 6, 12)

LEVELS: Final[Mapping[int, str]] = {
    0: N_("everybody with an account reads it"),
    1: N_("whoever has these units in scope reads it"),
    2: N_("only you and those you name read it"),
}

FAULTS: Final[Mapping[str, str]] = {
    "about": N_("Say whom or what it is about."),
    "choose": N_("Several fit; choose one, or say that it is nobody on record."),
    "none": N_("Nothing on record is called so. Change the name, or say that it is not on record."),
    "kind": N_("Say what was heard."),
    "when": N_("Say when: at least the year, or within how many months."),
    "day": N_("This is no day. Give day, month and year, month and year, or the year alone."),
    "expires": N_("Give a day that is still to come."),
    "person": N_("This kind is about a person."),
    "post": N_("This kind needs a post: choose it below."),
    "place": N_("This kind needs a post or a unit to go to: choose it below."),
    "unit": N_("This kind is about a unit."),
    "concern": N_("Say what the concern is about."),
    "paper": N_("What is signed has a number, a day and a signer."),
}
"""What is missing or wrong in a form."""

BESIDE: Final[Mapping[str, str]] = {
    "%(event)s is sensitive and never of level 0": "level",
    "There is no account %(name)s.": "readers",
    "a note claims %(most)s at most for its source": "reliability",
    "at most %(most)s accounts are named as readers": "readers",
    "it would have expired already; give a later day": "expires",
    "readers are named at level %(level)s alone": "readers",
    "the signal is of level %(at)s; another voice on it is so at least": "level",
    "there are no words for its readers to read": "text",
    "what was told or inferred is never A and never 1": "access",
    "your duty claims %(most)s at most for what a note says": "credibility",
}
"""Which box of a note a refusal is about; see :func:`viz.retelling.beside`."""

SCALES: Final = {"reliability": RELIABILITY, "credibility": CREDIBILITY, "access": ACCESS}
"""The scales of a grade, and of how a source came to know."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its code, its name, and what choosing it means."""

    code: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Offered:
    """A signal that a note may be another voice on."""

    id: str
    what: str
    whom: tuple[str, ...]
    when: str
    grades: str


def source_choices(words: Words) -> list[Choice]:
    """The classes of source, each with the grade and level it starts from."""
    return [
        Choice(
            each.code,
            each.vi if words.language == "vi" else each.en,
            f"{each.reliability}{each.credibility} · "
            f"{words.grade(each.reliability, each.credibility)} · {words.say(LEVELS[each.level])}",
        )
        for each in SOURCE_CLASSES.values()
    ]


def grade_choices(name: str, words: Words) -> list[Choice]:
    """The steps of a scale: reliability, credibility or access."""
    return [
        Choice(each.code, each.vi if words.language == "vi" else each.en)
        for each in SCALES[name].values()
    ]


def kind_choices(words: Words, *, informal: bool) -> list[Choice]:
    """The kinds of event that may be noted, or are decided, by name."""
    wanted = [code for code, kind in KINDS.items() if kind.informal or not informal]
    if not informal:
        wanted.remove("concern")
    return sorted((Choice(code, words.event(code)) for code in wanted), key=lambda one: one.name)


def lacking(kind: str, given: set[Role]) -> str:
    """What an event of a kind still needs, as a code of `FAULTS`; empty if nothing."""
    needs = KINDS[kind].needs
    if any(each <= given for each in needs):
        return ""
    if all(Role.WHO in each for each in needs) and Role.WHO not in given:
        return "person"
    if any(Role.UNIT in each for each in needs):
        return "place" if any(Role.POST in each for each in needs) else "unit"
    return "post"


def offered(row: SignalRow, words: Words) -> Offered:
    """A signal, in a line."""
    about = row.details.get("about")
    return Offered(
        row.id,
        f"{words.event(row.kind)}: {about}" if about else words.event(row.kind),
        tuple(cell.text for cell in part_cells(row.parts, words)),
        words.day(row.on),
        " ".join(f"{each.reliability}{each.credibility}" for each in row.voices),
    )
