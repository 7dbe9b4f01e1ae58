"""What somebody noted: its defaults, its checks, and how high a grade it may claim; pure.

A note is somebody's word on what happened or may happen. Its grade starts from the class of its
source; its author may change it, up to a ceiling of their duty, for nobody's hearsay is a fact.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from graph.accounts import OPERATOR_ID, Duty
from graph.dates import PartialDate, parse_date
from graph.event_check import faults as event_faults
from graph.event_check import no_such, too_long, too_open
from graph.model import Event, Json, make_event
from graph.names import is_text
from graph.told import coded, told
from graph.visibility import Viewer
from graph.vocabulary import (
    ACCESS,
    CREDIBILITY,
    KINDS,
    NAMED,
    RELIABILITY,
    SOURCE_CLASSES,
    Lane,
    Mark,
    Role,
    Stance,
)

LONGEST_TEXT: Final = 4_000
LONGEST_NAME: Final = 200
MOST_READERS: Final = 50
HIGHEST_LEVEL: Final = 2

CEILINGS: Final[Mapping[Duty, tuple[str, str]]] = {
    Duty.OFFICER: ("B", "2"),
    Duty.HEAD: ("B", "1"),
}
"""The best grade of a note that each duty may claim; who has neither duty writes no notes.

A is for what is signed: no note is (domain.md §10).
"""

HEARSAY: Final = frozenset({"told", "inferred"})
"""How a source came to know where it did not see it: never A, and never 1 (domain.md §10)."""

_UNKNOWN: Final = frozenset({"F", "6"})
"""Not rated; unknown, which is not the worst, and no claim."""

_LINES: Final = "\n\t"


@dataclass(frozen=True, slots=True)
class Writer:
    """Whoever writes something down: their eyes and their duties."""

    viewer: Viewer
    duties: frozenset[Duty]

    @property
    def account(self) -> str:
        """Whose name it is written under."""
        return self.viewer.account or OPERATOR_ID

    @property
    def notes(self) -> bool:
        """Whether one of their duties writes notes and decisions down."""
        return not self.duties.isdisjoint(CEILINGS)


@dataclass(frozen=True, slots=True)
class Draft:
    """A note as it is handed in; what is None has its default.

    Attributes:
        kind, roles, on, until, details: what it says; of nothing where it is a voice on a signal.
        named: somebody on no record yet, as typed.
        source_class: what kind of informant it comes from.
        source_name: who that is; sealed, and told to nobody.
        voice_on: the signal it is another voice on.
        readers: accounts that read it besides its author, at level 2.
    """

    kind: str | None = None
    roles: Mapping[Role, str] = field(default_factory=dict)
    named: str | None = field(default=None, repr=False)
    on: PartialDate | None = None
    until: PartialDate | None = None
    details: Mapping[str, Json] = field(default_factory=dict)
    source_class: str = "insider"
    source_name: str | None = field(default=None, repr=False)
    reliability: str | None = None
    credibility: str | None = None
    access: str | None = None
    level: int | None = None
    readers: tuple[str, ...] = ()
    stance: Stance = Stance.SUPPORTS
    text: str | None = field(default=None, repr=False)
    expires_on: date | None = None
    voice_on: str | None = None

    @property
    def event(self) -> Event | None:
        """What it says happened, as a new event; None where it is a voice on another."""
        if self.kind is None:
            return None
        details = {**self.details, NAMED: self.named}
        return make_event(self.kind, self.roles, self.on, self.until, details, Lane.INFORMAL)


@dataclass(frozen=True, slots=True)
class Graded:
    """The grade and the level of a note, its defaults filled in."""

    reliability: str
    credibility: str
    access: str
    level: int


def graded(draft: Draft, floor: int | None = None) -> Graded:
    """The grade and level of a draft of a known source class.

    Parameters
    ----------
    floor
        The highest level of the voices it joins; by default it is as restricted as they are.
    """
    usual = SOURCE_CLASSES[draft.source_class]
    level = usual.level if floor is None else floor
    if draft.kind is not None and draft.kind in KINDS and _is_sensitive(draft.kind):
        level = max(level, 1)
    return Graded(
        draft.reliability or usual.reliability,
        draft.credibility or usual.credibility,
        draft.access or usual.access,
        level if draft.level is None else draft.level,
    )


def tidied(draft: Draft) -> Draft:
    """The draft with its texts as they are kept: one kind of line end, no spare blanks."""
    return replace(
        draft,
        text=(_lines(draft.text) or None) if draft.text is not None else None,
        named=" ".join(draft.named.split()) or None if draft.named is not None else None,
        source_name=(
            " ".join(draft.source_name.split()) or None if draft.source_name is not None else None
        ),
    )


def form_faults(draft: Draft, today: date) -> list[str]:
    """What in a draft no note takes: a code, a text, a day; in words, empty if nothing."""
    found = [
        no_such(what, given)
        for what, given, known in (
            (told("class of source"), draft.source_class, SOURCE_CLASSES),
            (told("reliability"), draft.reliability, RELIABILITY),
            (told("credibility"), draft.credibility, CREDIBILITY),
            (told("access"), draft.access, ACCESS),
            (told("kind of event"), draft.kind, KINDS),
        )
        if given is not None and given not in known
    ]
    if draft.level is not None and not 0 <= draft.level <= HIGHEST_LEVEL:
        found.append(told("there is no such level"))
    found += [
        too_long(what, longest)
        for what, text, longest in _texts(draft)
        if len(text) > longest or not _is_readable(text)
    ]
    if len(draft.readers) > MOST_READERS:
        found.append(told("at most %(most)s accounts are named as readers", most=MOST_READERS))
    if draft.expires_on is not None and draft.expires_on <= today:
        found.append(told("it would have expired already; give a later day"))
    return found


def faults(draft: Draft, given: Graded, floor: int | None = None) -> list[str]:
    """Why a note is turned down whoever writes it; in words, empty if it is not."""
    found: list[str] = []
    if draft.voice_on is None:
        event = draft.event
        found += event_faults(event) if event else [told("say what it is about, and of what kind")]
        found += [] if draft.on else [told("say when: a day, a month or a year")]
        if event and _is_sensitive(event.kind) and given.level == 0:
            found.append(too_open(event.kind))
    elif draft.kind is not None or draft.roles or draft.named:
        found.append(told("another voice on a signal says what the signal says, and nothing else"))
    if floor is not None and given.level < floor:
        found.append(
            told("the signal is of level %(at)s; another voice on it is so at least", at=floor)
        )
    if draft.readers and given.level != HIGHEST_LEVEL:
        found.append(told("readers are named at level %(level)s alone", level=HIGHEST_LEVEL))
    if given.level == HIGHEST_LEVEL and not draft.text and draft.readers:
        found.append(told("there are no words for its readers to read"))
    return found


def overclaims(given: Graded, duties: Iterable[Duty]) -> list[str]:
    """What in a grade is more than these duties, or such access, may claim; in words."""
    limits = [CEILINGS[duty] for duty in duties if duty in CEILINGS]
    letter, digit = min(limits, default=("B", "2"), key=lambda each: (each[0], each[1]))
    found = []
    if given.access in HEARSAY and (given.reliability == "A" or given.credibility == "1"):
        found.append(told("what was told or inferred is never A and never 1"))
    if given.reliability not in _UNKNOWN and given.reliability < letter:
        found.append(told("a note claims %(most)s at most for its source", most=letter))
    if given.credibility not in _UNKNOWN and given.credibility < digit:
        found.append(told("your duty claims %(most)s at most for what a note says", most=digit))
    return found


def _is_sensitive(kind: str) -> bool:
    return KINDS[kind].mark is Mark.SENSITIVE


def _texts(draft: Draft) -> list[tuple[str, str, int]]:
    said = [(coded("detail", name), value, LONGEST_NAME) for name, value in draft.details.items()
            if isinstance(value, str)]  # fmt: skip
    given = [
        (told("the text"), draft.text, LONGEST_TEXT),
        (told("the name"), draft.named, LONGEST_NAME),
        (told("the source"), draft.source_name, LONGEST_NAME),
    ]
    return said + [(what, text, longest) for what, text, longest in given if text is not None]


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _is_readable(text: str) -> bool:
    return is_text("".join(letter for letter in text if letter not in _LINES))


def within(months: int, today: date) -> tuple[PartialDate, PartialDate]:
    """The first and the last month of what is expected within so many months from a day.

    Raises:
        ValueError: the last lies beyond the years that dates are written in.
    """
    last = today.year * 12 + today.month - 1 + months
    return parse_date(f"{today:%Y-%m}"), parse_date(f"{last // 12:04d}-{last % 12 + 1:02d}")
